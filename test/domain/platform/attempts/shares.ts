import test from 'ava';
import {dueAttempts} from '../../../../src/domain/platform/attempts/due-attempts.ts';
import {leaseLanes, leaseNext} from '../../../../src/domain/platform/attempts/lease-next.ts';
import {recordOutcome} from '../../../../src/domain/platform/attempts/record-outcome.ts';
import type {WebhookDelivery} from '../../../../src/domain/webhooks/delivery.ts';
import {fanOut} from '../../../../src/domain/webhooks/fan-out.ts';
import {makeDeliveries} from '../../../../src/domain/webhooks/make-deliveries.ts';
import {deliver} from '../../../../src/workers/webhooks/deliver.ts';
import {anEvent, makeSubscriber} from '../../../support/deliveries.ts';
import {unique} from '../../../support/factories.ts';
import {type Store, startStore} from '../../../support/store.ts';

let store: Store;

test.beforeEach(async () => {
	store = await startStore();
});
test.afterEach.always(async () => store?.close());

type Id = WebhookDelivery['id'];

/** Two calls of a subscriber at once, three of a partner. */
const rule = {...deliver, lane: {...deliver.lane, limit: 2}, shares: [{property: 'partnerId', limit: 3}]} as const;

/** Deliveries that are due to subscribers of a partner of their own: so many to each. Answers one of each subscriber. */
async function partnerWith({subscribers, facts}: Readonly<{subscribers: number; facts: number}>): Promise<Id[]> {
	const partnerId = unique('prt') as `prt_${string}`;
	for (let n = 0; n < subscribers; n++) await makeSubscriber(store, {partnerId});
	const events = Array.from({length: facts}, () => anEvent({partnerId}));
	const made = await store.system(async unit => fanOut(unit, {events, operatorPartnerId: unique('prt')}));
	return [...new Map(made.map(({subscriberId, id}) => [subscriberId, id])).values()];
}

const lease = async (ids: readonly Id[]) => store.system(async unit => leaseLanes(unit, rule, ids));

const countOf = (lanes: Awaited<ReturnType<typeof lease>>): number => [...lanes.values()].reduce((sum, {rows}) => sum + rows.length, 0);

test.serial('of a partner no more are worked on at once than it may have, in however many lanes, whoever asks', async t => {
	const many = await partnerWith({subscribers: 5, facts: 4});
	const other = await partnerWith({subscribers: 1, facts: 4});
	const first = await lease([...many, ...other]);
	t.is(countOf(first), 5, 'three of the one, two of the other');
	t.deepEqual(many.map(id => first.get(id)?.rows.length).toSorted(), [0, 0, 1, 1, 1], 'each lane gets something before one gets more');
	t.deepEqual(
		many.map(id => first.get(id)?.isShareFull),
		[true, true, true, true, true],
	);
	t.false(first.get(other[0] as Id)?.isShareFull);
	const again = await Promise.all(many.map(async id => store.system(async unit => leaseNext(unit, rule, id))));
	t.deepEqual(again, [undefined, undefined, undefined, undefined, undefined]);
});

test.serial('the room of a partner is counted once, however many lease at the same time', async t => {
	const many = await partnerWith({subscribers: 5, facts: 4});
	const leased = await Promise.all(many.map(async id => lease([id])));
	t.is(
		leased.reduce((sum, lanes) => sum + countOf(lanes), 0),
		3,
	);
});

test.serial('what a partner has no room for is not handed on, and others are seen behind it', async t => {
	const many = await partnerWith({subscribers: 5, facts: 4});
	const other = await partnerWith({subscribers: 2, facts: 1});
	const due = async () => store.system(async unit => dueAttempts(unit, rule, 5));
	t.is((await due()).length, 5, 'three of the one, two of the other');
	await lease(many);
	t.deepEqual((await due()).toSorted(), other.toSorted());
});

test.serial('what ends makes room in its share', async t => {
	const many = await partnerWith({subscribers: 5, facts: 1});
	const [ended] = [...(await lease(many)).values()].flatMap(({rows}) => rows);
	if (!ended) return t.fail();
	await store.system(async unit => recordOutcome(unit, rule, ended, {kind: 'done', answer: undefined}));
	t.is(countOf(await lease(many)), 1);
});

test.serial('what happens while many facts are told again comes first', async t => {
	const partnerId = unique('prt') as `prt_${string}`;
	const {subscriber} = await makeSubscriber(store, {partnerId});
	const past = Array.from({length: 20}, () => anEvent({partnerId}));
	const replayed = await store.system(async unit =>
		makeDeliveries(
			unit,
			past.map(event => ({event, subscriber})),
			'if nothing is on its way',
		),
	);
	store.clock.moveTo(new Date('2026-06-01T10:05:00Z'));
	const [live] = await store.system(async unit => fanOut(unit, {events: [anEvent({partnerId})], operatorPartnerId: unique('prt')}));
	const next = async () => store.system(async unit => (await leaseNext(unit, deliver, replayed[0]?.id ?? ''))?.id);
	const [first, second] = [await next(), await next()];
	t.is(first, live?.id);
	t.true(
		replayed.some(({id}) => id === second),
		'and then what is told again',
	);
	t.is((await store.system(async unit => dueAttempts(unit, deliver, 100, 1))).length, 1);
});
