import test from 'ava';
import {boundedCache} from '../../../../src/domain/platform/process/bounded-cache.ts';

test('an entry lives until its instant and not any longer', t => {
	const cache = boundedCache<string>(10);
	cache.set('a', 'one', 100);
	t.is(cache.get('a', 99), 'one');
	t.is(cache.get('a', 100), undefined);
	t.is(cache.get('a', 0), undefined, 'it is gone for good');
});

test('when it is full the entry that was used longest ago goes', t => {
	const cache = boundedCache<number>(3);
	for (const [index, key] of ['a', 'b', 'c'].entries()) cache.set(key, index, 100);
	cache.get('a', 0);
	cache.set('d', 3, 100);
	t.deepEqual(
		['a', 'b', 'c', 'd'].map(key => cache.get(key, 0)),
		[0, undefined, 2, 3],
	);
});

test('setting a key again replaces its entry and throws nobody out', t => {
	const cache = boundedCache<number>(2);
	cache.set('a', 1, 100);
	cache.set('b', 2, 100);
	cache.set('a', 3, 200);
	t.deepEqual([cache.get('a', 150), cache.get('b', 50)], [3, 2]);
});

test('cleared, it knows nothing', t => {
	const cache = boundedCache<number>(2);
	cache.set('a', 1, 100);
	cache.clear();
	t.is(cache.get('a', 0), undefined);
});
