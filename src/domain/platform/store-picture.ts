import {randomBytes} from 'node:crypto';
import {refuse} from './refusals.ts';
import type {Storage} from './storage.ts';
import {type Pictures, pictureTypes, readPictureHeader} from './values/picture.ts';

/** An upload's bytes, and those of the picture written anew. */
export const PICTURE_LIMIT_BYTES = 2 * 1024 * 1024;
/** Pixels of a side. */
export const SIDE_LIMIT = 4096;

/** Where uploads lie: icons of services, and the pictures of one partner's templates. Nothing else is served. */
export type PictureFolder = 'icons' | `template-images/prt_${string}`;

const NAME_BYTES = 16;

/** The keys under which uploads can lie. */
export const pictureKey = /^(icons|template-images\/prt_[A-Za-z0-9_-]{1,60})\/[0-9a-f]{32}\.(png|jpg|webp|gif)$/;

export type StoredPicture = Readonly<{key: string; contentType: string; sizeBytes: number}>;

const fault = (message: string): Error => refuse('input_invalid', {details: [{path: 'file', message}]});

/**
 * Keeps a picture under a name that nobody can guess. What it is is told by its bytes; it is read whole and written anew, so that
 * nothing but the picture is kept; `owner` is whose turn it takes. Refuses what is none, or too large in bytes or pixels.
 */
export async function storePicture(
	{storage, pictures}: {storage: Storage; pictures: Pictures},
	{bytes, folder, owner}: {bytes: Uint8Array; folder: PictureFolder; owner: string},
): Promise<StoredPicture> {
	const header = readPictureHeader(bytes);
	if (!header) throw fault('must be a picture: PNG, JPEG, WebP or GIF');
	const {type, width, height} = header;
	if (Math.min(width, height) < 1 || Math.max(width, height) > SIDE_LIMIT)
		throw fault(`must be at most ${SIDE_LIMIT} × ${SIDE_LIMIT} pixels`);
	const rewritten = await pictures.rewrite(bytes, type, owner);
	if (!rewritten) throw fault('cannot be read to the end as the picture that it says it is');
	if (rewritten.length > PICTURE_LIMIT_BYTES) throw fault(`is larger than ${PICTURE_LIMIT_BYTES} bytes when it is written anew`);

	const {contentType, ending} = pictureTypes[type];
	const key = `${folder}/${randomBytes(NAME_BYTES).toString('hex')}.${ending}`;
	await storage.put(key, rewritten, contentType);
	return {key, contentType, sizeBytes: rewritten.length};
}
