import test from 'ava';
import {createBatcher} from '../../../../src/domain/platform/process/batcher.ts';

/** A batcher of numbers whose writes are held until they are let go; each number is answered by its double. */
function held(limits: {batchLimit?: number; inFlightLimit?: number; waitingLimit?: number} = {}) {
	const writes: {items: readonly number[]; finish: () => void; fail: (error: Error) => void}[] = [];
	const batcher = createBatcher<number, number>({
		write: async items =>
			new Promise((resolve, reject) => {
				writes.push({items, finish: () => resolve(items.map(item => item * 2)), fail: reject});
			}),
		weightOf: item => item,
		...{batchLimit: 10, inFlightLimit: 1, waitingLimit: 100, ...limits},
		refusal: () => new Error('full'),
	});
	return {batcher, writes};
}

const written = ({writes}: ReturnType<typeof held>) => writes.map(({items}) => items);

/** Lets every write go as it comes. */
async function finishAll({writes}: ReturnType<typeof held>): Promise<void> {
	for (const write of writes) {
		write.finish();
		await new Promise(resolve => setImmediate(resolve));
	}
}

test('alone an item is written at once, and what comes meanwhile is written together', async t => {
	const it = held();
	const answers = Promise.all([1, 2, 3].map(async item => it.batcher.take(item)));
	t.deepEqual(written(it), [[1]]);
	await finishAll(it);
	t.deepEqual(await answers, [2, 4, 6]);
	t.deepEqual(written(it), [[1], [2, 3]]);
});

test('a batch is as large as it may be, and one item that is larger goes alone', async t => {
	const it = held();
	const answers = Promise.all([1, 4, 6, 5, 20, 1].map(async item => it.batcher.take(item)));
	await finishAll(it);
	t.deepEqual(written(it), [[1], [4, 6], [5], [20], [1]]);
	t.deepEqual(await answers, [2, 8, 12, 10, 40, 2]);
});

test('only so many writes are on their way at once', async t => {
	const it = held({inFlightLimit: 2});
	const answers = Promise.all([1, 2, 3].map(async item => it.batcher.take(item)));
	t.is(it.writes.length, 2);
	await finishAll(it);
	t.deepEqual(await answers, [2, 4, 6]);
});

test('what does not fit is refused, and there is room again when something was written', async t => {
	const it = held({waitingLimit: 10});
	const [first, second] = [it.batcher.take(1), it.batcher.take(10)];
	await t.throwsAsync(it.batcher.take(1), {message: 'full'});
	await finishAll(it);
	t.deepEqual(await Promise.all([first, second]), [2, 20]);
	const third = it.batcher.take(1);
	await finishAll(it);
	t.is(await third, 2);
});

test('a write that fails is told to all who are in it, and the next one goes on', async t => {
	const it = held();
	const [first, second, third] = [it.batcher.take(1), it.batcher.take(2), it.batcher.take(3)];
	it.writes[0]?.fail(new Error('lost'));
	await t.throwsAsync(first, {message: 'lost'});
	await finishAll(it);
	t.deepEqual(await Promise.all([second, third]), [4, 6]);
});

test('what went wrong with one item is told to that one alone', async t => {
	const batcher = createBatcher<number, string>({
		write: async items => items.map(item => (item < 0 ? new Error(`${item} is too little`) : String(item))),
		weightOf: () => 1,
		...{batchLimit: 10, inFlightLimit: 1, waitingLimit: 10},
		refusal: () => new Error('full'),
	});
	const answers = await Promise.allSettled([0, 1, -2, 3].map(async item => batcher.take(item)));
	t.like(answers, [{value: '0'}, {value: '1'}, {reason: {message: '-2 is too little'}}, {value: '3'}]);
});

test('flushing waits for what is on its way, and for what waits behind it', async t => {
	const it = held();
	const answers = Promise.all([1, 2].map(async item => it.batcher.take(item)));
	let isFlushed = false;
	const flushed = it.batcher.flush().then(() => {
		isFlushed = true;
	});
	it.writes[0]?.finish();
	await new Promise(resolve => setImmediate(resolve));
	t.false(isFlushed);
	await finishAll(it);
	await flushed;
	t.deepEqual(await answers, [2, 4]);
});

test('what comes while a batcher rests goes along with what came first', async t => {
	const batches: (readonly number[])[] = [];
	const batcher = createBatcher<number, number>({
		async write(items) {
			batches.push(items);
			return items;
		},
		weightOf: () => 1,
		...{batchLimit: 10, inFlightLimit: 1, waitingLimit: 10, restMs: 20},
		refusal: () => new Error('full'),
	});
	t.is(await batcher.take(1), 1);
	const second = batcher.take(2);
	await new Promise(resolve => setImmediate(resolve));
	t.deepEqual(await Promise.all([second, batcher.take(3)]), [2, 3]);
	t.deepEqual(batches, [[1], [2, 3]]);
});

test('owners take turns, and one that sends more than its share is refused while the others are not', async t => {
	const batches: (readonly string[])[] = [];
	const {promise: gate, resolve: open} = Promise.withResolvers<void>();
	const batcher = createBatcher<string, string>({
		async write(items) {
			batches.push(items);
			await gate;
			return items;
		},
		weightOf: () => 1,
		ownerOf: item => item.slice(0, 1),
		...{batchLimit: 4, inFlightLimit: 1, waitingLimit: 10, waitingLimitOfOne: 5},
		refusal: () => new Error('full'),
	});
	const sent = ['a0', 'a1', 'a2', 'a3', 'a4', 'a5'].map(async item => batcher.take(item));
	await t.throwsAsync(batcher.take('a6'), {message: 'full'});
	sent.push(...['b1', 'b2', 'c1'].map(async item => batcher.take(item)));
	open();
	await Promise.all(sent);
	t.deepEqual(batches, [['a0'], ['a1', 'b1', 'c1', 'a2'], ['b2', 'a3', 'a4', 'a5']]);
});
