import test from 'ava';
import {publishFacts} from '../../../src/domain/webhooks/feed/publish-facts.ts';
import {getReplay, stopReplay} from '../../../src/domain/webhooks/replays/queries.ts';
import {failReplay, REPLAY_SLICE, replaySlice} from '../../../src/domain/webhooks/replays/replay-slice.ts';
import {startReplay} from '../../../src/domain/webhooks/replays/start-replay.ts';
import {makeSubscriber, OPERATOR} from '../../support/deliveries.ts';
import {unique} from '../../support/factories.ts';
import {type Store, startStore} from '../../support/store.ts';

let store: Store;

test.before(async () => {
	store = await startStore();
});
test.after.always(async () => store?.close());

/** A partner's subscriber, and so many facts of the partner that were published before it was there. */
async function withFacts(count: number) {
	const partnerId = unique('prt') as `prt_${string}`;
	await store.system(async unit => {
		for (let step = 1; step <= count; step++)
			unit.record({
				...{type: 'partner.billing_linked', step, owner: {partnerId}},
				data: {
					...{partner_id: partnerId, scaicontrol_customer_id: partnerId, linked_at: '2026-06-01T10:00:00.000Z'},
					...{legal_name: null, country_code: null, vat_number: null},
				},
			});
	});
	while ((await store.system(async unit => publishFacts(unit, {operatorPartnerId: 'prt_operator'}))).hasMore);
	const {subscriber} = await makeSubscriber(store, {partnerId});
	const whose = {id: subscriber.id, side: 'staff'} as const;
	const start = async () => store.system(async unit => startReplay(unit, {whose, by: 'usr_test', from: new Date('2026-06-01T09:00:00Z')}));
	return {start};
}

const slice = async (replayId: `whr_${string}`) => store.system(async unit => replaySlice(unit, {replayId, operatorPartnerId: OPERATOR}));

test.serial('a replay goes slice by slice, each fact once, and says how far it is', async t => {
	const {start} = await withFacts(REPLAY_SLICE + 20);
	const {id: replayId} = await start();
	const shown = async () => store.system(async unit => getReplay(unit, {side: 'staff', replayId}));
	t.is((await slice(replayId))?.length, REPLAY_SLICE);
	const half = await shown();
	t.is(half.status, 'running');
	t.is(half.told, REPLAY_SLICE);
	t.true(half.progress().done < half.progress().total);
	t.is((await slice(replayId))?.length, 20);
	const whole = await shown();
	t.like(whole, {status: 'completed', told: REPLAY_SLICE + 20});
	t.is(whole.progress().done, whole.progress().total);
	t.is(await slice(replayId), undefined, 'there is nothing to do any more');
});

test.serial('two workers at once do not tell twice', async t => {
	const {start} = await withFacts(30);
	const {id} = await start();
	const made = await Promise.all([slice(id), slice(id), slice(id)]);
	t.is(made.flatMap(one => one ?? []).length, 30);
});

test.serial('one that is stopped tells nothing more, and only then another one is begun', async t => {
	const {start} = await withFacts(3);
	const {id: replayId} = await start();
	await t.throwsAsync(start(), {message: /still running/});
	t.is((await store.system(async unit => stopReplay(unit, {side: 'staff', replayId}))).status, 'stopped');
	t.is(await slice(replayId), undefined);
	await t.throwsAsync(
		store.system(async unit => stopReplay(unit, {side: 'staff', replayId})),
		{message: /stopped/},
	);
	t.is((await slice((await start()).id))?.length, 3);
});

test.serial('one that cannot be gone on with says that it failed', async t => {
	const {start} = await withFacts(1);
	const {id: replayId} = await start();
	await store.system(async unit => failReplay(unit, replayId));
	t.is((await store.system(async unit => getReplay(unit, {side: 'staff', replayId}))).status, 'failed');
});

test.serial('what is on its way already is not told a second time', async t => {
	const {start} = await withFacts(2);
	t.is((await slice((await start()).id))?.length, 2);
	t.is((await slice((await start()).id))?.length, 0);
});
