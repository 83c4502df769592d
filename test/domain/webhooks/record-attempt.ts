import test from 'ava';
import {leaseRow} from '../../../src/domain/platform/attempts/lease-next.ts';
import {recordOutcome} from '../../../src/domain/platform/attempts/record-outcome.ts';
import {WebhookDelivery} from '../../../src/domain/webhooks/delivery.ts';
import {type Attempt, recordAttempt} from '../../../src/domain/webhooks/record-attempt.ts';
import {outcomeOf} from '../../../src/domain/webhooks/retry.ts';
import {deliver} from '../../../src/workers/webhooks/deliver.ts';
import {deliveryOf, makeDelivery, subscriberOf} from '../../support/deliveries.ts';
import {type Store, startStore} from '../../support/store.ts';

let store: Store;

test.before(async () => {
	store = await startStore('2026-06-01T10:00:00Z');
});
test.after.always(async () => store?.close());

const NOW = new Date('2026-06-01T10:00:00Z');

type Id = WebhookDelivery['id'];

/** One attempt, as the worker makes it: leased, answered, written down. Nothing when there is nothing to be tried. */
async function record(id: Id, answer: Partial<Attempt>): Promise<void> {
	const until = await store.system(async ({em, now, ...unit}) => {
		const delivery = await em.findOneOrFail(WebhookDelivery, id);
		if (delivery.nextAttemptAt) delivery.nextAttemptAt = now;
		await em.flush();
		return (await leaseRow({em, now, ...unit}, deliver, id))?.leasedUntil;
	});
	if (!until) return;
	await store.system(async unit => {
		const attempt = {durationMs: 12, ...answer};
		const recorded = await recordOutcome(unit, deliver, {id, until}, outcomeOf(attempt), {jitter: 0});
		if (recorded) await recordAttempt(unit, recorded.row, {attempt, verdict: recorded.verdict});
	});
}

const attemptsOf = async (id: Id) =>
	store.system(async ({em}) =>
		em.execute<object[]>('select number, status, error, duration_ms, answer from webhook_attempt where delivery_id = ? order by number', [
			id,
		]),
	);

/** What was recorded as given up, of which kind and why. */
const givenUp = async (resourceId: string) =>
	store.system(async ({em}) =>
		em.execute<object[]>(
			`select data ->> 'kind' as kind, data ->> 'code' as code from fact
			 where type = 'work.failed_for_good' and data ->> 'resource_id' = ?`,
			[resourceId],
		),
	);

test.serial('a success ends the delivery', async t => {
	const {id, subscriberId} = await makeDelivery(store);
	await record(id, {status: 200, answer: 'noted'});
	t.like(await deliveryOf(store, id), {
		status: 'delivered',
		attempts: 1,
		nextAttemptAt: null,
		leasedUntil: null,
		lastStatus: 200,
		deliveredAt: NOW,
	});
	t.like(await subscriberOf(store, subscriberId), {lastSuccessAt: NOW, lastFailureAt: null, isActive: true});
	t.deepEqual(await attemptsOf(id), [{number: 1, status: 200, error: null, duration_ms: 12, answer: 'noted'}]);
});

test.serial('a failure is tried again, in business time', async t => {
	const {id, subscriberId} = await makeDelivery(store);
	await record(id, {status: 503});
	t.like(await deliveryOf(store, id), {status: 'pending', attempts: 1, lastStatus: 503, nextAttemptAt: new Date('2026-06-01T10:01:00Z')});
	await record(id, {error: 'ECONNREFUSED'});
	t.like(await deliveryOf(store, id), {
		attempts: 2,
		lastStatus: null,
		lastError: 'ECONNREFUSED',
		nextAttemptAt: new Date('2026-06-01T10:05:00Z'),
	});
	t.like(await subscriberOf(store, subscriberId), {lastFailureAt: NOW, isActive: true});
	t.is((await attemptsOf(id)).length, 2);
	t.deepEqual(await givenUp(id), []);
});

test.serial('the seventh failure is the last', async t => {
	const {id} = await makeDelivery(store);
	for (let attempt = 1; attempt <= 7; attempt++) await record(id, {status: 500});
	t.like(await deliveryOf(store, id), {status: 'dead', attempts: 7, nextAttemptAt: null});
	t.deepEqual(await givenUp(id), [{kind: 'webhook_delivery', code: 'ANSWERED_500'}]);
});

test.serial('a refusal that is final ends it at once', async t => {
	const {id, subscriberId} = await makeDelivery(store);
	await record(id, {status: 404});
	t.is((await deliveryOf(store, id)).status, 'dead');
	t.true((await subscriberOf(store, subscriberId)).isActive);
});

test.serial('a redirect is a failure that is tried again', async t => {
	const {id} = await makeDelivery(store);
	for (let attempt = 1; attempt <= 6; attempt++) await record(id, {status: 302});
	t.like(await deliveryOf(store, id), {status: 'pending', attempts: 6, lastStatus: 302});
	await record(id, {status: 302});
	t.is((await deliveryOf(store, id)).status, 'dead');
	t.deepEqual(await givenUp(id), [{kind: 'webhook_delivery', code: 'ANSWERED_302'}]);
});

test.serial('410 switches the subscriber off and says why', async t => {
	const {id, subscriberId} = await makeDelivery(store);
	await record(id, {status: 410});
	t.is((await deliveryOf(store, id)).status, 'dead');
	t.like(await subscriberOf(store, subscriberId), {isActive: false, disabledReason: 'it answered 410 Gone'});
	t.deepEqual(await givenUp(subscriberId), [{kind: 'webhook_subscriber', code: 'ANSWERED_410'}]);
	t.deepEqual(await givenUp(id), []);
});

test.serial('what is delivered or dead takes no more attempts', async t => {
	const {id} = await makeDelivery(store);
	await record(id, {status: 200});
	await record(id, {status: 500});
	t.like(await deliveryOf(store, id), {status: 'delivered', attempts: 1});
	t.is((await attemptsOf(id)).length, 1);
});
