import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {fontCoverage} from './font-coverage.ts';
import {unpackWoff} from './unpack-woff.ts';

/** Latin, Greek, Cyrillic, Hebrew, Arabic and more. */
const textFonts = ['DejaVuSansCondensed.ttf', 'DejaVuSansCondensed-Bold.ttf', 'DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'];

/** Plain to look at, but it has nearly every character there is: a name in Korean or Thai prints as itself. */
const FALLBACK_FONT = '@fontsource/unifontex/files/unifontex-latin-400-normal.woff';

/** The fonts of all documents: their files, and whether one of them has a glyph for a code point. */
export type Fonts = Readonly<{files: readonly Buffer[]; covers(codePoint: number): boolean}>;

/** Reads the fonts, which are the same on every machine because they come with the packages. */
export function loadFonts(): Fonts {
	const {resolve} = createRequire(import.meta.url);
	const files = [
		...textFonts.map(name => readFileSync(resolve(`dejavu-fonts-ttf/ttf/${name}`))),
		unpackWoff(readFileSync(resolve(FALLBACK_FONT))),
	];
	const covered = new Set<number>();
	for (const [first, last] of files.flatMap(fontCoverage)) for (let point = first; point <= last; point++) covered.add(point);

	return {files, covers: point => covered.has(point)};
}
