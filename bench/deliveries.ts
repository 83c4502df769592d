import {createServer} from 'node:http';
import {Queue} from 'bullmq';
import {pino} from 'pino';
import {connectRedis} from '../src/adapters/bullmq/connect-redis.ts';
import {poolSizes} from '../src/domain/platform/process/pool-sizes.ts';
import {pastWalls} from '../test/support/database.ts';
import {emptyQueues} from '../test/support/empty-queues.ts';
import {unique} from '../test/support/factories.ts';
import {listen} from '../test/support/listen.ts';
import {until} from '../test/support/processes.ts';
import {startSystem} from '../test/support/system.ts';
import {introduce} from '../test/support/told.ts';
import {compare, median, report} from './support/compare.ts';
import {startProgram} from './support/start-program.ts';

/** So many that the share of calls that one may have at once (decision 72) is not what is measured. */
const PARTNERS = 4;
const SUBSCRIBERS = 5;
/** Of each partner, each told to all its subscribers. */
const FACTS = 500;
const DELIVERIES = PARTNERS * SUBSCRIBERS * FACTS;
const ROUNDS = Number(process.env['BENCH_PAIRS'] ?? 5);
const PATIENCE_MS = 180_000;

/**
 * W1: deliveries a second by one worker, with everything that it does for each (lease, share, signature, attempt, record), beside a job a
 * delivery with two selects, `fetch` and an insert. W3: what happened, told again by a replay ÷ told the first time; in both deliveries are made
 * while others are on their way. Counted from the first call that subscribers hear to the last.
 */
await using parts = new AsyncDisposableStack();
const heard = {calls: 0, firstAt: 0, lastAt: 0};
const receiver = await listen(
	createServer((request, response) => {
		request.resume().on('end', () => {
			heard.lastAt = performance.now();
			if (heard.calls === 0) heard.firstAt = heard.lastAt;
			heard.calls += 1;
			response.writeHead(200).end('noted');
		});
	}),
);
parts.defer(receiver.close);
const system = await startSystem({redisUrl: process.env['TEST_REDIS_URL'] ?? ''}, {RATE_LIMIT_SCALE: '1000'});
parts.defer(system.close);
parts.defer(async () => emptyQueues(system.queues));
const subscribers = await publish();
const firstFacts = (await system.rows<{id: string}>("select id from fact where type like 'tenant.%' and is_public")).map(({id}) => id);
const redis = connectRedis(process.env['TEST_REDIS_URL'] ?? '', 'wait', pino({level: 'silent'}));
parts.defer(async () => redis.disconnect());
const naive = new Queue('naive', {connection: redis});
parts.defer(async () => {
	await naive.obliterate({force: true});
	await naive.close();
});
const asked = process.argv.slice(2);
if (asked.length === 0 || asked.includes('W1'))
	await compare({name: 'W1', goal: 4.5, ours: async () => oursPerSecond(), other: async () => naivePerSecond()});
if (asked.length === 0 || asked.includes('W3')) {
	const ratios: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const from = new Date();
		const first = await toldPerSecond(round);
		ratios.push((await replayedPerSecond(from)) / first);
	}

	report('W3', median(ratios), '≥ 1');
}

/** Partners with subscribers of everything about their tenants, and what they are to be told, published and not delivered yet. */
async function publish(): Promise<string[]> {
	await using own = new AsyncDisposableStack();
	const web = await system.startWeb();
	own.defer(web.kill);
	const ids: string[] = [];
	for (let partners = 0; partners < PARTNERS; partners++) {
		const partner = unique('prt');
		const admin = await web.partnerAdmin(partner);
		for (let made = 0; made < SUBSCRIBERS; made++) {
			const hook = {name: `Subscriber ${made}`, target_url: `${receiver.url}/hooks/${partner}/${made}`, topics: ['tenant.*']};
			const {status, body} = await admin.post('/admin/webhook-subscriptions', hook);
			if (status !== 201) throw new Error(JSON.stringify(body));
			ids.push(body.data.id);
		}

		for (let made = 0; made < FACTS; made++) await introduce(web, {tenant: unique('tnt'), partner});
	}

	await startProgram('worker', {...system.environment, WORKER_QUEUES: 'platform'}, own);
	const isPublished = await until(PATIENCE_MS, async () => (await countOf('true')) === DELIVERIES);
	if (!isPublished) throw new Error(`${await countOf('true')} deliveries were made`);
	return ids;
}

