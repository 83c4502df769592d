import {coverageOf, readCommonFonts, readShapedFont} from './load-fonts.ts';
import {plainScripts, shapedScripts} from './scripts.ts';

const LAST_CODE_POINT = 0x10_ff_ff;

/** Signs that are composed with the letter before them, when they are not composed already: the voiced marks of Japanese. */
const COMPOSED = /[\u3099\u309a]/;

/** Invisible by definition: they join, part or direct what stands around them (Unicode, "Default_Ignorable_Code_Point"). */
const FORMATTING = /\p{Default_Ignorable_Code_Point}/u;

/**
 * The code points that documents show as people read them, as runs in ascending order: letters of a script with a font of its own, of
 * which that font has a glyph; all else that the other fonts have, of scripts whose letters stand one beside another. Accents count
 * where the font of texts has them, because it knows where to put them.
 */
export function legibleRuns(): (readonly [first: number, last: number])[] {
	const {text, fallback} = readCommonFonts();
	const textCoverage = coverageOf(...text);
	const anyCoverage = coverageOf(...text, fallback);
	const plain = new RegExp(`[${plainScripts.map(script => `\\p{Script=${script}}`).join('')}]`, 'u');
	const shaped = shapedScripts.map(script => ({
		written: new RegExp(`\\p{scx=${script.script}}`, 'u'),
		coverage: coverageOf(readShapedFont(script)),
	}));
	const isLegible = (point: number): boolean => {
		const character = String.fromCodePoint(point);
		if (FORMATTING.test(character) || COMPOSED.test(character)) return true;
		if (shaped.some(({written, coverage}) => coverage.has(point) && written.test(character))) return true;

		return plain.test(character) && (/\p{M}/u.test(character) ? textCoverage : anyCoverage).has(point);
	};

	const runs: [number, number][] = [];
	for (let point = 0; point <= LAST_CODE_POINT; point++) {
		if (!isLegible(point)) continue;
		const last = runs.at(-1);
		if (last?.[1] === point - 1) last[1] = point;
		else runs.push([point, point]);
	}

	return runs;
}
