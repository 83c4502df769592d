import test from 'ava';
import fc from 'fast-check';
import {packPrice} from '../../../../src/domain/catalog/packs/pack-price.ts';
import {parseDecimal} from '../../../../src/domain/platform/values/decimal.ts';

const off = (percentage: string, ...items: bigint[]): bigint =>
	packPrice({basePriceMinor: 1n, discountPercentage: parseDecimal(percentage)}, items);

test('a pack with a price of its own costs that, whatever its items cost', t => {
	t.is(packPrice({basePriceMinor: 4000n, discountPercentage: null}, [3000n, 2000n]), 4000n);
	t.is(packPrice({basePriceMinor: 0n, discountPercentage: null}, [3000n]), 0n);
});

for (const [percentage, items, price] of [
	['20', [3000n, 2000n], 4000n],
	['0', [3000n, 2000n], 5000n],
	['100', [3000n, 2000n], 0n],
	['12.5', [999n], 874n],
	['33.333333333333', [300n], 200n],
	// Once, over the sum: half of a cent goes up, and three halves make one and a half.
	['50', [1n], 1n],
	['50', [1n, 1n, 1n], 2n],
] as const) {
	test(`${percentage} % off ${items.join(' + ')} is ${price}`, t => {
		t.is(off(percentage, ...items), price);
	});
}

test('the same discount in whatever order of the items is the same price, never more than all of them and never below nothing', t => {
	const items = fc.array(fc.bigInt({min: 0n, max: 10n ** 12n}), {minLength: 1, maxLength: 20});
	const percentage = fc.integer({min: 0, max: 1_000_000}).map(millionths => (millionths / 10_000).toFixed(4));
	fc.assert(
		fc.property(items, percentage, (prices, discount) => {
			const price = off(discount, ...prices);
			const sum = prices.reduce((total, each) => total + each, 0n);
			t.true(price >= 0n && price <= sum);
			t.is(off(discount, ...prices.toReversed()), price);
		}),
	);
});
