import {availableParallelism} from 'node:os';
import {setTimeout as delay} from 'node:timers/promises';
import {pino} from 'pino';
import {Invoice} from '../src/domain/billing/invoice.ts';
import type {InvoiceDocument} from '../src/domain/billing/paper/invoice-document.ts';
import {loadDocument} from '../src/domain/billing/paper/load-document.ts';
import {systemClock} from '../src/domain/platform/process/clock.ts';
import {openDatabase} from '../src/domain/platform/process/open-database.ts';
import {asSystem} from '../src/domain/platform/unit/as-system.ts';
import {emptyQueues} from '../test/support/empty-queues.ts';
import {copySampleCustomer, makeSampleCustomer} from '../test/support/many-customers.ts';
import {startSystem} from '../test/support/system.ts';
import {startPrinter} from './paper/start-printer.ts';
import {median, report} from './support/compare.ts';
import {startProgram} from './support/start-program.ts';

const DOCUMENTS = Number(process.env['BENCH_DOCUMENTS'] ?? 10_000);
const ROUNDS = Number(process.env['BENCH_PAIRS'] ?? 5);
const WARM = 300;
/** Documents by which is known how long printing one takes by itself. */
const MEASURED = 300;
const LOOK_MS = 250;

/**
 * P4: how long a run of 10,000 documents takes until the last of their PDFs is in the store, ÷ the time of printing them by itself with every
 * core of this machine. One worker process does all of it, as in production, beside PostgreSQL and Redis.
 */
await using parts = new AsyncDisposableStack();
const system = await startSystem({redisUrl: process.env['TEST_REDIS_URL'] ?? ''});
parts.defer(system.close);
const web = await system.startWeb();
await startProgram('worker', {...system.environment, WORKER_QUEUES: 'billing,documents,platform'}, parts);
// What nobody serves would lie in the way of the next run.
parts.defer(async () => emptyQueues(system.queues));
const {inUnit} = openDatabase(
	{url: system.database.appUrl, poolSize: 2, statementTimeoutMs: 60_000, applicationName: 'bench'},
	{clock: systemClock, log: pino({level: 'silent'})},
	parts,
);
const printer = await startPrinter<InvoiceDocument>('print-with-typst.ts');
parts.defer(printer.end);

await makeSampleCustomer(web);
await secondsToPrint(WARM);
const ratios: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
	const seconds = await secondsToPrint(DOCUMENTS);
	const perSecond = await printer.printedPerSecond(await newestDocuments());
	console.log(`${DOCUMENTS / seconds} documents a second; one core prints ${perSecond}`);
	ratios.push(seconds / (DOCUMENTS / perSecond / availableParallelism()));
}

report('P4', median(ratios), '≤ 1.5');

/** Bills so many new customers, and waits until all is printed. */
async function secondsToPrint(customers: number): Promise<number> {
	const before = await countOf('true');
	const [row] = await system.rows<{count: string}>(`select count(*) as count from tenant where id like 'tnt_sample_%'`);
	const made = Number(row?.count);
	await copySampleCustomer(system, made + 1, made + customers);
	const started = performance.now();
	const {status, body} = await web.operator.post('/admin/invoices/generate', {});
	if (status !== 202) throw new Error(`${status}: ${JSON.stringify(body)}`);
	const wanted = before + customers;
	for (let printed = 0; printed < wanted; printed = await countOf(`pdf_status = 'ready'`)) {
		if ((await countOf(`pdf_status = 'failed'`)) > 0) throw new Error('a document could not be printed');
		await delay(LOOK_MS);
	}

	return (performance.now() - started) / 1000;
}

async function countOf(condition: string): Promise<number> {
	const [row] = await system.rows<{count: string}>(
		`select count(*) as count from invoice where tenant_id like 'tnt_sample_%' and status <> 'draft' and ${condition}`,
	);
	return Number(row?.count);
}

/** What was printed last, as it was printed. */
async function newestDocuments(): Promise<InvoiceDocument[]> {
	return asSystem(inUnit, {because: 'bench', readOnly: true}, async unit => {
		const where = {status: {$ne: 'draft'}} as const;
		const invoices = await unit.em.find(Invoice, where, {orderBy: {id: 'desc'}, limit: MEASURED});
		const documents: InvoiceDocument[] = [];
		for (const invoice of invoices) documents.push(await loadDocument(unit, invoice));
		return documents;
	});
}
