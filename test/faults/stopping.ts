import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import {Redis} from 'ioredis';
import {billingProfile, unique} from '../support/factories.ts';
import {reached, statusOf, until} from '../support/processes.ts';
import {startReceiver} from '../support/receiver.ts';
import {startOwnRedis, startSystem} from '../support/system.ts';
import {addSubscriber, faultsAfter, introduce} from '../support/told.ts';

const ENDED_WITHIN_MS = 25_000;
const WITHIN_MS = 15_000;
const SWEEP_SECONDS = 5;
const SWEEPS_WATCHED = 2;

const redis = await startOwnRedis();
const system = await startSystem({redisUrl: redis.url()});
const receiver = await startReceiver();
const web = await system.startWeb();
await addSubscriber(web, receiver);
test.after.always(async () => {
	await system.close();
	await receiver.close();
	await redis.close();
});

/** The sweeps of deliveries that were put into the queue since its event stream began, as BullMQ wrote them down. */
async function sweepsOf(client: Redis, event: 'added' | 'duplicated'): Promise<string[]> {
	const entries = await client.xrange('{scai-platform}:platform:events', '-', '+');
	return entries.flatMap(([, fields]) => {
		const {event: name, jobId = ''} = Object.fromEntries(fields.flatMap((field, index) => (index % 2 ? [] : [[field, fields[index + 1]]])));
		return name === event && jobId.startsWith('webhooks.deliver-again_') ? [jobId] : [];
	});
}

test.serial('two workers put each due sweep into the queue once, before and after a flush', async t => {
	const workers = await Promise.all([system.startWorker(), system.startWorker()]);
	const tenant = unique('tnt');
	t.is(await introduce(web, tenant), 200);
	t.deepEqual(await faultsAfter(WITHIN_MS, system, receiver, [tenant]), []);
	// Due, in a lane that workers fill which do not exist: every sweep is made for it, and nobody takes it.
	await system.rows(
		`insert into webhook_delivery (id, subscriber_id, event_id, event_type, idempotency_key, body, status, attempts, next_attempt_at,
		   leased_until, created_at, updated_at, version)
		 select id || n, subscriber_id, event_id, event_type, idempotency_key || n, body, 'pending', 1, now() - interval '1 hour',
		   now() + interval '1 hour', created_at, updated_at, 1
		 from webhook_delivery cross join generate_series(1, 8) as n`,
	);
	await system.rows(
		"update webhook_delivery set status = 'pending', next_attempt_at = now() - interval '1 hour' where leased_until is null",
	);
	const client = new Redis(redis.url());
	t.teardown(() => client.disconnect());
	for (const round of ['before', 'after']) {
		if (round === 'after') await client.flushall();
		const isOnTime = (id: string) =>
			new Date(id.replace(/.*_(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-/, '$1:$2:')).getTime() % (SWEEP_SECONDS * 1000) === 0;
		const onTime = async () => (await sweepsOf(client, 'added')).filter(isOnTime);
		t.true(await until((SWEEPS_WATCHED + 2) * SWEEP_SECONDS * 1000, async () => (await onTime()).length >= SWEEPS_WATCHED), round);
		const ids = await onTime();
		t.is(new Set(ids).size, ids.length, round);
		t.deepEqual(await sweepsOf(client, 'duplicated'), [], round);
	}

	for (const worker of workers) await worker.kill();
	await system.rows("update webhook_delivery set status = 'delivered', next_attempt_at = null, leased_until = null");
});

test.serial('a worker that is told to stop finishes its job, takes no other, and ends with 0', async t => {
	const file = join(system.folder, 'finishing');
	const worker = await system.startWorker({FAILPOINT: `job:before-effect@webhooks.deliver=${file}`});
	const tenant = unique('tnt');
	t.is(await introduce(web, tenant), 200);
	await reached(file, WITHIN_MS);
	worker.signal('SIGTERM');
	await until(WITHIN_MS, async () => (await statusOf(worker.url)) === 503);
	const late = unique('tnt');
	t.is(await introduce(web, late), 200);
	await writeFile(`${file}.go`, '');
	t.deepEqual(await worker.ended, {code: 0, signal: null});
	t.deepEqual(await faultsAfter(0, system, receiver, [tenant]), []);

	t.like(await system.rows('select relayed_at from fact where tenant_id = $1', [late]), [{relayed_at: null}]);
	const next = await system.startWorker();
	t.deepEqual(await faultsAfter(WITHIN_MS, system, receiver, [late]), []);
	await next.kill();
});

test.serial('a worker whose job does not end hands it back in time, and another does it', async t => {
	const file = join(system.folder, 'handed-back');
	const worker = await system.startWorker({FAILPOINT: `job:before-effect@webhooks.deliver=${file}`});
	const tenant = unique('tnt');
	t.is(await introduce(web, tenant), 200);
	await reached(file, WITHIN_MS);
	const next = await system.startWorker();
	const asked = performance.now();
	worker.signal('SIGTERM');
	t.deepEqual(await worker.ended, {code: 0, signal: null});
	t.true(performance.now() - asked < ENDED_WITHIN_MS);
	t.deepEqual(await faultsAfter(WITHIN_MS, system, receiver, [tenant]), []);
	await next.kill();
});

test.serial('a second signal ends a worker at once', async t => {
	const file = join(system.folder, 'at-once');
	const worker = await system.startWorker({FAILPOINT: `job:before-effect@webhooks.deliver=${file}`});
	t.is(await introduce(web, unique('tnt')), 200);
	await reached(file, WITHIN_MS);
	worker.signal('SIGTERM');
	await until(WITHIN_MS, async () => (await statusOf(worker.url)) === 503);
	const asked = performance.now();
	worker.signal('SIGTERM');
	t.deepEqual(await worker.ended, {code: 1, signal: null});
	t.true(performance.now() - asked < 5000);
});

test.serial('web that is told to stop says so, finishes what it began, and ends with 0', async t => {
	const file = join(system.folder, 'answering');
	const stopping = await system.startWeb({FAILPOINT: `unit:before-commit@tenant.billing_linked=${file}`, SHUTDOWN_DELAY: '2'});
	const admin = await stopping.tenantAdmin(unique('tnt'));
	const answer = admin.put('/billing/billing-profile', billingProfile());
	await reached(file);
	stopping.signal('SIGTERM');
	t.true(await until(WITHIN_MS, async () => (await statusOf(stopping.url)) === 503), 'it still answers, that it is not ready');
	t.true(await until(WITHIN_MS, async () => (await statusOf(stopping.url)) === undefined), 'then it takes no more connections');
	await writeFile(`${file}.go`, '');
	t.is((await answer).status, 200);
	t.deepEqual(await stopping.ended, {code: 0, signal: null});
});

test.serial('web does not wait for connections on which nobody asks', async t => {
	const stopping = await system.startWeb();
	const admin = await stopping.tenantAdmin(unique('tnt'));
	t.is((await admin.put('/billing/billing-profile', billingProfile())).status, 200);
	stopping.signal('SIGTERM');
	t.deepEqual(await Promise.race([stopping.ended, delay(5000)]), {code: 0, signal: null});
});
