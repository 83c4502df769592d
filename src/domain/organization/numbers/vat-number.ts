import {
	austria,
	belgium,
	bulgaria,
	type Country,
	checkVAT,
	croatia,
	cyprus,
	czechRepublic,
	denmark,
	estonia,
	finland,
	france,
	germany,
	greece,
	hungary,
	ireland,
	italy,
	latvia,
	lithuania,
	luxembourg,
	malta,
	netherlands,
	poland,
	portugal,
	romania,
	slovakiaRepublic,
	slovenia,
	spain,
	sweden,
	unitedKingdom,
} from 'jsvat-next';
import {memberStateOf, vatPrefixOf} from './vat-territory.ts';

/** Form and checksum of the numbers of each prefix that the VAT system of the EU knows; XI is Northern Ireland. */
const rules: Readonly<Record<string, Country>> = {
	AT: austria,
	BE: belgium,
	BG: bulgaria,
	CY: cyprus,
	CZ: czechRepublic,
	DE: germany,
	DK: denmark,
	EE: estonia,
	EL: greece,
	ES: spain,
	FI: finland,
	FR: france,
	HR: croatia,
	HU: hungary,
	IE: ireland,
	IT: italy,
	LT: lithuania,
	LU: luxembourg,
	LV: latvia,
	MT: malta,
	NL: netherlands,
	PL: poland,
	PT: portugal,
	RO: romania,
	SE: sweden,
	SI: slovenia,
	SK: slovakiaRepublic,
	XI: unitedKingdom,
};

const compact = (value: string): string => value.toUpperCase().replace(/[\s.-]/g, '');

/** The prefix that a country's number must have; undefined where numbers are not ours to judge. */
function prefixFor(value: string, countryCode: string): string | undefined {
	if (countryCode === 'GB' && compact(value).startsWith('XI')) return 'XI';

	const state = memberStateOf(countryCode);
	return state && vatPrefixOf(state);
}

/** The number as it is stored: capitals without spaces, dots and hyphens in the EU's system, as given elsewhere. */
export const normalizeVatNumber = (value: string, countryCode: string): string =>
	prefixFor(value, countryCode) === undefined ? value : compact(value);

/**
 * What is wrong with a VAT number of somebody in a country, as a sentence; undefined when nothing is. It must carry its country's
 * prefix (EL for Greece, FR for Monaco, XI allowed for GB) and have that state's form and checksum. Numbers from outside the EU are
 * not judged. Whether a number was given out at all only VIES can say.
 */
export function checkVatNumber(value: string, countryCode: string): string | undefined {
	const prefix = prefixFor(value, countryCode);
	if (prefix === undefined) return undefined;

	const number = compact(value);
	if (!number.startsWith(prefix)) return `must begin with ${prefix}, the prefix of VAT numbers in ${countryCode}`;

	const rule = rules[prefix];
	return rule !== undefined && checkVAT(number, [rule]).isValid
		? undefined
		: `is not a VAT number of ${countryCode}: form or check digits are wrong`;
}

/** A normalised number as the EU's register is asked for it: the prefix apart; undefined where the register knows nothing. */
export function registeredVatNumber(value: string, countryCode: string): {countryCode: string; vatNumber: string} | undefined {
	const prefix = prefixFor(value, countryCode);
	return prefix === undefined ? undefined : {countryCode: prefix, vatNumber: value.slice(prefix.length)};
}
