/** The kinds of pictures that are taken: what programs may show without running anything. */
export const pictureTypes = {
	png: {contentType: 'image/png', ending: 'png'},
	jpeg: {contentType: 'image/jpeg', ending: 'jpg'},
	webp: {contentType: 'image/webp', ending: 'webp'},
	gif: {contentType: 'image/gif', ending: 'gif'},
} as const;

export type PictureType = keyof typeof pictureTypes;

export type PictureHeader = Readonly<{type: PictureType; width: number; height: number}>;

/** Reads pictures whole and writes them anew. */
export type Pictures = Readonly<{
	/**
	 * The picture of this type without anything that is not picture; undefined when its bytes cannot be read to the end as one. Refuses
	 * (`picture_out_of_time`) one for which there was no time: the same can succeed later. Owners take turns.
	 */
	rewrite: (bytes: Uint8Array, type: PictureType, owner: string) => Promise<Uint8Array | undefined>;
}>;

/** JPEG markers that begin a frame and carry its size (ITU-T T.81, B.1.1.3). */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** JPEG markers without a length of their own. */
const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd9);

function jpegHeader(view: DataView): PictureHeader | undefined {
	let at = 2;
	while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
		const marker = view.getUint8(at + 1);
		if (isFrame(marker)) return {type: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7)};
		if (marker === 0xff) at += 1;
		else at += isBare(marker) ? 2 : 2 + view.getUint16(at + 2);
	}

	return undefined;
}

const uint24 = (view: DataView, at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);

function webpHeader(view: DataView, chunk: string): PictureHeader | undefined {
	if (chunk === 'VP8X') return {type: 'webp', width: uint24(view, 24) + 1, height: uint24(view, 27) + 1};
	if (chunk === 'VP8 ') return {type: 'webp', width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff};
	if (chunk !== 'VP8L') return undefined;
	const bits = view.getUint32(21, true);
	return {type: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1};
}

const LEAST_BYTES = 30;

/**
 * What a file is by its first bytes, whatever it is called, and how large the picture in it says it is: judged before anything is
 * decoded. Undefined when it is none of the kinds that are taken.
 */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | undefined {
	if (bytes.length < LEAST_BYTES) return undefined;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const text = (at: number, length: number) => String.fromCharCode(...bytes.subarray(at, at + length));
	if (text(0, 8) === '\u0089PNG\r\n\u001a\n' && text(12, 4) === 'IHDR')
		return {type: 'png', width: view.getUint32(16), height: view.getUint32(20)};
	if (/^GIF8[79]a$/.test(text(0, 6))) return {type: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true)};
	if (text(0, 4) === 'RIFF' && text(8, 4) === 'WEBP') return webpHeader(view, text(12, 4));
	return view.getUint16(0) === 0xffd8 ? jpegHeader(view) : undefined;
}
