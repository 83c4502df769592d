import type {Currency} from '../../platform/values/currencies.ts';
import type {Partner} from '../partner.ts';
import {type MemberState, vatStateOf} from './vat-territory.ts';

/** The member states that keep a currency of their own; all others have the euro. */
const ownCurrencies: Partial<Record<MemberState, Currency>> = {CZ: 'CZK', DK: 'DKK', HU: 'HUF', PL: 'PLN', RO: 'RON', SE: 'SEK'};

type Seller = Pick<Partner, 'vatCurrency' | 'sellerCountryCode' | 'sellerPostalCode'>;

/**
 * The currency that a seller accounts for its VAT in (Directive 2006/112/EC, Art. 230): the one it names, else its member state's. Null
 * outside the EU, where nothing is stated unless the seller asks for it.
 */
export function vatCurrencyOf({vatCurrency, sellerCountryCode, sellerPostalCode}: Seller): Currency | null {
	if (vatCurrency) return vatCurrency as Currency;
	const state = sellerCountryCode ? vatStateOf({countryCode: sellerCountryCode, postalCode: sellerPostalCode ?? null}) : undefined;
	return state ? (ownCurrencies[state] ?? 'EUR') : null;
}
