import {join} from 'node:path';
import test from 'ava';
import type {Client} from '../support/client.ts';
import {clientOf} from '../support/client.ts';
import {makeCustomer, makePlan} from '../support/factories.ts';
import {reached} from '../support/processes.ts';
import {startOwnRedis, startSystem} from '../support/system.ts';

const KEY = {'idempotency-key': 'subscribe once'};
const CALLERS = 20;

const redis = await startOwnRedis();
const system = await startSystem({redisUrl: redis.url()});
const web = await system.startWeb();
test.after.always(async () => {
	await system.close();
	await redis.close();
});

/** A tenant that can buy, and a plan; `at` is the same person at another process. */
async function makeBuyer() {
	const plan = await makePlan(web);
	const {admin, tenantId} = await makeCustomer(web);
	return {admin, tenantId, body: {plan_id: plan.id}, at: ({url}: {url: string}): Client => clientOf(url, admin.token)};
}

/** What exists of a tenant's subscribing: rows, facts and stored answers. */
async function effects(tenantId: string): Promise<Record<string, number> | undefined> {
	const [counts] = await system.rows<Record<string, number>>(
		`select (select count(*)::int from subscription where tenant_id = $1) as subscriptions,
		        (select count(*)::int from fact where tenant_id = $1 and type = 'subscription.activated') as facts,
		        (select count(*)::int from idempotency_record where caller like '%' || $1) as answers`,
		[tenantId],
	);
	return counts;
}

const ONCE = {subscriptions: 1, facts: 1, answers: 1};
const NEVER = {subscriptions: 0, facts: 0, answers: 0};

test.serial('a web process killed before the commit leaves nothing, and the repeated request does the work', async t => {
	const {admin, tenantId, body, at} = await makeBuyer();
	const file = join(system.folder, 'before-commit');
	const doomed = await system.startWeb({FAILPOINT: `unit:before-commit@subscription.activated=${file}`});
	const cut = t.throwsAsync(at(doomed).post('/subscriptions', body, KEY));
	await reached(file);
	const busy = await admin.post('/subscriptions', body, KEY);
	t.is(busy.status, 409, 'the first request is being worked on');
	await doomed.kill();
	await cut;
	t.deepEqual(await effects(tenantId), NEVER);

	const again = await admin.post('/subscriptions', body, KEY);
	t.is(again.status, 201);
	t.is(again.headers.get('idempotency-replayed'), null);
	t.deepEqual(await effects(tenantId), ONCE);
});

test.serial('a web process killed after the commit leaves the effect, and the repeated request gets its answer', async t => {
	const {admin, tenantId, body, at} = await makeBuyer();
	const file = join(system.folder, 'after-commit');
	const doomed = await system.startWeb({FAILPOINT: `unit:after-commit@subscription.activated=${file}`});
	const cut = t.throwsAsync(at(doomed).post('/subscriptions', body, KEY));
	await reached(file);
	await doomed.kill();
	await cut;
	t.deepEqual(await effects(tenantId), ONCE);

	const again = await admin.post('/subscriptions', body, KEY);
	t.is(again.status, 201);
	t.is(again.headers.get('idempotency-replayed'), 'true');
	const [row] = await system.rows<{id: string}>('select id from subscription where tenant_id = $1', [tenantId]);
	t.is(again.body.data.id, row?.id);
	t.deepEqual(await effects(tenantId), ONCE);
});

test.serial('twenty callers with one Idempotency-Key at two processes have one effect', async t => {
	const {admin, tenantId, body, at} = await makeBuyer();
	const clients = [admin, at(await system.startWeb())];
	const call = async (index: number) => clients[index % clients.length]?.post('/subscriptions', body, KEY);
	const answers = await Promise.all(Array.from({length: CALLERS}, async (_, index) => call(index)));
	const made = answers.filter(answer => answer?.status === 201);

	t.deepEqual(
		[...new Set(answers.map(answer => answer?.status))].filter(status => status !== 201 && status !== 409),
		[],
	);
	t.is(made.filter(answer => answer?.headers.get('idempotency-replayed') === null).length, 1);
	const replays = await Promise.all(clients.map(async client => client.post('/subscriptions', body, KEY)));
	for (const replay of [...made, ...replays]) t.deepEqual(replay?.body, made[0]?.body);
	t.deepEqual(await effects(tenantId), ONCE);
});
