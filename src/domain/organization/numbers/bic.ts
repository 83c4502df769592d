import {isCountryCode} from '../../platform/values/countries.ts';

/** Kosovo has no ISO 3166 code, but banks. */
const KOSOVO = 'XK';

/** A BIC as it is stored: capitals without spaces. */
export const normalizeBic = (value: string): string => value.toUpperCase().replace(/\s/g, '');

/** What is wrong with a BIC (ISO 9362: party, country, place, optional branch), as a sentence; undefined when nothing is. */
export function checkBic(value: string): string | undefined {
	const bic = normalizeBic(value);
	if (!/^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(bic))
		return 'is not a BIC: it has 8 or 11 letters and digits, like INGBNL2A';

	const country = bic.slice(4, 6);
	return isCountryCode(country) || country === KOSOVO ? undefined : `is not a BIC: ${country} is no country`;
}
