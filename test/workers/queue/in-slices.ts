import test from 'ava';
import {pino} from 'pino';
import {refuse} from '../../../src/domain/platform/refusals.ts';
import {doTogether, slicesOf} from '../../../src/workers/queue/in-slices.ts';

const log = pino({level: 'silent'});

/** Does the numbers 1 to 8 together, some of which fail each in its way; answers what was done, given up and thrown. */
async function done(failures: Readonly<Record<number, Error>>, isLastTry = false) {
	const seen = {done: [] as number[], givenUp: [] as unknown[], thrown: undefined as unknown, tries: 0};
	const parts = {
		...{log, isLastTry},
		async work(numbers: readonly number[]) {
			seen.tries += 1;
			for (const number of numbers) if (failures[number]) throw failures[number];
			seen.done.push(...numbers);
		},
		giveUp: async (number: number, code: string) => void seen.givenUp.push([number, code]),
	};
	await doTogether([1, 2, 3, 4, 5, 6, 7, 8], parts).catch((error: unknown) => {
		seen.thrown = error;
	});
	return seen;
}

const ours = new TypeError('a fault of ours');
const race = refuse('written_at_the_same_time');
const away = refuse('database_unavailable', {retryAfterSeconds: 1});

test('what can be done is done together', async t => {
	t.deepEqual(await done({}), {done: [1, 2, 3, 4, 5, 6, 7, 8], givenUp: [], thrown: undefined, tries: 1});
});

test('what cannot be done is found and given up, and holds up nothing else', async t => {
	const seen = await done({3: ours, 8: refuse('not_found')});
	t.deepEqual([seen.done, seen.thrown], [[1, 2, 4, 5, 6, 7], undefined]);
	t.deepEqual(seen.givenUp, [
		[3, 'internal_error'],
		[8, 'not_found'],
	]);
});

test('what loses a race even alone is tried again after all others are done, and given up with the last try', async t => {
	const first = await done({2: race, 5: ours});
	t.deepEqual([first.done, first.givenUp, first.thrown], [[1, 3, 4, 6, 7, 8], [[5, 'internal_error']], race]);
	const last = await done({2: race}, true);
	t.deepEqual([last.done.length, last.givenUp, last.thrown], [7, [[2, 'written_at_the_same_time']], undefined]);
});

test('while the database is away nothing is taken apart or given up, at the last try neither', async t => {
	for (const isLastTry of [false, true]) t.like(await done({2: away}, isLastTry), {done: [], givenUp: [], thrown: away, tries: 1});
});

test('slices are as long as they may be, in order', t => {
	t.deepEqual(slicesOf([1, 2, 3, 4, 5], 2), [[1, 2], [3, 4], [5]]);
	t.deepEqual(slicesOf([]), []);
});
