/** A script whose letters join, change places or carry signs: only a font that was made for it sets it as people read it. */
export type ShapedScript = Readonly<{
	/** Its name in Unicode (UAX #24). */
	script: string;
	family: string;
}>;

/** The scripts that have a font of their own here. */
export const shapedScripts: readonly ShapedScript[] = [
	{script: 'Arabic', family: 'Noto Sans Arabic'},
	{script: 'Bengali', family: 'Noto Sans Bengali'},
	{script: 'Devanagari', family: 'Noto Sans Devanagari'},
	{script: 'Gujarati', family: 'Noto Sans Gujarati'},
	{script: 'Gurmukhi', family: 'Noto Sans Gurmukhi'},
	{script: 'Kannada', family: 'Noto Sans Kannada'},
	{script: 'Khmer', family: 'Noto Sans Khmer'},
	{script: 'Lao', family: 'Noto Sans Lao'},
	{script: 'Malayalam', family: 'Noto Sans Malayalam'},
	{script: 'Myanmar', family: 'Noto Sans Myanmar'},
	{script: 'Oriya', family: 'Noto Sans Oriya'},
	{script: 'Sinhala', family: 'Noto Sans Sinhala'},
	{script: 'Tamil', family: 'Noto Sans Tamil'},
	{script: 'Telugu', family: 'Noto Sans Telugu'},
	{script: 'Thaana', family: 'Noto Sans Thaana'},
	{script: 'Thai', family: 'Noto Sans Thai'},
	{script: 'Tibetan', family: 'Noto Serif Tibetan'},
];

/**
 * The scripts that are read as their letters stand, one beside another, so that any font will do; `Common` and `Inherited` are what all
 * scripts share: digits, punctuation, symbols, accents.
 */
export const plainScripts = [
	...['Latin', 'Greek', 'Cyrillic', 'Armenian', 'Georgian', 'Hebrew', 'Coptic', 'Cherokee', 'Canadian_Aboriginal', 'Lisu', 'Tifinagh'],
	...['Ethiopic', 'Vai', 'Ol_Chiki', 'Yi', 'Han', 'Hiragana', 'Katakana', 'Bopomofo', 'Hangul', 'Common', 'Inherited'],
] as const;

/** Where the font of a script lies among the packages. */
export function fontFileOf({script, family}: ShapedScript): string {
	const name = family.toLowerCase().replaceAll(' ', '-');
	return `@fontsource/${name}/files/${name}-${script.toLowerCase()}-400-normal.woff`;
}

/** The scripts with a font of their own that a text has letters of. */
export const shapedScriptsOf = (text: string): ShapedScript[] =>
	shapedScripts.filter(({script}) => new RegExp(`[\\p{scx=${script}}&&\\p{L}]`, 'v').test(text));
