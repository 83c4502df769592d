import test from 'ava';
import {dueAttempts, firstAttempt} from '../../../../src/domain/platform/attempts/due-attempts.ts';
import {leaseAlike, leaseInPlace, leaseNext} from '../../../../src/domain/platform/attempts/lease-next.ts';
import {type Lease, recordOutcome} from '../../../../src/domain/platform/attempts/record-outcome.ts';
import {whenFirstDue} from '../../../../src/domain/platform/process/first-due.ts';
import {WebhookDelivery} from '../../../../src/domain/webhooks/delivery.ts';
import {fanOut} from '../../../../src/domain/webhooks/fan-out.ts';
import {deliver} from '../../../../src/workers/webhooks/deliver.ts';
import {anEvent, deliveryOf, makeDelivery} from '../../../support/deliveries.ts';
import {unique} from '../../../support/factories.ts';
import {type Store, startStore} from '../../../support/store.ts';

let store: Store;

test.beforeEach(async () => {
	store = await startStore('2026-06-01T10:00:00Z');
});
test.afterEach.always(async () => store?.close());

type Id = WebhookDelivery['id'];

const NOW = new Date('2026-06-01T10:00:00Z');

/** How rows of one lane are tried, two at once. */
const rule = {...deliver, lane: {property: 'subscriberId', limit: 2}} as const;

const lease = async (id: Id): Promise<Lease | undefined> =>
	store.system(async unit => {
		const row = await leaseNext(unit, rule, id);
		return row?.leasedUntil ? {id: row.id, until: row.leasedUntil} : undefined;
	});

const change = async (id: Id, fields: Partial<Pick<WebhookDelivery, 'nextAttemptAt' | 'leasedUntil' | 'attempts'>>): Promise<void> =>
	store.system(async ({em}) => {
		Object.assign(await em.findOneOrFail(WebhookDelivery, id), fields);
	});

/** More deliveries to the same subscriber. */
async function more(id: Id, count: number): Promise<Id[]> {
	const {subscriberId} = await deliveryOf(store, id);
	const ids: Id[] = [];
	for (let n = 0; n < count; n++) {
		const made = await store.system(async unit => {
			const {partnerId} = (await unit.em.findOneOrFail('WebhookSubscription' as never, subscriberId as never)) as unknown as {
				partnerId: string;
			};
			return fanOut(unit, {events: [anEvent({partnerId})], operatorPartnerId: unique('prt')});
		});
		ids.push(...made.map(delivery => delivery.id));
	}

	return ids;
}

test.serial('of several that take a row at once one gets it, and its attempt is counted', async t => {
	const {id} = await makeDelivery(store);
	const leases = await Promise.all(Array.from({length: 5}, async () => lease(id)));
	t.is(leases.filter(taken => taken !== undefined).length, 1);
	t.is((await deliveryOf(store, id)).attempts, 1);
});

test.serial('of a lane no more are worked on at once than it allows, whoever asks', async t => {
	const {id} = await makeDelivery(store);
	await more(id, 4);
	const leases = await Promise.all(Array.from({length: 5}, async () => lease(id)));
	t.is(new Set(leases.flatMap(taken => taken?.id ?? [])).size, 2);
	const other = await makeDelivery(store);
	t.is((await lease(other.id))?.id, other.id, 'another lane is not held up');
});

test.serial(
	'beside a leased row those like it are leased for the same call, and nobody else has one until all of them have ended',
	async t => {
		const alone = {...rule, lane: {property: 'subscriberId', limit: 1}} as const;
		const {id} = await makeDelivery(store);
		const others = await more(id, 5);
		await change(others[0] as Id, {attempts: 1});
		await change(others[1] as Id, {nextAttemptAt: new Date(NOW.getTime() + 60_000)});
		const next = async () => store.system(async unit => leaseNext(unit, alone, id));
		const call = await store.system(async unit => {
			const first = await leaseNext(unit, alone, id);
			if (!first) return [];
			const beside = await leaseAlike(unit, alone, first, {alike: ['lastError'], limit: 2});
			return [first, ...beside].map(row => ({id: row.id, until: row.leasedUntil as Date, attempts: row.attempts}));
		});
		t.is(new Set(call.map(row => row.id)).size, 3, 'as many as were wanted');
		t.false(
			call.some(row => row.id === others[1]),
			'what is not due is not taken',
		);
		for (const row of call) t.is((await deliveryOf(store, row.id)).attempts, row.attempts);
		t.is(await next(), undefined);
		const done = async (lease: Lease) => store.system(async unit => recordOutcome(unit, alone, lease, {kind: 'done', answer: undefined}));
		for (const row of call.slice(1)) await done(row);
		t.is(await next(), undefined, 'one of the call is still on its way');
		await done(call[0] as Lease);
		t.truthy(await next());
	},
);

