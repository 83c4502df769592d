import {emptyQueues} from '../test/support/empty-queues.ts';
import {copyDocuments, makeSampleForBooks} from '../test/support/many-documents.ts';
import {until} from '../test/support/processes.ts';
import {type BooksStandIn, booksStandIns} from '../test/support/remote-books/providers.ts';
import {startSystem} from '../test/support/system.ts';
import {median, report} from './support/compare.ts';
import {startProgram} from './support/start-program.ts';

/** Of documents, beside those that look for contacts and make them. */
const CALLS = 60;
const DOCUMENTS_OF_A_BUYER = 10;
const ANSWERS_AFTER_MS = 50;
/** A minute of the provider's passes faster, so that what is done between two calls counts: 4 calls a second where it takes 60 a minute. */
const LIMITS = {minuteMs: 15_000, dayMs: 86_400_000, callsPerDay: 5000};
const ROUNDS = Number(process.env['BENCH_PAIRS'] ?? 5);
const GOAL = '≤ 1.2';
const PATIENCE_MS = 120_000;

/**
 * S1: how long it takes to tell books elsewhere of documents at a provider that answers after 50 ms, from the first call to the last document
 * there, ÷ the time that the fewest calls for them take at the provider's rate: of each provider, and of the one where that is most.
 */
const ofEach: number[] = [];
for (const start of booksStandIns) {
	const ratios: number[] = [];
	for (let round = 0; round < ROUNDS; round++) ratios.push(await toldRatio(start));
	report(`S1-${start.name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`, median(ratios), GOAL);
	ofEach.push(median(ratios));
}

report('S1', Math.max(...ofEach), GOAL);

async function toldRatio(start: (typeof booksStandIns)[number]): Promise<number> {
	await using parts = new AsyncDisposableStack();
	const standIn = await start();
	parts.defer(standIn.close);
	const callsPerMinute = standIn.scaleLimits(LIMITS);
	const inOneCall = standIn.documentsInOneCall;
	const [documents, buyers] = [CALLS * inOneCall, (CALLS * inOneCall) / DOCUMENTS_OF_A_BUYER];
	const environment = {...standIn.environment, WORKER_QUEUES: 'platform,accounting,books'};
	const system = await startSystem({redisUrl: process.env['TEST_REDIS_URL'] ?? ''}, environment);
	parts.defer(system.close);
	// What nobody serves would lie in the way of the next run.
	parts.defer(async () => emptyQueues(system.queues));
	const web = await system.startWeb();
	const {sampleId} = await makeSampleForBooks({system, web, standIn, callsPerMinute});
	await web.kill();
	await copyDocuments(system, {sampleId, documents, buyers});
	standIn.pace.answersAfterMs = ANSWERS_AFTER_MS;
	await startProgram('worker', system.environment, parts);
	await isSeen(standIn, () => standIn.calls.length > 0);
	const started = performance.now();
	await isSeen(standIn, () => standIn.numbers().length === documents);
	const milliseconds = performance.now() - started;
	const calls = CALLS + 2 * Math.ceil(buyers / inOneCall);
	return milliseconds / ((calls * 60_000) / callsPerMinute);
}

async function isSeen({name, calls}: BooksStandIn, isSo: () => boolean): Promise<void> {
	if (!(await until(PATIENCE_MS, isSo))) throw new Error(`${name} took too long: ${calls.length} calls`);
}
