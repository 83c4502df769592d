const UNBREAKABLE_CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu;
const REPLACEMENT_CHARACTER = '\ufffd';
const FORMATTING = /\p{Default_Ignorable_Code_Point}/u;

/**
 * A text as it can be printed: control characters and those that turn the direction of what follows become a space; a character that no
 * font has becomes U+FFFD, since PDF/A (ISO 19005) forbids a missing glyph and one odd character must not keep a document from being made.
 */
export const legibleText = (text: string, covers: (codePoint: number) => boolean): string =>
	text
		.replace(UNBREAKABLE_CONTROL, ' ')
		.replace(/[^\x20-\x7e]/gu, character =>
			covers(character.codePointAt(0) ?? 0) || FORMATTING.test(character) ? character : REPLACEMENT_CHARACTER,
		);
