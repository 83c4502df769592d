/** The first and the last code point of a run that a font has glyphs for. */
type Run = readonly [first: number, last: number];

const SFNT_HEADER_BYTES = 12;
const SFNT_ENTRY_BYTES = 16;
const SEGMENTS = 4;
const SEGMENTED_COVERAGE = 12;
const GROUP_BYTES = 12;

/** The last segment of format 4 is there to end the list. */
const NO_CHARACTER = 0xff_ff;

function characterMapOf(font: Buffer): Buffer {
	for (let index = 0; index < font.readUInt16BE(4); index++) {
		const entry = SFNT_HEADER_BYTES + SFNT_ENTRY_BYTES * index;
		if (font.toString('latin1', entry, entry + 4) === 'cmap') return font.subarray(font.readUInt32BE(entry + 8));
	}

	throw new TypeError('a font without a character map');
}

/** Format 4: four arrays of 16-bit numbers, one after another: last code points, first ones, what to add, where to look the glyph up. */
function* runsOfSegments(subtable: Buffer): Generator<Run> {
	const bytes = subtable.readUInt16BE(6);
	const lasts = 14;
	const firsts = lasts + bytes + 2;
	const offsets = firsts + 2 * bytes;

	for (let at = 0; at < bytes; at += 2) {
		const [first, last, offset] = [
			subtable.readUInt16BE(firsts + at),
			subtable.readUInt16BE(lasts + at),
			subtable.readUInt16BE(offsets + at),
		];
		if (first === NO_CHARACTER) continue;
		if (offset === 0) yield [first, last];
		else
			for (let point = first; point <= last; point++)
				if (subtable.readUInt16BE(offsets + at + offset + 2 * (point - first))) yield [point, point];
	}
}

/** Format 12: groups of code points whose glyphs follow each other. */
function* runsOfGroups(subtable: Buffer): Generator<Run> {
	for (let group = 0; group < subtable.readUInt32BE(12); group++) {
		const start = 16 + GROUP_BYTES * group;
		yield [subtable.readUInt32BE(start), subtable.readUInt32BE(start + 4)];
	}
}

/**
 * The code points that a TrueType or OpenType font has glyphs for, as runs: its `cmap` subtables of formats 4 and 12, which every font of
 * Unicode has (OpenType, "cmap"). Runs may overlap.
 */
export function fontCoverage(font: Buffer): Run[] {
	const map = characterMapOf(font);
	const subtables = Array.from({length: map.readUInt16BE(2)}, (_, index) => map.subarray(map.readUInt32BE(8 + 8 * index)));

	return subtables.flatMap(subtable => {
		const format = subtable.readUInt16BE(0);
		if (format === SEGMENTED_COVERAGE) return [...runsOfGroups(subtable)];
		return format === SEGMENTS ? [...runsOfSegments(subtable)] : [];
	});
}
