import {createHmac, randomUUID} from 'node:crypto';
import {setTimeout as delay} from 'node:timers/promises';
import {pino} from 'pino';
import {Agent, request} from 'undici';
import {finalizeInvoice} from '../src/domain/billing/final/finalize.ts';
import {Invoice} from '../src/domain/billing/invoice.ts';
import {systemClock} from '../src/domain/platform/process/clock.ts';
import {openDatabase} from '../src/domain/platform/process/open-database.ts';
import {poolSizes} from '../src/domain/platform/process/pool-sizes.ts';
import {asSystem} from '../src/domain/platform/unit/as-system.ts';
import type {IdOf} from '../src/domain/platform/values/id.ts';
import {askProvider} from '../src/workers/payments/ask-provider.ts';
import {makeDatabase} from '../test/support/database.ts';
import {emptyQueues} from '../test/support/empty-queues.ts';
import {makeSeller} from '../test/support/factories.ts';
import {startStripe} from '../test/support/payments/stripe.ts';
import {makeCardHolder} from '../test/support/payments/stripe-world.ts';
import {startSystem} from '../test/support/system.ts';
import type {World} from '../test/support/world.ts';
import {makeBenchDraft} from './support/bench-documents.ts';
import {compare, median, report} from './support/compare.ts';
import {startProgram} from './support/start-program.ts';

const INVOICES = 1000;
/** Who they are for, in equal parts. */
const CUSTOMERS = 20;
const ROUNDS = Number(process.env['BENCH_PAIRS'] ?? 5);
const ANSWERS_AFTER_MS = 200;
/** Not often: the machine that looks is the one that is measured. */
const LOOK_MS = 100;
const PATIENCE_MS = 120_000;
const WEBHOOKS = 3000;
const CONNECTIONS = 64;

/**
 * C1: how long collecting 1,000 invoices takes at a provider that answers after 200 ms, from the first call to the last invoice paid, ÷ the time
 * of the calls themselves, as many at once as the lane lets. C2: inbound webhooks a second, each answered once it is kept, beside a bare Koa that
 * inserts a row a request.
 */
await using parts = new AsyncDisposableStack();
const stripe = await startStripe();
parts.defer(stripe.close);
const system = await startSystem({redisUrl: process.env['TEST_REDIS_URL'] ?? ''}, {...stripe.environment, RATE_LIMIT_SCALE: '1000'});
parts.defer(system.close);
// What nobody serves would lie in the way of the next run.
parts.defer(async () => emptyQueues(system.queues));
const {inUnit} = openDatabase(
	{url: system.database.appUrl, poolSize: 2, statementTimeoutMs: 60_000, applicationName: 'bench'},
	{clock: systemClock, log: pino({level: 'silent'})},
	parts,
);
const asked = process.argv.slice(2);
// In this order: what was told of payments that nobody knows is looked at by the worker that collects.
if (asked.length === 0 || asked.includes('C1')) await measureCollecting();
if (asked.length === 0 || asked.includes('C2')) await compareWebhooks();

async function measureCollecting(): Promise<void> {
	const web = await system.startWeb();
	const world = {...web, baseUrl: web.url} as unknown as World;
	await makeSeller(world, {id: 'prt_reseller'});
	const tenants: string[] = [];
	for (let made = 0; made < CUSTOMERS; made++) tenants.push((await makeCardHolder({world, stripe})).tenantId);
	await web.kill();
	stripe.pace.answersAfterMs = ANSWERS_AFTER_MS;
	const ownMs = (INVOICES * ANSWERS_AFTER_MS) / askProvider.lane.limit;
	const ratios: number[] = [];
	for (let round = 0; round < ROUNDS; round++) ratios.push((await collectingMs(tenants)) / ownMs);
	report('C1', median(ratios), '≤ 1.3');
}

