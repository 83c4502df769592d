import type {Fault} from '../platform/refusals.ts';
import {isCountryCode} from '../platform/values/countries.ts';
import {peppolFaults} from './billing-profile-faults.ts';
import {checkBic} from './numbers/bic.ts';
import {checkIban} from './numbers/iban.ts';
import {checkVatNumber} from './numbers/vat-number.ts';
import {OPERATOR_PREFIX} from './remember-caller.ts';

type Seller = Readonly<{
	sellerCountryCode?: string | null;
	sellerVatNumber?: string | null;
	iban?: string | null;
	bic?: string | null;
	peppolId?: string | null;
	peppolScheme?: string | null;
	invoiceNumberPrefix?: string;
}>;

function* faults(seller: Seller, isOperator: boolean): Generator<[path: string, message: string | undefined]> {
	const country = seller.sellerCountryCode;
	if (country && !isCountryCode(country)) yield ['seller_country_code', 'must be a country code of ISO 3166, like NL; Greece is GR'];
	if (seller.sellerVatNumber && !country) yield ['seller_country_code', 'is required beside seller_vat_number'];
	if (seller.sellerVatNumber && country) yield ['seller_vat_number', checkVatNumber(seller.sellerVatNumber, country)];
	if (seller.iban) yield ['iban', checkIban(seller.iban)];
	if (seller.bic) yield ['bic', checkBic(seller.bic)];
	if (seller.invoiceNumberPrefix === OPERATOR_PREFIX && !isOperator)
		yield ['invoice_number_prefix', `${OPERATOR_PREFIX} is the operator's`];
	yield* peppolFaults(seller);
}

/** Everything that is wrong with a seller's data as it would stand after a change; each fault names its field. */
export const sellerFaults = (seller: Seller, isOperator: boolean): Fault[] =>
	[...faults(seller, isOperator)].flatMap(([path, message]) => (message === undefined ? [] : [{path, message}]));
