/**
 * A text as it is searched, in whatever form and case it is written: Unicode's compatible form (NFKC) without case. The one place where
 * text is folded; what is stored to be found and what is asked for both come from here, so whatever is stored finds itself.
 *
 * Each character by itself becomes small, large and small again: that takes ß and ẞ to ss, ς to σ, ſ to s. İ and ı both become i, so that
 * a Turkish name is found in either alphabet's capitals.
 */
export const fold = (text: string): string => (IS_PLAIN.test(text) ? text.toLowerCase() : foldAny(text));

/** What has no other form than its small letters. */
const IS_PLAIN = /^[ -~]*$/;

const foldAny = (text: string): string =>
	Array.from(text.normalize('NFKC'), letter => letter.toLowerCase().toUpperCase().toLowerCase())
		.join('')
		.replaceAll('i\u0307', 'i')
		.normalize('NFKC');