/** Has a worker collect 1,000 invoices; how long it took from its first call. */
async function collectingMs(tenants: readonly string[]): Promise<number> {
	const open: IdOf<'invoice'>[] = [];
	for (let made = 0; made < INVOICES; made++) {
		await asSystem(inUnit, {because: 'bench'}, async unit => {
			const tenantId = tenants[made % tenants.length] as IdOf<'tenant'>;
			const invoiceId = await makeBenchDraft(unit, {tenantId, partnerId: 'prt_reseller'});
			await finalizeInvoice(unit, {invoiceId, isVatStrict: false});
			open.push(invoiceId);
		});
	}

	await using parts = new AsyncDisposableStack();
	const before = charges();
	await startProgram('worker', {...system.environment, WORKER_QUEUES: 'payments,platform'}, parts);
	await until(async () => charges() > before);
	const started = performance.now();
	await until(async () => {
		const where = {id: {$in: open}, status: 'paid'} as const;
		return (await asSystem(inUnit, {because: 'bench', readOnly: true}, async ({em}) => em.count(Invoice, where))) === INVOICES;
	});
	const milliseconds = performance.now() - started;
	if (charges() - before !== INVOICES) throw new Error(`${charges() - before} charges`);
	return milliseconds;
}

/** Besides, the worker compares its books with the provider's once a day. */
function charges(): number {
	return stripe.calls.filter(call => call.startsWith('POST /v1/payment_intents')).length;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
	const end = performance.now() + PATIENCE_MS;
	while (!(await isSo())) {
		if (performance.now() > end) throw new Error('it took too long');
		await delay(LOOK_MS);
	}
}

async function compareWebhooks(): Promise<void> {
	const database = await makeDatabase();
	parts.defer(database.drop);
	await using own = new AsyncDisposableStack();
	const ours = await startProgram('web', system.environment, own);
	const {web: poolSize} = poolSizes({worker: {concurrency: 8}});
	const bare = await startProgram('bench/payments/bare-webhooks.ts', {DATABASE_URL: database.ownerUrl, POOL_SIZE: String(poolSize)}, own);
	await compare({
		...{name: 'C2', goal: 0.6},
		ours: async () => webhooksPerSecond(ours.url),
		other: async () => webhooksPerSecond(bare.url),
	});
	const [row] = await system.rows<{kept: string}>('select count(*) as kept from provider_event');
	if (Number(row?.kept) % WEBHOOKS !== 0) throw new Error(`${row?.kept} webhooks were kept`);
}

/** A webhook as Stripe sends it, of its usual size. */
function webhook(): {body: string; signature: string} {
	const id = randomUUID().replaceAll('-', '');
	const object = {id: `pi_${id}`, object: 'payment_intent', status: 'succeeded', amount: 12_100, metadata: {payment_id: `pint_${id}`}};
	const event = {id: `evt_${id}`, object: 'event', type: 'payment_intent.succeeded', livemode: false, data: {object}};
	const body = JSON.stringify({...event, description: 'x'.repeat(2000)});
	const at = Math.floor(Date.now() / 1000);
	return {body, signature: `t=${at},v1=${createHmac('sha256', stripe.webhookSecret).update(`${at}.${body}`).digest('hex')}`};
}

async function webhooksPerSecond(url: string): Promise<number> {
	const waiting = Array.from({length: WEBHOOKS}, webhook);
	await using agents = new AsyncDisposableStack();
	const dispatcher = new Agent({connections: CONNECTIONS});
	agents.defer(async () => dispatcher.close());
	const started = performance.now();
	const sender = async () => {
		for (let one = waiting.pop(); one; one = waiting.pop()) {
			const headers = {'content-type': 'application/json', 'stripe-signature': one.signature};
			const answer = await request(`${url}/api/v1/webhooks/stripe`, {method: 'POST', dispatcher, headers, body: one.body});
			await answer.body.dump();
			if (answer.statusCode !== 200) throw new Error(`a webhook was answered ${answer.statusCode}`);
		}
	};
	await Promise.all(Array.from({length: CONNECTIONS}, sender));
	return (WEBHOOKS * 1000) / (performance.now() - started);
}
