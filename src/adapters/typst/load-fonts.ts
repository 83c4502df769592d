import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {fontCoverage} from './font-coverage.ts';
import {fontFileOf, type ShapedScript, shapedScripts, shapedScriptsOf} from './scripts.ts';
import {unpackWoff} from './unpack-woff.ts';

/** Latin, Greek, Cyrillic, Hebrew and more: the font of every document that asks for no other. */
const textFonts = ['DejaVuSansCondensed.ttf', 'DejaVuSansCondensed-Bold.ttf', 'DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'];

/** What a theme may ask for instead. What these lack is set in the fonts above. */
const themeFonts: Readonly<Record<string, readonly string[]>> = {
	'DejaVu Serif': ['DejaVuSerifCondensed.ttf', 'DejaVuSerifCondensed-Bold.ttf', 'DejaVuSerif.ttf', 'DejaVuSerif-Bold.ttf'],
	'DejaVu Sans Mono': ['DejaVuSansMono.ttf', 'DejaVuSansMono-Bold.ttf'],
};

/** Plain to look at, but it has nearly every character there is: a name in Korean or Amharic prints as itself. */
const FALLBACK_FONT = '@fontsource/unifontex/files/unifontex-latin-400-normal.woff';

const {resolve} = createRequire(import.meta.url);

const readWoff = (name: string): Buffer => unpackWoff(readFileSync(resolve(name)));

const readDejaVu = (name: string): Buffer => readFileSync(resolve(`dejavu-fonts-ttf/ttf/${name}`));

/** The code points that some fonts have glyphs for. */
export function coverageOf(...fonts: readonly Buffer[]): ReadonlySet<number> {
	const covered = new Set<number>();
	for (const [first, last] of fonts.flatMap(fontCoverage)) for (let point = first; point <= last; point++) covered.add(point);
	return covered;
}

/** The fonts of texts, and the one behind them. */
export const readCommonFonts = (): Readonly<{text: readonly Buffer[]; fallback: Buffer}> => ({
	text: textFonts.map(readDejaVu),
	fallback: readWoff(FALLBACK_FONT),
});

/** The font of a script that has one of its own. */
export const readShapedFont = (shaped: ShapedScript): Buffer => readWoff(fontFileOf(shaped));

/** The fonts of documents, the same on every machine because they come with the packages. */
export type Fonts = Readonly<{
	/** The files that are loaded, in an order that does not depend on what was loaded first. */
	files(): readonly Buffer[];
	/**
	 * Loads what a text needs besides: the fonts of its scripts, the one that its theme names, and the one that has nearly every character
	 * when it has any that the fonts of texts lack; with `isEvery`, every font there is. Says whether that was more than before, and which
	 * code points of this text have a glyph, whatever other texts have needed.
	 */
	loadFor(text: string, wanted?: WantedFonts): Readonly<{isMore: boolean; covers(codePoint: number): boolean}>;
}>;

/** Which fonts a document needs besides those of its scripts. */
export type WantedFonts = Readonly<{font?: string | undefined; isEvery?: boolean}>;

type LoadedFont = Readonly<{file: Buffer; covered: ReadonlySet<number>}>;

const loaded = (file: Buffer): LoadedFont => ({file, covered: coverageOf(file)});

/**
 * Reads the fonts of texts; those of themes and of single scripts, and the one with nearly every character, which takes a quarter of a
 * second to unpack, wait until a document needs them.
 */
export function loadFonts(): Fonts {
	const textFiles = textFonts.map(readDejaVu);
	const coverages = textFiles.map(file => coverageOf(file));
	const inAnyText = coverages.reduce((all, covered) => all.union(covered));
	/** What each of them has: then it does not matter in which a word is set. */
	const inEveryText = coverages.reduce((shared, covered) => shared.intersection(covered));
	const ofThemes = new Map<string, readonly Buffer[]>();
	const ofScripts = new Map<string, LoadedFont>();
	let fallback: LoadedFont | undefined;
	const isBeyondText = (text: string): boolean => Iterator.from(text).some(character => !inEveryText.has(character.codePointAt(0) ?? 0));

	return {
		files: () => [
			...[...textFiles, ...(fallback ? [fallback.file] : [])],
			...Object.keys(themeFonts).flatMap(name => ofThemes.get(name) ?? []),
			...shapedScripts.flatMap(({script}) => ofScripts.get(script)?.file ?? []),
		],
		loadFor(text, {font, isEvery = false} = {}) {
			const count = () => ofThemes.size + ofScripts.size + (fallback ? 1 : 0);
			const before = count();
			for (const [name, files] of Object.entries(themeFonts))
				if ((isEvery || name === font) && !ofThemes.has(name)) ofThemes.set(name, files.map(readDejaVu));
			const scripts = shapedScriptsOf(text);
			for (const shaped of isEvery ? shapedScripts : scripts)
				if (!ofScripts.has(shaped.script)) ofScripts.set(shaped.script, loaded(readShapedFont(shaped)));
			const isWanted = isEvery || isBeyondText(text);
			if (isWanted) fallback ??= loaded(readWoff(FALLBACK_FONT));

			const own = [
				...scripts.flatMap(({script}) => ofScripts.get(script)?.covered ?? []),
				...(isWanted && fallback ? [fallback.covered] : []),
			];
			return {isMore: count() > before, covers: point => inAnyText.has(point) || own.some(covered => covered.has(point))};
		},
	};
}