test.serial('rows that failed otherwise do not go into the call of a row', async t => {
	const {id} = await makeDelivery(store);
	const [other] = await more(id, 1);
	const first = await lease(id);
	await store.system(async unit => first && recordOutcome(unit, rule, first, {kind: 'failed', code: 'refused_together'}));
	for (const one of [id, other as Id]) await change(one, {nextAttemptAt: NOW});
	const beside = await store.system(async unit => {
		const row = await leaseNext(unit, rule, id);
		return row && leaseAlike(unit, rule, row, {alike: ['lastError'], limit: 5});
	});
	t.deepEqual(beside, []);
});

test.serial('who ends an attempt takes the next row in its place, and the lane is no fuller by it', async t => {
	const {id} = await makeDelivery(store);
	await more(id, 4);
	const [first] = [await lease(id), await lease(id)];
	t.is(await lease(id), undefined, 'the lane is full');
	const next = await store.system(async unit => {
		const ended = first && (await recordOutcome(unit, rule, first, {kind: 'done', answer: undefined}));
		return ended && leaseInPlace(unit, rule, ended.row);
	});
	t.truthy(next);
	t.is((await deliveryOf(store, next?.id ?? id)).attempts, 1);
	t.is(await lease(id), undefined, 'and is as full as before');
});

test.serial('a full lane hands nothing on, and others are seen behind it', async t => {
	const {id} = await makeDelivery(store);
	await more(id, 9);
	const other = await makeDelivery(store);
	const due = async () => store.system(async unit => dueAttempts(unit, rule, 3));
	t.is((await due()).length, 3, 'two of the one, one of the other');
	t.true((await due()).includes(other.id));
	await lease(id);
	await lease(id);
	t.deepEqual(await due(), [other.id]);
});

test.serial('a lease ends by itself, so that a worker that died holds up nothing', async t => {
	const {id} = await makeDelivery(store);
	await lease(id);
	t.is(await lease(id), undefined);
	await change(id, {leasedUntil: new Date(Date.now() - 1)});
	t.truthy(await lease(id));
	t.is((await deliveryOf(store, id)).attempts, 2);
});

test.serial('what is not due, or not there, is not taken', async t => {
	const {id} = await makeDelivery(store);
	await change(id, {nextAttemptAt: new Date('2026-06-01T10:00:01Z')});
	t.is(await lease(id), undefined, 'it is 10:00:00');
	t.deepEqual(await store.system(async unit => whenFirstDue(unit, [firstAttempt(WebhookDelivery)])), [new Date('2026-06-01T10:00:01Z')]);
	await change(id, {nextAttemptAt: null});
	t.is(await lease(id), undefined);
	t.deepEqual(await store.system(async unit => whenFirstDue(unit, [firstAttempt(WebhookDelivery)])), [undefined]);
	t.is(await lease('whd_01jd2x4k7m9q3s5v8x0z2b4d6f'), undefined);
});

test.serial('a worker that died in the last attempt leaves a row that is given up and told of', async t => {
	const {id} = await makeDelivery(store);
	await change(id, {attempts: 7, leasedUntil: new Date(Date.now() - 1)});
	t.is(await lease(id), undefined);
	t.like(await deliveryOf(store, id), {nextAttemptAt: null, lastError: 'WORKER_LOST'});
	const told = await store.system(async ({em}) =>
		em.execute<object[]>("select data ->> 'kind' as kind, data ->> 'code' as code from fact where type = 'work.failed_for_good'"),
	);
	t.deepEqual(told, [{kind: 'webhook_delivery', code: 'WORKER_LOST'}]);
});

test.serial('what came of an attempt counts only for whoever still has the lease', async t => {
	const {id} = await makeDelivery(store);
	const first = await lease(id);
	await change(id, {leasedUntil: new Date(Date.now() - 1)});
	const second = await lease(id);
	t.truthy(first && second);
	const record = async (from: Lease | undefined) =>
		store.system(async unit => recordOutcome(unit, rule, from as Lease, {kind: 'done', answer: undefined}));
	t.is(await record(first), undefined);
	t.deepEqual((await deliveryOf(store, id)).nextAttemptAt, NOW);
	t.is((await record(second))?.verdict, 'done');
	t.is((await deliveryOf(store, id)).nextAttemptAt, null);
});

test.serial('asking again later uses up no attempt; a failure that may pass is tried on where that is wanted', async t => {
	const {id} = await makeDelivery(store);
	const again = await lease(id);
	await store.system(async unit => recordOutcome(unit, rule, again as Lease, {kind: 'again', afterMs: 60_000}));
	t.like(await deliveryOf(store, id), {attempts: 0, nextAttemptAt: new Date('2026-06-01T10:01:00Z')});
	for (let n = 0; n < 9; n++) {
		await change(id, {nextAttemptAt: NOW});
		const taken = await lease(id);
		const failed = {kind: 'failed', code: 'AWAY'} as const;
		await store.system(async unit => recordOutcome(unit, rule, taken as Lease, failed, {isTriedOn: true, jitter: 0}));
	}

	t.like(await deliveryOf(store, id), {attempts: 6, nextAttemptAt: new Date('2026-06-02T10:00:00Z'), lastError: 'AWAY'});
});
