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

test('however much one owner has waiting, the first of every other is the next', async t => {
	const semaphore = semaphoreOf(1);
	const begun: string[] = [];
	const first = Promise.withResolvers<void>();
	const task = (owner: string) => semaphore.take(async () => void begun.push(owner), owner);
	const working = semaphore.take(async () => first.promise, 'many');
	const ofMany = Array.from({length: 20}, async () => task('many'));
	const others = ['one', 'other', 'one'].map(task);
	first.resolve();
	await Promise.all([working, ...ofMany, ...others]);
	t.deepEqual(begun.slice(0, 5), ['one', 'other', 'many', 'one', 'many']);
	t.is(begun.length, 23);
});

test('one owner may wait with so many, and takes no place from the others', async t => {
	const semaphore = createSemaphore({atOnce: 1, waiting: 10, waitingOfOne: 2, turnAway: why => new Error(why)});
	const first = Promise.withResolvers<void>();
	const take = async (owner: string) => semaphore.take(async () => first.promise, owner);
	const taken = [take('many'), take('many'), take('many')];
	await t.throwsAsync(take('many'), {message: 'busy'});
	taken.push(take('other'));
	first.resolve();
	await Promise.all(taken);
	await t.notThrowsAsync(take('many'));
});

test('one owner works at so many at once, and leaves the rest of the room to others', async t => {
	const semaphore = createSemaphore({atOnce: 2, waiting: 10, atOnceOfOne: 1, turnAway: why => new Error(why)});
	const slow = Promise.withResolvers<void>();
	let ofMany = 0;
	const many = Array.from({length: 3}, async () =>
		semaphore.take(async () => {
			ofMany += 1;
			await slow.promise;
		}, 'many'),
	);
	for (const owner of ['one', 'other', '', '']) t.is(await semaphore.take(async () => owner, owner), owner);
	t.is(ofMany, 1);
	slow.resolve();
	await Promise.all(many);
	t.is(ofMany, 3);
	const unnamed = Promise.withResolvers<void>();
	let working = 0;
	const both = Array.from({length: 2}, async () =>
		semaphore.take(async () => {
			working += 1;
			await unnamed.promise;
		}),
	);
	t.is(working, 2);
	unnamed.resolve();
	await Promise.all(both);
});
