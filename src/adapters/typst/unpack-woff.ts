import {inflateSync} from 'node:zlib';

const WOFF_HEADER_BYTES = 44;
const WOFF_ENTRY_BYTES = 20;
const SFNT_HEADER_BYTES = 12;
const SFNT_ENTRY_BYTES = 16;

/** The three fields that help a binary search through the table directory (OpenType, "Table directory"). */
function writeSearchFields(sfnt: Buffer, tableCount: number): void {
	const exponent = Math.floor(Math.log2(tableCount));
	const range = 2 ** exponent * SFNT_ENTRY_BYTES;

	sfnt.writeUInt16BE(range, 6);
	sfnt.writeUInt16BE(exponent, 8);
	sfnt.writeUInt16BE(tableCount * SFNT_ENTRY_BYTES - range, 10);
}

/** The TrueType or OpenType font inside a WOFF 1.0 file (W3C "WOFF File Format 1.0"). Throws for another format or a broken one. */
export function unpackWoff(woff: Buffer): Buffer {
	if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new TypeError('not a WOFF 1.0 font');

	const tableCount = woff.readUInt16BE(12);
	const sfnt = Buffer.alloc(woff.readUInt32BE(16));
	woff.copy(sfnt, 0, 4, 8);
	sfnt.writeUInt16BE(tableCount, 4);
	writeSearchFields(sfnt, tableCount);

	let tableOffset = SFNT_HEADER_BYTES + SFNT_ENTRY_BYTES * tableCount;
	for (let index = 0; index < tableCount; index++) {
		const entry = woff.subarray(WOFF_HEADER_BYTES + WOFF_ENTRY_BYTES * index);
		const [packedOffset, packedBytes, tableBytes] = [entry.readUInt32BE(4), entry.readUInt32BE(8), entry.readUInt32BE(12)];
		const packed = woff.subarray(packedOffset, packedOffset + packedBytes);
		const directory = SFNT_HEADER_BYTES + SFNT_ENTRY_BYTES * index;

		entry.copy(sfnt, directory, 0, 4);
		sfnt.writeUInt32BE(entry.readUInt32BE(16), directory + 4);
		sfnt.writeUInt32BE(tableOffset, directory + 8);
		sfnt.writeUInt32BE(tableBytes, directory + 12);
		(packedBytes < tableBytes ? inflateSync(packed, {maxOutputLength: tableBytes}) : packed).copy(sfnt, tableOffset);
		tableOffset += Math.ceil(tableBytes / 4) * 4;
	}

	return sfnt;
}
