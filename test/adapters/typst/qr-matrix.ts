import test from 'ava';
import {decodeQR} from 'qr/decode.js';
import {qrMatrix} from '../../../src/adapters/typst/qr-matrix.ts';

const PIXELS_PER_MODULE = 4;

/** The matrix as a picture, each module a square of pixels. */
function pictureOf(rows: readonly string[]): {width: number; height: number; data: Uint8Array} {
	const size = rows.length * PIXELS_PER_MODULE;
	const data = new Uint8Array(size * size * 4).fill(255);
	for (let y = 0; y < size; y++) {
		for (let x = 0; x < size; x++) {
			const isDark = rows[Math.floor(y / PIXELS_PER_MODULE)]?.[Math.floor(x / PIXELS_PER_MODULE)] === '1';
			if (isDark) data.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
		}
	}
	return {width: size, height: size, data};
}

test('a reader finds in the code what was put into it', t => {
	const payload = ['BCD', '002', '1', 'SCT', '', 'Müller & Söhne', 'NL91ABNA0417164300', 'EUR1.23', '', '', 'SCAI-2026-000123'].join('\n');

	t.is(decodeQR(pictureOf(qrMatrix(payload))), payload);
});

test('the code is a square with four light modules on each side', t => {
	const rows = qrMatrix('SCAI');
	const light = '0'.repeat(rows.length);

	t.true(rows.every(row => row.length === rows.length && row.startsWith('0000') && row.endsWith('0000')));
	t.deepEqual([...rows.slice(0, 4), ...rows.slice(-4)], Array(8).fill(light));
});
