import test from 'ava';
import {createSemaphore} from '../../../../src/domain/platform/process/semaphore.ts';

/** One with as much room, behind which a thousand may wait. */
const semaphoreOf = (atOnce: number) =>
	createSemaphore({atOnce, waiting: 1000, turnAway: why => new Error(why === 'busy' ? 'too many wait' : 'it is closed')});

test('no more than the limit work at once, in the order they came', async t => {
	const semaphore = semaphoreOf(2);
	const started: number[] = [];
	const tasks = Array.from({length: 4}, () => Promise.withResolvers<void>());
	const taken = tasks.map(({promise}, index) =>
		semaphore.take(async () => {
			started.push(index);
			await promise;
		}),
	);

	await Promise.resolve();
	t.deepEqual(started, [0, 1]);
	tasks[1]?.resolve();
	await taken[1];
	t.deepEqual(started, [0, 1, 2]);

	for (const {resolve} of tasks) resolve();
	await Promise.all(taken);
	t.deepEqual(started, [0, 1, 2, 3]);
});

test('a task that fails gives its turn to the next', async t => {
	const semaphore = semaphoreOf(1);
	const failing = semaphore.take(async () => {
		throw new RangeError('no');
	});
	const next = semaphore.take(async () => 'done');

	await t.throwsAsync(failing, {instanceOf: RangeError});
	t.is(await next, 'done');
});

test('only so many may wait', async t => {
	const semaphore = semaphoreOf(1);
	const first = Promise.withResolvers<void>();
	const taken = Array.from({length: 1001}, () => semaphore.take(() => first.promise));

	await t.throwsAsync(
		semaphore.take(() => first.promise),
		{message: /too many/},
	);
	first.resolve();
	t.is((await Promise.all(taken)).length, 1001);
});

test('closing turns away who waits and lets who works finish', async t => {
	const semaphore = semaphoreOf(1);
	const work = Promise.withResolvers<string>();
	const working = semaphore.take(() => work.promise);
	const waiting = t.throwsAsync(
		semaphore.take(async () => 'never'),
		{message: /closed/},
	);
	const closed = semaphore.close();
	work.resolve('done');

	t.is(await working, 'done');
	await Promise.all([waiting, closed]);
	await t.throwsAsync(
		semaphore.take(async () => 'never'),
		{message: /closed/},
	);
});
