import {setTimeout as delay} from 'node:timers/promises';
import {copySampleCustomer, makeSampleCustomer} from '../test/support/many-customers.ts';
import {startSystem} from '../test/support/system.ts';
import {median, report} from './support/compare.ts';
import {startProgram} from './support/start-program.ts';

const PAIRS = 5;
const DOCUMENTS_OF_A_RUN = 300;
const IDLE_MS = 5000;
const LOOK_MS = 500;

/**
 * P3: how long web's event loop is held up while the workers bill and print a run, beside the same when nothing is done: the 99th
 * percentile, as web's own metrics tell it (they count anew after each look, and each count holds the 10 ms between two measurements).
 */
await using parts = new AsyncDisposableStack();
const system = await startSystem({redisUrl: process.env['TEST_REDIS_URL'] ?? ''}, {LOG_LEVEL: 'info'});
parts.defer(system.close);
const web = await startProgram('web', system.environment, parts);
await startProgram('worker', system.environment, parts);
const callers = await system.callersAt(web.url);
await makeSampleCustomer(callers);

let customers = 0;
const ratios: number[] = [];
for (let pair = 0; pair <= PAIRS; pair++) {
	const idle = await lagWhile(async () => delay(IDLE_MS));
	await copySampleCustomer(system, customers + 1, customers + DOCUMENTS_OF_A_RUN);
	customers += DOCUMENTS_OF_A_RUN;
	const busy = await lagWhile(billAndPrint);
	// The first pair is for warming up.
	if (pair > 0) ratios.push(busy / idle);
	console.log(`  ${(idle * 1000).toFixed(1)} ms idle, ${(busy * 1000).toFixed(1)} ms while a run prints`);
}

report('P3', median(ratios), '≤ 1.5');

async function lagWhile(work: () => Promise<unknown>): Promise<number> {
	await lag();
	await work();
	return lag();
}

/** The 99th percentile since the last look, in seconds. */
async function lag(): Promise<number> {
	const text = await (await fetch(web.metricsUrl)).text();
	const value = /^nodejs_eventloop_lag_p99_seconds\{[^}]*\} ([\d.e+-]+)$/m.exec(text)?.[1];
	if (value === undefined) throw new Error('web does not tell how long its event loop is held up');
	return Number(value);
}

async function billAndPrint(): Promise<void> {
	const {status, body} = await callers.operator.post('/admin/invoices/generate', {});
	if (status !== 202) throw new Error(`${status}: ${JSON.stringify(body)}`);
	for (;;) {
		await delay(LOOK_MS);
		const [row] = await system.rows<{printed: number}>(`select count(*)::int as printed from invoice where pdf_status = 'ready'`);
		if ((row?.printed ?? 0) >= customers) return;
	}
}