async function countOf(condition: string): Promise<number> {
	const [row] = await system.rows<{count: string}>(`select count(*) as count from webhook_delivery where ${condition}`);
	return Number(row?.count);
}

/** Deliveries a second that subscribers heard of while something ran. */
async function heardPerSecond(run: (own: AsyncDisposableStack) => Promise<void>, isOver: () => Promise<boolean>): Promise<number> {
	await using own = new AsyncDisposableStack();
	heard.calls = 0;
	await run(own);
	if (!(await until(PATIENCE_MS, async () => heard.calls >= DELIVERIES && (await isOver())))) throw new Error(`only ${heard.calls} calls`);
	if (heard.calls !== DELIVERIES) throw new Error(`${heard.calls} calls`);
	return (DELIVERIES * 1000) / (heard.lastAt - heard.firstAt);
}

async function isDelivered(): Promise<boolean> {
	return (await countOf(`status <> 'delivered'`)) === 0;
}

async function oursPerSecond(): Promise<number> {
	await system.rows('truncate webhook_attempt');
	await system.rows(
		`update webhook_delivery set status = 'pending', attempts = 0, next_attempt_at = now(), leased_until = null, delivered_at = null,
		 is_replayed = false`,
	);
	return heardPerSecond(async own => void (await startProgram('worker', workerEnvironment(), own)), isDelivered);
}

/** All of it happens once more: the same facts, under new ids, wait to be told when the worker starts. */
async function toldPerSecond(round: number): Promise<number> {
	await system.rows('truncate webhook_attempt, webhook_delivery');
	return heardPerSecond(
		async own => {
			await system.rows(
				`insert into fact (id, type, data, idempotency_key, tenant_id, partner_id, request_id, occurred_at, recorded_at, is_public)
				 select gen_random_uuid(), type, data, idempotency_key || $1, tenant_id, partner_id, request_id, now(), now(), true
				 from fact where id = any($2::uuid[])`,
				[`:${round}`, firstFacts],
			);
			await startProgram('worker', workerEnvironment(), own);
		},
		async () => (await countOf('true')) === DELIVERIES && isDelivered(),
	);
}

async function naivePerSecond(): Promise<number> {
	const rows = await system.rows<{id: string}>('select id from webhook_delivery order by id');
	await naive.addBulk(rows.map(({id}) => ({name: 'deliver', data: {deliveryId: id}, opts: {removeOnComplete: true}})));
	const {worker: poolSize} = poolSizes({worker: {concurrency: 8}});
	const environment = {
		DATABASE_URL: pastWalls(system.database.name),
		REDIS_URL: process.env['TEST_REDIS_URL'] ?? '',
		POOL_SIZE: String(poolSize),
	};
	return heardPerSecond(
		async own => void (await startProgram('bench/deliveries/naive.ts', environment, own)),
		async () => (await naive.getJobCountByTypes('waiting', 'active')) === 0,
	);
}

async function replayedPerSecond(since: Date): Promise<number> {
	return heardPerSecond(async own => {
		const web = await system.startWeb();
		own.defer(web.kill);
		const span = {from: since.toISOString(), to: new Date(Date.now() + 60_000).toISOString()};
		for (const id of subscribers) {
			const {status, body} = await web.operator.post(`/admin/webhook-subscriptions/${id}/replays`, span);
			if (status >= 300) throw new Error(JSON.stringify(body));
		}

		await startProgram('worker', workerEnvironment(), own);
	}, isDelivered);
}

function workerEnvironment(): Record<string, string> {
	return {...system.environment, WORKER_QUEUES: 'platform,webhooks'};
}
