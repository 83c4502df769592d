import test from 'ava';
import {growthBetween} from '../../bench/soak/judge.ts';
import type {Sample, Table} from '../../bench/soak/take-sample.ts';

const KIB = 1024;
const figures = {
	...{'web: heap, MB': 70, 'worker: memory, MB': 170, 'worker: file descriptors': 70, 'worker: timers': 58},
	...{'PostgreSQL: connections': 13, 'PostgreSQL: partitions': 90, 'Redis: keys': 70},
};
const invoices: Table = {name: 'invoice', rows: 1000, dead: 0, bytes: 1000 * KIB, indexBytes: 500 * KIB};
const sample = (more: Readonly<Record<string, number>> = {}, table: Partial<Table> = {}): Sample => ({
	...{figures: {...figures, ...more}, keys: {}},
	tables: [{...invoices, ...table}],
});

test('what is as it was, a little more, or less, has not grown', t => {
	const later = sample({'web: heap, MB': 74, 'worker: file descriptors': 76, 'Redis: keys': 60}, {rows: 2000, bytes: 2000 * KIB, dead: 20});
	t.deepEqual(growthBetween(sample(), sample()), []);
	t.deepEqual(growthBetween(sample(), later), []);
});

test('a leak of each kind is told by its name and figures', t => {
	const leaks = {
		...{'web: heap, MB': 90, 'worker: memory, MB': 260, 'worker: file descriptors': 100, 'worker: timers': 120},
		...{'PostgreSQL: connections': 40, 'PostgreSQL: partitions': 120, 'Redis: keys': 140},
	};
	const told = growthBetween(sample(), sample(leaks));
	t.is(told.length, Object.keys(leaks).length);
	t.true(told.includes('web: heap, MB grew from 70.0 to 90.0'));
});

test('rows that stay dead after a vacuum, and rows that take more room than before, are told', t => {
	t.deepEqual(growthBetween(sample(), sample({}, {dead: 400})), ['invoice has 400 dead rows after a vacuum']);
	t.deepEqual(growthBetween(sample(), sample({}, {indexBytes: 2500 * KIB})), ['invoice takes 3584 bytes a row, and took 1536']);
});

test('a small table tells nothing: a page more is half of it', t => {
	const small = {rows: 1, bytes: 8 * KIB, indexBytes: 16 * KIB};
	t.deepEqual(growthBetween(sample({}, small), sample({}, {...small, bytes: 64 * KIB})), []);
});
