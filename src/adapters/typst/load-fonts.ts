import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {fontCoverage} from './font-coverage.ts';
import {fontFileOf, type ShapedScript, shapedScriptsOf} from './scripts.ts';
import {unpackWoff} from './unpack-woff.ts';

/** Latin, Greek, Cyrillic, Hebrew and more. */
const textFonts = ['DejaVuSansCondensed.ttf', 'DejaVuSansCondensed-Bold.ttf', 'DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'];

/** Plain to look at, but it has nearly every character there is: a name in Korean or Amharic prints as itself. */
const FALLBACK_FONT = '@fontsource/unifontex/files/unifontex-latin-400-normal.woff';

const {resolve} = createRequire(import.meta.url);

const readWoff = (name: string): Buffer => unpackWoff(readFileSync(resolve(name)));

/** The code points that some fonts have glyphs for. */
export function coverageOf(...fonts: readonly Buffer[]): ReadonlySet<number> {
	const covered = new Set<number>();
	for (const [first, last] of fonts.flatMap(fontCoverage)) for (let point = first; point <= last; point++) covered.add(point);
	return covered;
}

/** The fonts that every document has: those of texts, and the one behind them. */
export const readCommonFonts = (): Readonly<{text: readonly Buffer[]; fallback: Buffer}> => ({
	text: textFonts.map(name => readFileSync(resolve(`dejavu-fonts-ttf/ttf/${name}`))),
	fallback: readWoff(FALLBACK_FONT),
});

/** The font of a script that has one of its own. */
export const readShapedFont = (shaped: ShapedScript): Buffer => readWoff(fontFileOf(shaped));

/** The fonts of documents, the same on every machine because they come with the packages. */
export type Fonts = Readonly<{
	/** The files that are loaded. */
	files(): readonly Buffer[];
	/**
	 * Loads what the scripts of a text need besides. Says whether that was more than before, and which code points the fonts of this text
	 * have glyphs for, whatever other texts have needed.
	 */
	loadFor(text: string): Readonly<{isMore: boolean; covers(codePoint: number): boolean}>;
}>;

/** Reads the fonts that every document has; those of single scripts wait until a text needs them. */
export function loadFonts(): Fonts {
	const {text: textFiles, fallback} = readCommonFonts();
	const common = coverageOf(...textFiles, fallback);
	const files = [...textFiles, fallback];
	const ofScripts = new Map<string, ReadonlySet<number>>();

	return {
		files: () => files,
		loadFor(text) {
			const scripts = shapedScriptsOf(text);
			const missing = scripts.filter(({script}) => !ofScripts.has(script));
			for (const shaped of missing) {
				const file = readShapedFont(shaped);
				files.push(file);
				ofScripts.set(shaped.script, coverageOf(file));
			}

			const own = scripts.flatMap(({script}) => ofScripts.get(script) ?? []);
			return {isMore: missing.length > 0, covers: point => common.has(point) || own.some(covered => covered.has(point))};
		},
	};
}
