/** The first and the last code point of a run that a font has glyphs for. */
type Run = readonly [first: number, last: number];

const SFNT_HEADER_BYTES = 12;
const SFNT_ENTRY_BYTES = 16;
const SEGMENTED_COVERAGE = 12;
const GROUP_BYTES = 12;

function characterMapOf(font: Buffer): Buffer {
	for (let index = 0; index < font.readUInt16BE(4); index++) {
		const entry = SFNT_HEADER_BYTES + SFNT_ENTRY_BYTES * index;
		if (font.toString('latin1', entry, entry + 4) === 'cmap') return font.subarray(font.readUInt32BE(entry + 8));
	}

	throw new TypeError('a font without a character map');
}

/**
 * The code points that a TrueType or OpenType font has glyphs for, as runs in ascending order: its `cmap` subtables of format 12, which
 * hold all of Unicode (OpenType, "cmap"). Fonts that have only older formats show none.
 */
export function fontCoverage(font: Buffer): Run[] {
	const map = characterMapOf(font);
	const runs: Run[] = [];

	for (let index = 0; index < map.readUInt16BE(2); index++) {
		const subtable = map.subarray(map.readUInt32BE(8 + 8 * index));
		if (subtable.readUInt16BE(0) !== SEGMENTED_COVERAGE) continue;

		for (let group = 0; group < subtable.readUInt32BE(12); group++) {
			const start = 16 + GROUP_BYTES * group;
			runs.push([subtable.readUInt32BE(start), subtable.readUInt32BE(start + 4)]);
		}
	}

	return runs;
}
