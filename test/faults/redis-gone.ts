import test from 'ava';
import {Redis} from 'ioredis';
import {sha256} from '../../src/domain/platform/secrets.ts';
import {unique} from '../support/factories.ts';
import {until} from '../support/processes.ts';
import {startReceiver} from '../support/receiver.ts';
import {type RunningWeb, type System, startOwnRedis, startSystem} from '../support/system.ts';
import {addSubscriber, faultsAfter, faultsIn, introduce} from '../support/told.ts';
import {OPERATOR_PARTNER} from '../support/world.ts';

/** Once Redis is back, everything that waited is told within this. */
const BACK_WITHIN_MS = 30_000;
/** A generous wait for what has nothing to do with the fault. */
const SETUP_MS = 20_000;
const WRITES = 10;

const redis = await startOwnRedis();
const system: System = await startSystem({redisUrl: redis.url()});
const receiver = await startReceiver();
const web: RunningWeb = await system.startWeb();
await addSubscriber(web, receiver);
test.after.always(async () => {
	await system.close();
	await receiver.close();
	await redis.close();
});

/** Writes that were acknowledged, all of them at once. */
async function introduceSome(t: {is: (actual: number, expected: number) => boolean}): Promise<string[]> {
	const tenants = Array.from({length: WRITES}, () => unique('tnt'));
	for (const status of await Promise.all(tenants.map(async tenant => introduce(web, tenant)))) t.is(status, 200);
	return tenants;
}

async function flush(): Promise<void> {
	const client = new Redis(redis.url());
	await client.flushall();
	client.disconnect();
}

const unrelayed = async (): Promise<number> =>
	(await system.rows<{count: number}>('select count(*)::int as count from fact where relayed_at is null'))[0]?.count ?? 0;

/** Makes everything that was relayed a thing of the past, done or not. */
const longAgo = async () => system.rows("update fact set relayed_at = relayed_at - interval '10 minutes' where relayed_at is not null");

const relayedLongAgo = async (): Promise<number> =>
	(await system.rows<{count: number}>("select count(*)::int as count from fact where relayed_at < now() - interval '5 minutes'"))[0]
		?.count ?? 0;

const isAllDoneNoted = async (): Promise<boolean> =>
	(
		await system.rows<{is_noted: boolean}>(
			'select until > (select max(relayed_at) from fact) and not exists (select 1 from fact where relayed_at is null) as is_noted from jobs_done',
		)
	)[0]?.is_noted ?? false;

/** A session of the job dashboard, as if the operator had signed in. */
async function operatorsCookie(): Promise<string> {
	const id = unique('session');
	const claims = {subject: 'usr_operator', partnerId: OPERATOR_PARTNER, roles: ['super_admin'], permissions: [], expiresAt: 4_000_000_000};
	await system.rows('insert into dashboard_session (id_hash, claims, opened_at, last_seen_at) values ($1, $2, now(), now())', [
		sha256(id),
		JSON.stringify(claims),
	]);
	return `scai_jobs=${id}`;
}

const readiness = async (): Promise<unknown> => (await fetch(`${web.url}/ready`)).json();

test.serial('flushed with facts in the outbox and jobs in the queues, nothing is lost or doubled', async t => {
	const inQueues = await introduceSome(t);
	const relaying = await system.startWorker({WORKER_QUEUES: 'platform'});
	t.true(await until(SETUP_MS, async () => (await unrelayed()) === 0), 'the facts are in the queues');
	await relaying.kill();
	await longAgo();
	const inOutbox = await introduceSome(t);
	t.true(((await system.jobsLeft()) ?? 0) >= WRITES);
	await flush();
	t.is(await system.jobsLeft(), 0);

	await system.startWorker();
	t.deepEqual(await faultsAfter(BACK_WITHIN_MS, system, receiver, [...inQueues, ...inOutbox]), []);
});

test.serial('flushed while the worker is at work, nothing is lost or doubled', async t => {
	const before = introduceSome(t);
	await flush();
	const tenants = [...(await before), ...(await introduceSome(t))];
	await flush();
	t.deepEqual(await faultsAfter(BACK_WITHIN_MS, system, receiver, tenants), []);
});

test.serial('flushed when all is done, what was done long before is not relayed again', async t => {
	t.true(await until(SETUP_MS, isAllDoneNoted));
	await longAgo();
	const done = await relayedLongAgo();
	t.true(done > 0);
	await flush();
	t.deepEqual(await faultsAfter(BACK_WITHIN_MS, system, receiver, await introduceSome(t)), []);
	t.is(await relayedLongAgo(), done);
});

test.serial(
	'stopped, the API goes on reading and writing, and what waited is told when it is back, though it comes back empty',
	async t => {
		const before = await introduceSome(t);
		await redis.stop();
		const during = await introduceSome(t);
		const admin = await web.tenantAdmin(during[0] ?? '');
		t.is((await admin.get('/billing/billing-profile')).status, 200);
		t.like(await readiness(), {status: 'degraded', checks: {redis: 'unreachable', postgres: 'ok'}});
		t.is((await unrelayed()) >= WRITES, true, 'they wait in the outbox');

		await redis.start();
		const tenants = [...before, ...during];
		t.deepEqual(await faultsAfter(BACK_WITHIN_MS, system, receiver, tenants), []);
		t.like(await readiness(), {checks: {redis: 'ok'}});
	},
);

test.serial('hanging, the API goes on reading and writing, and what waited is told when it is back', async t => {
	process.kill(redis.pid(), 'SIGSTOP');
	t.teardown(() => process.kill(redis.pid(), 'SIGCONT'));
	const tenants = await introduceSome(t);
	const board = await fetch(`${web.url}/admin/jobs/api/queues`, {headers: {cookie: await operatorsCookie()}});
	t.is(board.status, 503, 'the queues cannot be read, and that is no bug');
	t.like(await readiness(), {status: 'degraded', checks: {redis: 'unreachable'}});
	t.deepEqual(
		receiver.calls.filter(({event}) => tenants.includes(String(event.data['tenant_id']))),
		[],
	);

	process.kill(redis.pid(), 'SIGCONT');
	t.deepEqual(await faultsAfter(BACK_WITHIN_MS, system, receiver, tenants), []);
});

test.serial('after all of it the queues are empty and every tenant was told once', async t => {
	t.true(await until(SETUP_MS, async () => (await system.jobsLeft()) === 0));
	const tenants = await system.rows<{id: string}>('select tenant_id as id from billing_profile');
	t.deepEqual(
		await faultsIn(
			system,
			receiver,
			tenants.map(({id}) => id),
		),
		[],
	);
});
