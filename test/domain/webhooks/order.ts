import test from 'ava';
import {leaseNext} from '../../../src/domain/platform/attempts/lease-next.ts';
import {recordOutcome} from '../../../src/domain/platform/attempts/record-outcome.ts';
import type {WebhookDelivery} from '../../../src/domain/webhooks/delivery.ts';
import {fanOut} from '../../../src/domain/webhooks/fan-out.ts';
import {recordAttempt} from '../../../src/domain/webhooks/record-attempt.ts';
import {outcomeOf} from '../../../src/domain/webhooks/retry.ts';
import {updateSubscriber} from '../../../src/domain/webhooks/update-subscriber.ts';
import {deliver} from '../../../src/workers/webhooks/deliver.ts';
import {anEvent, cipher, deliveryOf, makeSubscriber} from '../../support/deliveries.ts';
import {unique} from '../../support/factories.ts';
import {type Store, startStore} from '../../support/store.ts';

let store: Store;

test.before(async () => {
	store = await startStore();
});
test.after.always(async () => store?.close());

type Id = WebhookDelivery['id'];

/** A subscriber that is told in order, and how it is told of events of objects. */
async function ordered() {
	const partnerId = unique('prt') as `prt_${string}`;
	const {subscriber} = await makeSubscriber(store, {partnerId, ordering: 'object'});
	const tell = async (...objects: string[]): Promise<Id[]> => {
		const events = objects.map(subjectId => anEvent({partnerId, subjectId}));
		const made = await store.system(async unit => fanOut(unit, {events, operatorPartnerId: unique('prt')}));
		const rows = await Promise.all(made.map(async ({id}) => deliveryOf(store, id)));
		return rows.toSorted((one, other) => Number((one.position ?? 0n) - (other.position ?? 0n))).map(({id}) => id);
	};
	return {subscriber, tell};
}

/** One attempt at the next of the lane; answers which it was. */
async function attempt(anyId: Id, status: number): Promise<Id | undefined> {
	const lease = await store.system(async unit => {
		const row = await leaseNext(unit, deliver, anyId);
		return row?.leasedUntil && {id: row.id, until: row.leasedUntil};
	});
	if (!lease) return undefined;
	await store.system(async unit => {
		const answer = {status, durationMs: 1};
		const recorded = await recordOutcome(unit, deliver, lease, outcomeOf(answer), {jitter: 0});
		if (recorded) await recordAttempt(unit, recorded.row, {attempt: answer, verdict: recorded.verdict});
	});
	return lease.id;
}

const dueOf = async (ids: readonly Id[]): Promise<boolean[]> =>
	Promise.all(ids.map(async id => Boolean((await deliveryOf(store, id)).nextAttemptAt)));

test.serial('of each object only the first is due, and what ends makes the next one due', async t => {
	const {tell} = await ordered();
	const [a1, b1, a2, a3] = await tell('a', 'b', 'a', 'a');
	if (!a1 || !b1 || !a2 || !a3) return t.fail();
	t.deepEqual(await dueOf([a1, b1, a2, a3]), [true, true, false, false]);
	t.is(await attempt(a1, 200), a1);
	t.deepEqual(await dueOf([a2, a3]), [true, false]);
	t.is(await attempt(a1, 200), b1, 'b was due before');
	t.is(await attempt(a1, 404), a2);
	t.deepEqual(await dueOf([a3]), [true], 'also after one that was given up');
});

test.serial('a later one waits while an earlier one is being retried', async t => {
	const {tell} = await ordered();
	const [first, second] = await tell('a', 'a');
	if (!first || !second) return t.fail();
	await attempt(first, 503);
	t.deepEqual(await dueOf([first, second]), [true, false]);
	t.is(await attempt(first, 200), undefined, 'nothing of the lane is due now');
	const [third] = await tell('a');
	t.deepEqual(await dueOf(third ? [third] : []), [false]);
});

test.serial('adding to a line while its head ends never leaves it lying', async t => {
	const {tell} = await ordered();
	for (let round = 0; round < 15; round++) {
		const object = `o${round}`;
		const [head] = await tell(object);
		if (!head) return t.fail();
		const [[added]] = await Promise.all([tell(object), attempt(head, 200)]);
		if (!added) return t.fail();
		t.deepEqual(await dueOf([added]), [true], `round ${round}`);
		await attempt(added, 200);
	}
});

test.serial('one whose worker died in its last attempt ends, and lets the next one go', async t => {
	const {tell} = await ordered();
	const [lost, next] = await tell('a', 'a');
	if (!lost || !next) return t.fail();
	await store.system(async ({em}) => em.execute('update webhook_delivery set attempts = 7 where id = ?', [lost]));
	t.is(await attempt(lost, 200), next);
	t.like(await deliveryOf(store, lost), {status: 'dead', lastError: 'WORKER_LOST'});
});

test.serial('told in no order any more, what waited is due', async t => {
	const {subscriber, tell} = await ordered();
	const ids = await tell('a', 'a', 'a');
	const whose = {id: subscriber.id, side: 'staff'} as const;
	await store.system(async unit => updateSubscriber(unit, {whose, changes: {ordering: 'none'}, by: 'usr_test', cipher}));
	t.deepEqual(await dueOf(ids), [true, true, true]);
});
