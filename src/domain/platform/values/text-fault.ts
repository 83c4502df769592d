/** What is wrong with a text whoever sent or signed it, as a sentence: PostgreSQL keeps no NUL, and the rest was no UTF-8. */
export function textFault(text: string): string | undefined {
	if (text.includes('\u0000')) return 'must not contain NUL';
	if (!text.isWellFormed()) return 'must not contain lone surrogates';
	if (text.includes('\ufffd')) return 'must be valid UTF-8';
	return undefined;
}

/** What can be kept of a text that others say and that nobody can be told to mend: without NUL, and no character cut in two. */
export const keepableText = (text: string): string => text.replaceAll('\u0000', '').toWellFormed();
