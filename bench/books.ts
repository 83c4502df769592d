import {setTimeout as delay} from 'node:timers/promises';
import {INTEGRATIONS} from '../test/support/books.ts';
import {copyDocuments, makeSampleDocument} from '../test/support/many-documents.ts';
import {dataOf} from '../test/support/payments/stories.ts';
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
const LOOK_MS = 5;
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
	parts.defer(async () => void (await Promise.all(system.queues.all.map(async queue => queue.obliterate({force: true})))));
	const web = await system.startWeb();
	const {partner, sampleId} = await makeSampleDocument(web);
	await system.rows('update accounting_movement set handed_at = now()');
	const {settings, credentials} = standIn.newBooks();
	const asked = {provider: standIn.slug, name: standIn.name, partner_id: partner, credentials};
	dataOf(await web.operator.post(INTEGRATIONS, {...asked, settings: {...settings, calls_per_minute: callsPerMinute}}));
	await web.kill();
	await copyDocuments(system, {sampleId, documents, buyers});
	standIn.pace.answersAfterMs = ANSWERS_AFTER_MS;
	await startProgram('worker', system.environment, parts);
	await until(standIn, () => standIn.calls.length > 0);
	const started = performance.now();
	await until(standIn, () => standIn.numbers().length === documents);
	const milliseconds = performance.now() - started;
	const calls = CALLS + 2 * Math.ceil(buyers / inOneCall);
	return milliseconds / ((calls * 60_000) / callsPerMinute);
}

async function until({name, calls}: BooksStandIn, isSo: () => boolean): Promise<void> {
	const end = performance.now() + PATIENCE_MS;
	while (!isSo()) {
		if (performance.now() > end) throw new Error(`${name} took too long: ${calls.length} calls`);
		await delay(LOOK_MS);
	}
}
