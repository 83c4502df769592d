import {remainderBy97} from './check-digits.ts';

/** Coarse address of 2 to 12 digits, optional fine address of up to 30 letters and digits, two check digits. */
const FORM = /^\d{2,12}(?:-[A-Z0-9]{1,30})?-\d{2}$/;

/** A Leitweg-ID as it is stored: capitals without spaces. */
export const normalizeLeitwegId = (value: string): string => value.toUpperCase().replace(/\s/g, '');

/**
 * What is wrong with a Leitweg-ID, the address of a German public buyer, as a sentence; undefined when nothing is. Form and check
 * digits (ISO 7064 MOD 97-10 over everything without hyphens) by KoSIT's "Formatspezifikation Leitweg-ID" 2.0.
 */
export function checkLeitwegId(value: string): string | undefined {
	const id = normalizeLeitwegId(value);
	if (!FORM.test(id)) return 'is not a Leitweg-ID: it looks like 04011000-1234512345-06';

	return remainderBy97(id.replaceAll('-', '')) === 1 ? undefined : 'is not a Leitweg-ID: the check digits are wrong';
}
