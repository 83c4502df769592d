import test from 'ava';
import sharp from 'sharp';
import {createPictures} from '../../../src/adapters/pictures/create-pictures.ts';
import {Refusal} from '../../../src/domain/platform/refusals.ts';
import {until} from '../../support/processes.ts';

const PATIENCE_MS = 20_000;

const picture = async () =>
	sharp({create: {width: 20, height: 10, channels: 3, background: '#1f4b99'}})
		.png()
		.toBuffer();

test('a picture for which there is no time is no bad picture, and the next one is worked on', async t => {
	const error = await t.throwsAsync(createPictures({limitMs: 1}).rewrite(await picture(), 'png', 'prt_one'), {instanceOf: Refusal});
	t.like(error, {code: 'picture_out_of_time', kind: 'unavailable'});
	const pictures = createPictures();
	const [bad, good] = await Promise.all([
		pictures.rewrite(Buffer.from('no picture at all'), 'png', 'prt_one'),
		pictures.rewrite(await picture(), 'png', 'prt_one'),
	]);
	t.is(bad, undefined);
	t.true((good?.byteLength ?? 0) > 0);
});

test('a partner that sends pictures one beside another holds up no picture of another one, and is told when they are too many', async t => {
	const pictures = createPictures();
	const ended: string[] = [];
	const send = async (owner: string) => {
		await pictures.rewrite(await picture(), 'png', owner);
		ended.push(owner);
	};
	const many = Array.from({length: 8}, async () => send('prt_many').catch((error: Refusal) => error.code));
	await until(PATIENCE_MS, () => ended.length > 0);
	await send('prt_other');
	t.true(ended.indexOf('prt_other') <= 2, ended.join());
	const refused = (await Promise.all(many)).filter(code => code === 'picture_out_of_time');
	t.is(refused.length, 3);
});
