import test from 'ava';
import sharp from 'sharp';
import {type PictureType, readPictureHeader} from '../../../../src/domain/platform/values/picture.ts';

const made = (width: number, height: number) =>
	sharp({create: {width, height, channels: 4, background: {r: 200, g: 30, b: 30, alpha: 0.5}}});

for (const type of ['png', 'jpeg', 'webp', 'gif'] satisfies PictureType[]) {
	test(`a ${type} says by its first bytes what it is and how large`, async t => {
		t.deepEqual(readPictureHeader(await made(317, 41).toFormat(type).toBuffer()), {type, width: 317, height: 41});
	});
}

test('the three forms of WebP are read alike', async t => {
	const lossless = await made(300, 7).webp({lossless: true}).toBuffer();
	const lossy = await made(300, 7).removeAlpha().webp().toBuffer();
	const extended = await made(300, 7).webp().toBuffer();
	for (const [chunk, bytes] of [
		['VP8L', lossless],
		['VP8 ', lossy],
		['VP8X', extended],
	] as const) {
		t.is(bytes.subarray(12, 16).toString('latin1'), chunk);
		t.deepEqual(readPictureHeader(bytes), {type: 'webp', width: 300, height: 7});
	}
});

test('a JPEG is found behind what stands before its frame', async t => {
	const bytes = await made(64, 32)
		.withMetadata()
		.withExif({IFD0: {Copyright: 'x'.repeat(2000)}})
		.jpeg({progressive: true})
		.toBuffer();
	t.deepEqual(readPictureHeader(bytes), {type: 'jpeg', width: 64, height: 32});
});

test('what is no picture, or stops before it says its size, is none', async t => {
	const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>');
	const jpeg = await made(64, 32).jpeg().toBuffer();
	for (const bytes of [
		svg,
		Buffer.alloc(0),
		Buffer.alloc(64),
		Buffer.from('BM'.padEnd(64, 'x')),
		jpeg.subarray(0, 30),
		Buffer.from('%PDF-1.7'.padEnd(64)),
	])
		t.is(readPictureHeader(bytes), undefined);
});
