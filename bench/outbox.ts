import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {pino} from 'pino';
import {openFoundations} from '../src/adapters/process/open-foundations.ts';
import {readConfig} from '../src/config.ts';
import {Partner} from '../src/domain/organization/partner.ts';
import {asSystem} from '../src/domain/platform/unit/as-system.ts';
import {openWorkerTools} from '../src/workers/open-worker-tools.ts';
import {createEnqueue, type JobData} from '../src/workers/queue/enqueue.ts';
import {createRelay} from '../src/workers/queue/relay.ts';
import {startSystem} from '../test/support/system.ts';
import {compare} from './support/compare.ts';

const CLIENTS = 16;
const TURN_MS = 2000;
const ROWS = 10_000;
const BULK = 100;

/** O1: transactions with a fact and a wake-up beside the same ones without. O2: facts relayed beside bare addBulk. */
await using parts = new AsyncDisposableStack();
const system = await startSystem({redisUrl: process.env['TEST_REDIS_URL'] ?? ''});
parts.defer(system.close);
const config = readConfig(system.environment);
const log = pino({level: 'silent'});
const foundations = openFoundations(config, log, {kind: 'both'}, parts);
const {redis, queues} = foundations;
const {inUnit} = foundations.tools;
if (redis.status !== 'ready') await once(redis, 'ready');

await system.rows(
	`insert into partner (id, name, payment_terms_days, oss_registered, time_zone, invoice_number_prefix, created_at, updated_at, version)
	 select 'prt_bench' || n, 'Bench', 14, false, 'Europe/Amsterdam', 'B' || n, now(), now(), 1 from generate_series(0, $1::int - 1) as n`,
	[CLIENTS],
);

/** Transactions in a second: the smallest use case, one row found, changed and flushed by each client, told of or not. */
async function transactionsPerSecond(isTold: boolean): Promise<number> {
	const end = performance.now() + TURN_MS;
	let done = 0;
	const client = async (_: unknown, index: number) => {
		const partnerId = `prt_bench${index}` as const;
		while (performance.now() < end) {
			await asSystem(inUnit, {because: 'bench'}, async unit => {
				const partner = await unit.em.findOneOrFail(Partner, partnerId);
				partner.name = `Bench ${done}`;
				if (isTold) unit.record({type: 'partner.billing_linked', data: linked, step: done, owner: {partnerId}});
			});
			done += 1;
		}
	};
	const started = performance.now();
	await Promise.all(Array.from({length: CLIENTS}, client));
	return (done * 1000) / (performance.now() - started);
}

const linked = {
	partner_id: 'prt_bench',
	scaicontrol_customer_id: 'prt_bench',
	linked_at: '2026-06-01T10:00:00.000Z',
	legal_name: 'Bench B.V.',
	country_code: 'NL',
	vat_number: null,
};

await compare({
	name: 'O1',
	goal: 0.85,
	ours: async () => transactionsPerSecond(true),
	other: async () => transactionsPerSecond(false),
});

const relay = createRelay({tools: openWorkerTools(foundations, parts), enqueue: createEnqueue(queues), queues});

/** Facts in a second from the outbox into an empty queue, each of a request of its own. */
async function factsRelayedPerSecond(): Promise<number> {
	await empty();
	await system.rows(
		`insert into fact (id, type, data, idempotency_key, request_id, occurred_at, recorded_at)
		 select gen_random_uuid(), 'partner.billing_linked', $1, 'bench:' || n, 'req_' || n, now(), now() from generate_series(1, $2::int) as n`,
		[linked, ROWS],
	);
	await system.rows('analyze fact');
	const started = performance.now();
	const relayed = await relay.run();
	if (relayed !== ROWS) throw new Error(`${relayed} facts were relayed`);
	return (ROWS * 1000) / (performance.now() - started);
}

/** The options that every job has. */
const options = {
	attempts: 4,
	backoff: {type: 'exponential', delay: 2000, jitter: 0.2},
	removeOnComplete: {age: 3600, count: 1000},
	removeOnFail: {age: 14 * 24 * 3600, count: 10_000},
};

/** Jobs in a second by addBulk alone, 100 at a time. */
async function jobsAddedPerSecond(): Promise<number> {
	await empty();
	const started = performance.now();
	for (let added = 0; added < ROWS; added += BULK) {
		const jobs = Array.from({length: BULK}, () => {
			const id = randomUUID();
			const data: JobData = {payload: {fact_id: id, recorded_at: '2026-06-01T10:00:00.000Z'}, request_id: 'req_bench', cause: id};
			return {name: 'webhooks.fan-out-fact', data, opts: {...options, jobId: `webhooks.fan-out-fact_${id}_2026-06-01T10-00-00.000Z_${id}`}};
		});
		await queues.get('webhooks').addBulk(jobs);
	}

	return (ROWS * 1000) / (performance.now() - started);
}

async function empty(): Promise<void> {
	for (const queue of queues.all) await queue.obliterate({force: true});
	await system.rows('truncate fact');
}

await compare({name: 'O2', goal: 0.6, ours: factsRelayedPerSecond, other: jobsAddedPerSecond});
