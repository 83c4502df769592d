/** The member states of the European Union, by ISO 3166-1 alpha-2 code. */
export const memberStates = [
	'AT',
	'BE',
	'BG',
	'CY',
	'CZ',
	'DE',
	'DK',
	'EE',
	'ES',
	'FI',
	'FR',
	'GR',
	'HR',
	'HU',
	'IE',
	'IT',
	'LT',
	'LU',
	'LV',
	'MT',
	'NL',
	'PL',
	'PT',
	'RO',
	'SE',
	'SI',
	'SK',
] as const;

export type MemberState = (typeof memberStates)[number];

/**
 * Parts of member states that are outside the territory of VAT, by the beginning of their postal codes (Directive 2006/112/EC,
 * Art. 6): Canary Islands, Ceuta and Melilla; Heligoland and Büsingen; Campione and Livigno; Mount Athos; Åland; the French overseas
 * departments. Those with a country code of their own (AX, GP, MQ, GF, RE, YT, MF) are no member state in the first place.
 */
const OUTSIDE_BY_POSTAL_CODE: Partial<Record<MemberState, readonly string[]>> = {
	DE: ['27498', '78266'],
	ES: ['35', '38', '51', '52'],
	FI: ['22'],
	FR: ['971', '972', '973', '974', '975', '976', '977', '978'],
	GR: ['63086'],
	IT: ['22061', '23041'],
};

/** Where somebody is, as far as VAT asks. */
export type VatPlace = Readonly<{countryCode: string; postalCode?: string | null}>;

/** The member state that a country's VAT numbers and rates are of; undefined outside the EU. Monaco counts as France (Art. 7). */
export function memberStateOf(countryCode: string): MemberState | undefined {
	const code = countryCode === 'MC' ? 'FR' : countryCode;
	return memberStates.find(state => state === code);
}

/** The member state in whose VAT territory a place is; undefined outside the EU for VAT. */
export function vatStateOf({countryCode, postalCode}: VatPlace): MemberState | undefined {
	const state = memberStateOf(countryCode);
	if (state === undefined) return undefined;

	const digits = (postalCode ?? '').replace(/\D/g, '');
	const isOutside = OUTSIDE_BY_POSTAL_CODE[state]?.some(beginning => digits.startsWith(beginning)) ?? false;
	return isOutside ? undefined : state;
}

/** The prefix of a member state's VAT numbers: its country code, but EL for Greece (Art. 215). */
export const vatPrefixOf = (state: MemberState): string => (state === 'GR' ? 'EL' : state);
