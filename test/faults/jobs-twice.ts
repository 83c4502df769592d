import test from 'ava';
import {unique} from '../support/factories.ts';
import {until} from '../support/processes.ts';
import {startReceiver} from '../support/receiver.ts';
import {startOwnRedis, startSystem} from '../support/system.ts';
import {addSubscriber, faultsAfter, faultsIn, introduce} from '../support/told.ts';

const WITHIN_MS = 15_000;
const ROUTING_TRIES = 5;

const redis = await startOwnRedis();
const system = await startSystem({redisUrl: redis.url()});
const receiver = await startReceiver();
const web = await system.startWeb();
await addSubscriber(web, receiver);
await system.startWorker();
test.after.always(async () => {
	await system.close();
	await receiver.close();
	await redis.close();
});

const webhooks = system.queues.get('webhooks');
const isIdle = async () => (await system.jobsLeft()) === 0;

type Fact = {id: string; delivery_id: string};

test.serial('the same job put into the queue twice, or run twice, has one effect', async t => {
	const tenant = unique('tnt');
	t.is(await introduce(web, tenant), 200);
	t.deepEqual(await faultsAfter(WITHIN_MS, system, receiver, [tenant]), []);
	const [fact] = await system.rows<Fact>(
		'select f.id, d.id as delivery_id from fact f join webhook_delivery d on d.event_id = f.id where f.tenant_id = $1',
		[tenant],
	);
	const payloads = {
		'webhooks.publish-facts': {},
		'webhooks.deliver': {delivery_id: fact?.delivery_id, due_at: 'now'},
	};
	for (const [name, payload] of Object.entries(payloads)) {
		const data = {payload, request_id: 'again'};
		const queue = system.queues.get(name === 'webhooks.publish-facts' ? 'platform' : 'webhooks');
		await queue.addBulk(['one', 'one', 'other'].map(jobId => ({name, data, opts: {jobId: `${name}_${jobId}`}})));
	}

	t.true(await until(WITHIN_MS, isIdle));
	t.is((await webhooks.getJob('webhooks.deliver_other'))?.finishedOn !== undefined, true, 'it was run');
	t.deepEqual(await faultsIn(system, receiver, [tenant]), []);
});

test.serial('a fact of a type that nobody knows is parked after five tries and holds up nothing', async t => {
	await system.rows(
		`insert into fact (id, type, data, idempotency_key, request_id, occurred_at, recorded_at)
		 select gen_random_uuid(), type, '{}', 'poison:' || type, 'req_poison', now(), now()
		 from unnest(array['nobody.knows', 'constructor', '__proto__']) as type`,
	);
	const tenant = unique('tnt');
	t.is(await introduce(web, tenant), 200);
	t.deepEqual(await faultsAfter(WITHIN_MS, system, receiver, [tenant]), []);

	const parked = async () =>
		system.rows<{tries: number; is_relayed: boolean}>(
			`select routing_attempts as tries, relayed_at is not null as is_relayed from fact where idempotency_key like 'poison:%' and parked_at is not null`,
		);
	t.true(await until(WITHIN_MS, async () => (await parked()).length === 3));
	const told = await system.rows("select 1 from fact where type = 'work.failed_for_good' and data ->> 'kind' = 'fact'");
	t.is(told.length, 3, 'the operator is told of each');
	for (const {tries, is_relayed: isRelayed} of await parked()) t.deepEqual([tries, isRelayed], [ROUTING_TRIES, false]);
});

test.serial('a job whose payload is not what it takes fails once, for good', async t => {
	const bad = [
		['webhooks.deliver', {payload: {delivery_id: 'not an id', due_at: 'now'}, request_id: 'bad'}, 'BAD_PAYLOAD'],
		['webhooks.deliver', {nothing: 'of the kind'}, 'BAD_PAYLOAD'],
		['webhooks.unheard-of', {payload: {}, request_id: 'bad'}, 'NO_SUCH_JOB'],
	] as const;
	for (const [index, [name, data, reason]] of bad.entries()) {
		const jobId = `bad_${index}`;
		await webhooks.addBulk([{name, data, opts: {jobId, attempts: 4, backoff: {type: 'fixed', delay: 10}}}]);
		t.true(await until(WITHIN_MS, async () => (await webhooks.getJob(jobId))?.finishedOn !== undefined));
		t.like(await webhooks.getJob(jobId), {failedReason: reason, attemptsMade: 1});
	}
});
