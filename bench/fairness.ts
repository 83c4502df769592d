import {setTimeout as delay} from 'node:timers/promises';
import {pino} from 'pino';
import {systemClock} from '../src/domain/platform/process/clock.ts';
import {openDatabase} from '../src/domain/platform/process/open-database.ts';
import {asSystem} from '../src/domain/platform/unit/as-system.ts';
import {disturb} from '../test/support/disturbances/disturb.ts';
import {flood} from '../test/support/disturbances/flood.ts';
import {startListener} from '../test/support/disturbances/listener.ts';
import {emptyQueues} from '../test/support/empty-queues.ts';
import {makeCustomer, makeFinalInvoice, makeSeller, unique} from '../test/support/factories.ts';
import {memoryOf} from '../test/support/processes-of.ts';
import {startSystem} from '../test/support/system.ts';
import {report} from './support/compare.ts';
import {startProgram} from './support/start-program.ts';

/** What one tenant has in the queues at once. */
const JOBS = 10_000;
const GOAL = 3;
const GOAL_MEGABYTES = 300;
/** Waits of others that are measured: at rest, and while the jobs of the one are in the queues. */
const LOOKS = 30;
/** Longer than a look takes at rest, so that they do not wait for each other. */
const PAUSE_MS = 100;
const LOOK_MS = 2;
const PATIENCE_MS = 120_000;

/**
 * Q5: how long others wait (the 95th of a hundred) while one tenant has 10,000 jobs in the queues, one of its subscribers hangs, a service
 * that it buys hangs, somebody guesses API keys and somebody uploads pictures, all at once, ÷ how long they wait at rest. Measured by what
 * follows from a write: that a subscriber is told of it, that a document is printed. Then what web holds in memory after all of it.
 */
await using parts = new AsyncDisposableStack();
const system = await startSystem({redisUrl: process.env['TEST_REDIS_URL'] ?? ''}, {RATE_LIMIT_SCALE: '50'});
parts.defer(system.close);
parts.defer(async () => emptyQueues(system.queues));
const web = await startProgram('web', system.environment, parts);
await startProgram('worker', system.environment, parts);
const world = {...(await system.callersAt(web.url)), baseUrl: web.url};
const {inUnit} = openDatabase(
	{url: system.database.appUrl, poolSize: 1, statementTimeoutMs: 60_000, applicationName: 'bench'},
	{clock: systemClock, log: pino({level: 'silent'})},
	parts,
);

const {partner: other} = await makeSeller(world);
const {tenantId: buyer} = await makeCustomer(world, {partner: other});
const listener = await startListener(parts);
const staff = await world.partnerAdmin(other);
await staff.post('/admin/webhook-subscriptions', {name: 'hook', target_url: listener.url, topics: ['tenant.*']});

/** From the answer to a write until a subscriber is told of it. */
async function untilTold(): Promise<number> {
	const tenant = unique('tnt');
	const heard = listener.heard(tenant);
	await makeCustomer(world, {partner: other, tenant});
	const written = performance.now();
	return (await heard) - written;
}

/** From making a document final until it is printed. */
async function untilPrinted(): Promise<number> {
	const {id} = await makeFinalInvoice(world as never, buyer);
	const written = performance.now();
	const isPrinted = async () =>
		asSystem(inUnit, {because: 'bench', readOnly: true}, async ({em}) => {
			const [row] = await em.execute<{pdf_status: string}[]>('select pdf_status from invoice where id = ?', [id]);
			return row?.pdf_status === 'ready';
		});
	for (const end = written + PATIENCE_MS; performance.now() < end; await delay(LOOK_MS))
		if (await isPrinted()) return performance.now() - written;
	throw new Error('a document was not printed');
}

const waits = {told: untilTold, printed: untilPrinted};

/** The 95th of a hundred waits of each kind, in milliseconds. */
async function waitsNow(): Promise<Record<keyof typeof waits, number>> {
	const found = {told: [] as number[], printed: [] as number[]};
	for (let look = 0; look < LOOKS; look++) {
		for (const kind of ['told', 'printed'] as const) {
			found[kind].push(await waits[kind]());
		}
		await delay(PAUSE_MS);
	}

	return {told: p95(found.told), printed: p95(found.printed)};
}

function p95(values: readonly number[]): number {
	const sorted = values.toSorted((one, two) => one - two);
	return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}

// The first ones warm up.
for (let look = 0; look < 10; look++) for (const wait of Object.values(waits)) await wait();
const idle = await waitsNow();
const disturbed = await disturb({world, url: web.url}, parts);
await flood({rows: system.rows, ...disturbed, jobs: JOBS});
const busy = await waitsNow();
const left = await system.jobsLeft();
if (!left || left < LOOKS) throw new Error(`the one tenant had only ${left} jobs left at the end`);
console.error(JSON.stringify({idle, busy, left, ...disturbed.counts()}));
for (const kind of ['told', 'printed'] as const) report(`Q5-${kind}`, busy[kind] / idle[kind], `≤ ${GOAL}`);
report('Q5-web-megabytes', memoryOf(web.pid).megabytes, `≤ ${GOAL_MEGABYTES}`);
