import test from 'ava';
import sharp from 'sharp';
import {createPictures} from '../../../src/adapters/pictures/create-pictures.ts';
import {Refusal} from '../../../src/domain/platform/refusals.ts';

const picture = async () =>
	sharp({create: {width: 20, height: 10, channels: 3, background: '#1f4b99'}})
		.png()
		.toBuffer();

test('a picture for which there is no time is no bad picture, and the next one is worked on', async t => {
	const error = await t.throwsAsync(createPictures({limitMs: 1}).rewrite(await picture(), 'png'), {instanceOf: Refusal});
	t.like(error, {code: 'picture_out_of_time', kind: 'unavailable'});
	const pictures = createPictures();
	const [bad, good] = await Promise.all([
		pictures.rewrite(Buffer.from('no picture at all'), 'png'),
		pictures.rewrite(await picture(), 'png'),
	]);
	t.is(bad, undefined);
	t.true((good?.byteLength ?? 0) > 0);
});
