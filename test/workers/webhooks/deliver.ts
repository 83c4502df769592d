import test from 'ava';
import {unique} from '../../support/factories.ts';
import {until} from '../../support/processes.ts';
import {startReceiver} from '../../support/receiver.ts';
import {addSubscriber, introduce} from '../../support/told.ts';
import {startWorld} from '../../support/world.ts';

const FACTS = 30;
/** As many calls of one subscriber as are made at once. */
const LANE = 8;
const HANGS_MS = 9000;
const WITHIN_MS = 60_000;

test('a subscriber that hangs is called by a few at once, and the others are told meanwhile', async t => {
	const hanging = await startReceiver([], HANGS_MS);
	const healthy = await startReceiver();
	const world = await startWorld();
	t.teardown(async () => {
		await world.close();
		await hanging.close();
		await healthy.close();
	});
	await addSubscriber(world, hanging);
	await addSubscriber(world, healthy);
	t.deepEqual([...new Set(await Promise.all(Array.from({length: FACTS}, async () => introduce(world, unique('tnt')))))], [200]);
	t.true(await until(WITHIN_MS, () => healthy.calls.length >= FACTS), `${healthy.calls.length} of ${FACTS}`);
	t.is(hanging.waiting.most, LANE);
	t.true(hanging.calls.length < FACTS, 'it still hangs');
});
