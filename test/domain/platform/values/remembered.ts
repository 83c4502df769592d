import test from 'ava';
import {REMEMBERED_LIMIT, remembered} from '../../../../src/domain/platform/values/remembered.ts';

test('what was asked before is not computed again, and each has its own answer', t => {
	let computed = 0;
	const sum = remembered((one: number, other: number) => {
		computed += 1;
		return one * 10 + other;
	});
	t.deepEqual([sum(1, 2), sum(2, 1), sum(1, 2), sum(2, 1)], [12, 21, 12, 21]);
	t.is(computed, 2);
});

test('what throws is not kept', t => {
	const picky = remembered((text: string) => {
		if (text === 'bad') throw new RangeError('it is bad');
		return text;
	});
	t.throws(() => picky('bad'), {instanceOf: RangeError});
	t.throws(() => picky('bad'), {instanceOf: RangeError});
	t.is(picky('good'), 'good');
});

test('however many are asked for, no more than the limit are kept, and the answers stay right', t => {
	let computed = 0;
	const twice = remembered((number: number) => {
		computed += 1;
		return number * 2;
	});
	for (let number = 0; number <= REMEMBERED_LIMIT; number++) t.is(twice(number), number * 2);
	const before = computed;
	t.is(twice(0), 0);
	t.is(computed, before + 1, 'it was forgotten with the others');
});
