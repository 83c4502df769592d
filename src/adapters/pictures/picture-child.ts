/** The main file of a process that writes one picture anew, says what came of it, and ends. */
import sharp from 'sharp';
import type {PictureAnswer, PictureRequest} from './create-pictures.ts';

/** Of all frames together: an animation is as large as a still. */
const PIXELS_LIMIT = 4096 * 4096;

/** The readers of what is taken; libvips has many more, and none of them sees an upload. */
const READERS = ['VipsForeignLoadPngBuffer', 'VipsForeignLoadJpegBuffer', 'VipsForeignLoadWebpBuffer', 'VipsForeignLoadNsgifBuffer'];

sharp.block({operation: ['VipsForeignLoad']});
sharp.unblock({operation: READERS});
sharp.cache(false);
sharp.concurrency(1);

async function rewrite({bytes, type}: PictureRequest): Promise<Uint8Array | undefined> {
	const picture = sharp(bytes, {animated: type === 'gif' || type === 'webp', limitInputPixels: PIXELS_LIMIT, failOn: 'error'});
	const about = await picture.metadata().catch(() => undefined);
	if (about?.format !== type) return undefined;
	// A camera's "this side up" is applied to the pixels, for it goes with the rest of what is said about them.
	return picture
		.autoOrient()
		.toFormat(type)
		.toBuffer()
		.catch(() => undefined);
}

process.on('disconnect', () => process.exit());
process.once('message', async (request: PictureRequest) => {
	const answer: PictureAnswer = {rewritten: await rewrite(request)};
	process.send?.(answer, () => process.exit());
});
