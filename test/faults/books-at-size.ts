import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import fc from 'fast-check';
import {copyDocuments, makeSampleForBooks} from '../support/many-documents.ts';
import {until} from '../support/processes.ts';
import {booksStandIns} from '../support/remote-books/providers.ts';
import {startOwnRedis, startSystem} from '../support/system.ts';

/** `FULL=1` is as much as a night takes; `SEED` repeats the moments of another time, `PROVIDER` (like `exactOnline`) is one of them alone. */
const IS_FULL = process.env['FULL'] === '1';
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const PROVIDER = process.env['PROVIDER'];
const DOCUMENTS = IS_FULL ? 10_000 : 200;
const BUYERS = IS_FULL ? 500 : 50;
const KILLS = IS_FULL ? 20 : 2;
/** Minutes and days pass faster, so that limits are met: in full a day's calls are half of what is told. */
const LIMITS = {minuteMs: IS_FULL ? 1000 : 500, dayMs: IS_FULL ? 60_000 : 3000, callsPerDay: IS_FULL ? 5000 : 150};
/** A worker is killed within so long after the documents there have become so many. */
const KILLED_WITHIN_MS = 200;
/** Between two looks for what is due, and the rests that limits want, of a busy machine. */
const GOES_ON_WITHIN_MS = IS_FULL ? 300_000 : 60_000;
const DONE_WITHIN_MS = IS_FULL ? 1_800_000 : 120_000;

/** What is asked again because a worker died: the contact and the document are looked for, and the document is made where it was not. */
const CALLS_A_KILL = 3;

const redis = await startOwnRedis();
test.after.always(redis.close);

/** At how many documents each worker is killed, and how long after. */
const kills = fc
	.sample(
		fc.noBias(fc.record({documents: fc.integer({min: 0, max: DOCUMENTS - 1}), afterMs: fc.integer({min: 0, max: KILLED_WITHIN_MS})})),
		{seed: SEED, numRuns: KILLS},
	)
	.toSorted((one, other) => one.documents - other.documents);

for (const [index, start] of booksStandIns.entries()) {
	if (PROVIDER && start.name !== PROVIDER) continue;
	// Each has servers of its own; in full each has the machine to itself.
	const each = IS_FULL ? test.serial : test;
	each(
		`${DOCUMENTS} documents are there once, by the fewest calls, though workers are killed at ${KILLS} moments (${start.name})`,
		async t => {
			t.timeout(DONE_WITHIN_MS + 120_000);
			const standIn = await start();
			t.teardown(standIn.close);
			const callsPerMinute = standIn.scaleLimits(LIMITS);
			const system = await startSystem({redisUrl: redis.url(index)}, {...standIn.environment, WORKER_QUEUES: 'platform,accounting,books'});
			t.teardown(system.close);
			const web = await system.startWeb();
			const {sampleId, settings} = await makeSampleForBooks({system, web, standIn, callsPerMinute});
			await web.kill();
			const numbers = await copyDocuments(system, {sampleId, documents: DOCUMENTS, buyers: BUYERS});

			t.log(`SEED=${SEED}`);
			const since = performance.now();
			for (const {documents, afterMs} of kills) {
				const worker = await system.startWorker();
				t.true(await until(GOES_ON_WITHIN_MS, () => standIn.numbers().length > documents), `${standIn.numbers().length} of ${documents}`);
				await delay(afterMs);
				await worker.kill();
				// The lease of whoever died is over.
				await system.rows("update accounting_entry set leased_until = now() - interval '1 second' where leased_until is not null");
			}

			await system.startWorker();
			const left = async () => system.rows('select status, error, attempts from accounting_entry where status <> $1 limit 5', ['synced']);
			const isDone = async () => {
				const [row] = await system.rows<{count: number}>(`select count(*)::int as count from accounting_entry where status = 'synced'`);
				return row?.count === DOCUMENTS;
			};
			const isTold = await until(DONE_WITHIN_MS, isDone);
			const [calls, throttled] = [standIn.calls.length, standIn.throttled.length];
			t.log(`${standIn.numbers().length} documents by ${calls} calls in ${Math.round((performance.now() - since) / 1000)} s`);
			t.log(`${throttled} of them came too often; contacts ${standIn.contactsIn(settings)}`);
			t.true(isTold, JSON.stringify(await left()));
			t.deepEqual(standIn.numbers().toSorted(), numbers.toSorted(), `SEED=${SEED}: each is there once`);
			t.is(standIn.contactsIn(settings), BUYERS);

			// A contact is looked for and made; tokens are asked for once, and once an hour of the provider at most.
			const inOneCall = (things: number) => Math.ceil(things / standIn.documentsInOneCall);
			const fewest = inOneCall(DOCUMENTS) + 2 * inOneCall(BUYERS);
			t.true(calls - throttled >= inOneCall(DOCUMENTS));
			t.true(calls - throttled <= fewest + (KILLS + 1) * CALLS_A_KILL, `SEED=${SEED}: ${calls} calls, ${fewest} at the fewest`);
			// Whoever starts does not know yet what the one before had used up.
			t.true(throttled <= KILLS + 1 + Math.ceil(calls / LIMITS.callsPerDay), `SEED=${SEED}: ${throttled} calls came too often`);
		},
	);
}
