import {isPeppolScheme, vatSchemeOf} from '../../organization/numbers/peppol-schemes.ts';
import {isCountryCode} from '../../platform/values/countries.ts';
import type {SchemedId} from './einvoice.ts';

/** An electronic address that is an e-mail address (EAS list). */
const EMAIL_SCHEME = 'EM';

/** Prefixes of VAT numbers that are no country codes: Greece, Northern Ireland. */
const OTHER_PREFIXES = new Set(['EL', 'XI']);

/** Whether a VAT number begins as EN 16931 wants it: with the country that gave it (BR-CO-09). */
export const hasCountryPrefix = (vatNumber: string): boolean => {
	const prefix = vatNumber.slice(0, 2);
	return isCountryCode(prefix) || OTHER_PREFIXES.has(prefix);
};

type Reached = Readonly<{
	peppol_id: string | null;
	peppol_scheme: string | null;
	vat_number: string | null;
	country_code: string;
	contact_email: string | null;
}>;

/**
 * Where a party is reached (BT-34, BT-49): its Peppol identifier, else its VAT number in its country's scheme, else its e-mail address.
 * Outside the scope of VAT no VAT number stands on the document, so none is an address there either.
 */
export function endpointOf(party: Reached, isOutsideScope: boolean): SchemedId | undefined {
	if (party.peppol_id && party.peppol_scheme) return {id: party.peppol_id, scheme: party.peppol_scheme};

	const scheme = vatSchemeOf(party.country_code);
	if (party.vat_number && scheme && !isOutsideScope) return {id: party.vat_number, scheme};
	return party.contact_email ? {id: party.contact_email, scheme: EMAIL_SCHEME} : undefined;
}

/** Whether an electronic address can be reached on Peppol. */
export const isOnPeppol = (endpoint: SchemedId | undefined): boolean => endpoint?.scheme !== undefined && isPeppolScheme(endpoint.scheme);

/** Registers whose numbers have a form of their own, by the seller's country (ISO 6523). */
const registers: Readonly<Record<string, readonly Readonly<{scheme: string; digits: number}>[]>> = {
	BE: [{scheme: '0208', digits: 10}],
	DK: [{scheme: '0184', digits: 8}],
	FR: [
		{scheme: '0002', digits: 9},
		{scheme: '0009', digits: 14},
	],
	NL: [
		{scheme: '0106', digits: 8},
		{scheme: '0190', digits: 20},
	],
	NO: [{scheme: '0192', digits: 9}],
	SE: [{scheme: '0007', digits: 10}],
};

/** A registration number with its register where the country has one; as it was typed where it is none of them. */
export function registrationOf(number: string, countryCode: string): SchemedId {
	const plain = number.replace(/[\s.-]/g, '');
	const digits = countryCode === 'BE' ? plain.replace(/^BE/i, '') : plain;
	const register = /^\d+$/.test(digits) ? registers[countryCode]?.find(each => each.digits === digits.length) : undefined;
	return register ? {id: digits, scheme: register.scheme} : {id: number};
}
