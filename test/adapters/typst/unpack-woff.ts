import {deflateSync} from 'node:zlib';
import test from 'ava';
import {unpackWoff} from '../../../src/adapters/typst/unpack-woff.ts';

const table = Buffer.from('a table that is long enough to be worth packing: aaaaaaaaaaaaaaaaaaaaaaaaaaaa');

/** A WOFF file of one table, `name`, with the checksum 7. */
function woffOf(packed: Buffer, tableBytes: number): Buffer {
	const head = Buffer.alloc(64);
	head.write('wOFF', 0, 'latin1');
	head.writeUInt32BE(0x00010000, 4);
	head.writeUInt16BE(1, 12);
	head.writeUInt32BE(28 + Math.ceil(tableBytes / 4) * 4, 16);
	head.write('name', 44, 'latin1');
	for (const [index, value] of [64, packed.length, tableBytes, 7].entries()) head.writeUInt32BE(value, 48 + 4 * index);

	return Buffer.concat([head, packed]);
}

for (const [what, packed] of [
	['packed', deflateSync(table)],
	['plain', table],
] as const) {
	test(`a ${what} table comes out whole and is in the directory`, t => {
		const sfnt = unpackWoff(woffOf(packed, table.length));

		t.is(sfnt.readUInt32BE(0), 0x00010000);
		t.deepEqual(
			[4, 6, 8, 10].map(offset => sfnt.readUInt16BE(offset)),
			[1, 16, 0, 0],
		);
		t.is(sfnt.toString('latin1', 12, 16), 'name');
		t.deepEqual(
			[16, 20, 24].map(offset => sfnt.readUInt32BE(offset)),
			[7, 28, table.length],
		);
		t.deepEqual(sfnt.subarray(28, 28 + table.length), table);
	});
}

test('a table that unpacks to more than it says is refused', t => {
	t.throws(() => unpackWoff(woffOf(deflateSync(Buffer.alloc(10_000)), 100)));
});

test('another format is refused', t => {
	t.throws(() => unpackWoff(Buffer.from('wOF2 and more')), {instanceOf: TypeError});
});
