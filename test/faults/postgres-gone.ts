import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import {billingProfile, unique} from '../support/factories.ts';
import {statusOf, until} from '../support/processes.ts';
import {startReceiver} from '../support/receiver.ts';
import {startOwnPostgres, startOwnRedis, startSystem} from '../support/system.ts';
import {addSubscriber, faultsAfter, introduce} from '../support/told.ts';

const WITHIN_MS = 15_000;
/** A claim of 12 s may have to run out before the next sweep finds the delivery. */
const TOLD_WITHIN_MS = 25_000;
/** A web process gives a statement ten seconds, and a second more to tell. */
const FROZEN_LIMIT_MS = 12_000;
/** Whoever probes or scrapes gives it a few seconds, however many ask. */
const PROBES = 15;
const PROBED_LIMIT_MS = 8000;
const CALLERS = 8;
const ROUNDS = 5;

const [redis, postgres] = await Promise.all([startOwnRedis(), startOwnPostgres()]);
const system = await startSystem({redisUrl: redis.url(), databaseAdminUrl: postgres.adminUrl});
const receiver = await startReceiver();
const [web, worker] = await Promise.all([system.startWeb(), system.startWorker()]);
await addSubscriber(web, receiver);
test.after.always(async () => {
	await system.close();
	await receiver.close();
	await postgres.close();
	await redis.close();
});

/**
 * Callers who write one tenant after another, and repeat what was not acknowledged, until told to stop. Answers all statuses and the
 * tenants that were acknowledged in the end.
 */
function load() {
	const stopping = new AbortController();
	const statuses: number[] = [];
	const call = async () => {
		const tenants: string[] = [];
		while (!stopping.signal.aborted) {
			const tenant = unique('tnt');
			let status = 0;
			while (status !== 200) {
				status = await introduce(web, tenant);
				statuses.push(status);
				if (status !== 200) await delay(50);
			}

			tenants.push(tenant);
		}

		return tenants;
	};
	const done = Promise.all(Array.from({length: CALLERS}, call));
	return {
		statuses,
		async stop() {
			stopping.abort();
			return (await done).flat();
		},
	};
}

test.serial('stopped under load, requests get 503 with Retry-After, and nothing is half done when it is back', async t => {
	const {statuses, stop} = load();
	t.true(await until(WITHIN_MS, () => statuses.length > CALLERS));
	await postgres.stop();
	const admin = await web.tenantAdmin();
	for (const refused of [await admin.get('/billing/billing-profile'), await admin.put('/billing/billing-profile', billingProfile())]) {
		t.is(refused.status, 503);
		t.is(refused.body.error.code, 'unavailable');
		t.regex(refused.headers.get('retry-after') ?? '', /^\d+$/);
	}

	t.deepEqual(await Promise.all([web, worker].map(async ({url}) => statusOf(url))), [503, 503]);

	await postgres.start();
	t.true(await until(WITHIN_MS, async () => (await statusOf(web.url)) === 200 && (await statusOf(worker.url)) === 200));
	const tenants = await stop();
	t.deepEqual([...new Set(statuses)].sort(), [200, 503]);
	t.deepEqual(await faultsAfter(TOLD_WITHIN_MS, system, receiver, tenants, {isCallRepeatable: true}), []);
});

const onLinux = process.platform === 'linux' ? test.serial : test.serial.skip;

onLinux('frozen, it keeps nobody waiting for more than twelve seconds, and all goes on when it moves again', async t => {
	const admin = await web.tenantAdmin();
	t.is((await admin.get('/billing/billing-profile')).status < 500, true);
	postgres.freeze();
	const started = performance.now();
	const answers = await Promise.all(Array.from({length: CALLERS}, async () => admin.get('/subscriptions')));
	const waitedMs = performance.now() - started;
	const probed = performance.now();
	const probes = await Promise.all([web, worker].flatMap(({url}) => Array.from({length: PROBES}, async () => statusOf(url))));
	const scraped = await fetch(`${worker.url}/metrics`);
	const probedMs = performance.now() - probed;
	postgres.thaw();
	t.deepEqual([...new Set(probes)], [503]);
	t.regex(await scraped.text(), /^scaicontrol_queue_jobs\{.*\} \d+$/m);
	t.true(probedMs < PROBED_LIMIT_MS, `${probedMs} ms`);
	t.deepEqual([...new Set(answers.map(({status}) => status))], [503]);
	t.true(waitedMs < FROZEN_LIMIT_MS, `${waitedMs} ms`);
	t.true(await until(WITHIN_MS, async () => (await statusOf(web.url)) === 200 && (await statusOf(worker.url)) === 200));
	t.is((await admin.get('/subscriptions')).status, 200);
});

test.serial('taking no writes, as a standby does, it is read from, and a write is 503 until it takes them again', async t => {
	const admin = await web.tenantAdmin();
	const takesWrites = async (does: boolean) => {
		await system.rows(`alter role app set default_transaction_read_only = ${does ? 'off' : 'on'}`);
		await system.rows("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'app'");
	};
	t.is((await admin.put('/billing/billing-profile', billingProfile())).status, 200);
	await takesWrites(false);
	t.true(await until(WITHIN_MS, async () => (await admin.get('/billing/billing-profile')).status === 200));
	const refused = await admin.put('/billing/billing-profile', billingProfile({company_name: 'Acme Later B.V.'}));
	t.is(refused.status, 503);
	t.is(refused.body.error.code, 'unavailable');
	await takesWrites(true);
	t.true(await until(WITHIN_MS, async () => (await admin.put('/billing/billing-profile', billingProfile())).status === 200));
});

test.serial('its backends killed under load, callers that repeat what got 503 lose nothing and double nothing', async t => {
	const {statuses, stop} = load();
	for (let round = 0; round < ROUNDS; round++) {
		const before = statuses.length;
		await system.rows("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'app'");
		t.true(await until(WITHIN_MS, () => statuses.slice(before).filter(status => status === 200).length > CALLERS));
	}

	const tenants = await stop();
	t.deepEqual(
		[...new Set(statuses)].filter(status => status !== 200 && status !== 503),
		[],
	);
	t.deepEqual(await faultsAfter(TOLD_WITHIN_MS, system, receiver, tenants, {isCallRepeatable: true}), []);
});

test.serial('a job that finds the database away waits for it and does not use up its attempts', async t => {
	await worker.kill();
	const tenant = unique('tnt');
	t.is(await introduce(web, tenant), 200);
	await system.rows('update fact set relayed_at = now() where tenant_id = $1', [tenant]);
	await system.startWorker();
	await postgres.stop();
	const data = {payload: {}, request_id: 'waits'};
	const platform = system.queues.get('platform');
	await platform.addBulk([{name: 'webhooks.publish-facts', data, opts: {jobId: 'waits', attempts: 1}}]);
	t.true(await until(WITHIN_MS, async () => (await (await platform.getJob('waits'))?.isDelayed()) === true));

	await postgres.start();
	t.deepEqual(await faultsAfter(WITHIN_MS, system, receiver, [tenant]), []);
});
