import test from 'ava';
import {asSystem} from '../../../src/domain/platform/unit/as-system.ts';
import {makeCustomer, unique} from '../../support/factories.ts';
import {dataOf} from '../../support/payments/stories.ts';
import {startReceiver} from '../../support/receiver.ts';
import {startWorld} from '../../support/world.ts';

const HOOKS = '/admin/webhook-subscriptions';

test('what a sweep finds is done, though it found the same thing at the same instant before', async t => {
	const world = await startWorld();
	t.teardown(world.close);
	const receiver = await startReceiver();
	t.teardown(receiver.close);
	const partner = unique('prt');
	const staff = await world.partnerAdmin(partner);
	const {id} = dataOf(await staff.post(HOOKS, {name: 'hook', target_url: receiver.url, topics: ['tenant.*']}));
	await makeCustomer(world, {partner});
	await world.drain();
	t.is(receiver.calls.length, 1);
	await world.stopWorker();
	for (const times of [2, 3]) {
		t.is((await staff.post(`${HOOKS}/${id}/replays`, {from: '2026-06-01'})).status, 201);
		// What would have followed from the fact is lost: only a sweep finds it, and business time stands.
		await asSystem(world.inUnit, {because: 'a test'}, async ({em, realNow}) => em.execute('update fact set relayed_at = ?', [realNow]));
		const worker = world.startAnotherWorker();
		await world.drain();
		await worker.stop();
		t.is(receiver.calls.length, times);
	}
});
