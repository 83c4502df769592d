import test from 'ava';
import fc from 'fast-check';
import {
	addMoney,
	allocate,
	divideHalfUp,
	isWithinMoneyLimit,
	MAX_MINOR,
	money,
	negate,
} from '../../../../src/domain/platform/values/money.ts';

const minor = fc.bigInt({min: -MAX_MINOR, max: MAX_MINOR});
const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

for (const [numerator, denominator, expected] of [
	[1n, 2n, 1n],
	[-1n, 2n, -1n],
	[1n, -2n, -1n],
	[149n, 100n, 1n],
	[150n, 100n, 2n],
	[-149n, 100n, -1n],
	[-150n, 100n, -2n],
	[0n, 7n, 0n],
] as const) {
	test(`${numerator} ÷ ${denominator} is rounded half away from zero to ${expected}`, t => {
		t.is(divideHalfUp(numerator, denominator), expected);
	});
}

test('nothing is divided by zero', t => {
	t.throws(() => divideHalfUp(1n, 0n), {instanceOf: RangeError});
});

test('rounding the negative gives the negative of the rounded', t => {
	fc.assert(fc.property(minor, fc.bigInt({min: 1n, max: 10n ** 12n}), (n, d) => divideHalfUp(-n, d) === -divideHalfUp(n, d)));
	t.pass();
});

test('a rounded quotient is never more than half a step away from the exact one', t => {
	fc.assert(
		fc.property(minor, fc.bigInt({min: 1n, max: 10n ** 12n}), (n, d) => {
			const off = 2n * (divideHalfUp(n, d) * d - n);
			return off <= d && off >= -d;
		}),
	);
	t.pass();
});

for (const [whole, weights, expected] of [
	[100n, [1n, 1n, 1n], [34n, 33n, 33n]],
	[101n, [1n, 1n, 1n], [34n, 34n, 33n]],
	[1n, [1n, 2n], [0n, 1n]],
	[-100n, [1n, 1n, 1n], [-34n, -33n, -33n]],
	[14n, [1n, 1n, 1n], [5n, 5n, 4n]],
	[-14n, [1n, 1n, 1n], [-5n, -5n, -4n]],
	[14n, [-1n, -1n, -1n], [5n, 5n, 4n]],
	[21n, [150n, -50n], [31n, -10n]],
	[-21n, [150n, -50n], [-31n, 10n]],
	[1n, [7n, -3n, -3n], [7n, -3n, -3n]],
	[5n, [5n, 5n, -3n], [4n, 3n, -2n]],
	[-5n, [5n, 5n, -3n], [-4n, -3n, 2n]],
	[10n, [0n, 3n, 0n], [0n, 10n, 0n]],
	[7n, [0n, 0n], [7n, 0n]],
	[0n, [], []],
] as const) {
	test(`${whole} over the weights ${weights.join(', ')} gives ${expected.join(', ')}`, t => {
		t.deepEqual(allocate(whole, weights), [...expected]);
	});
}

test('something cannot be split over nothing', t => {
	t.throws(() => allocate(1n, []), {instanceOf: RangeError});
});

test('shares add up to the whole, whatever the weights', t => {
	fc.assert(
		fc.property(minor, fc.array(minor, {minLength: 1, maxLength: 30}), (whole, weights) => total(allocate(whole, weights)) === whole),
	);
	t.pass();
});

test('negating the whole, or all weights, negates or keeps every share', t => {
	const opposite = (amounts: readonly bigint[]): bigint[] => amounts.map(amount => -amount);
	const small = fc.bigInt({min: -50n, max: 50n});
	for (const amount of [minor, small])
		fc.assert(
			fc.property(amount, fc.array(amount, {minLength: 1, maxLength: 30}), (whole, weights) => {
				const shares = allocate(whole, weights);
				t.deepEqual(allocate(-whole, weights), opposite(shares));
				t.deepEqual(allocate(whole, opposite(weights)), shares);
			}),
		);
});

test('a share is less than one unit away from its exact value', t => {
	fc.assert(
		fc.property(minor, fc.array(minor, {minLength: 1, maxLength: 30}), (whole, weights) => {
			const sum = total(weights);
			fc.pre(sum !== 0n);

			const limit = sum < 0n ? -sum : sum;
			return allocate(whole, weights).every((share, index) => {
				const off = share * sum - whole * (weights[index] ?? 0n);
				return off < limit && off > -limit;
			});
		}),
	);
	t.pass();
});

test('amounts of one currency add up, of two they do not', t => {
	t.deepEqual(addMoney(money(150n, 'EUR'), money(-50n, 'EUR')), money(100n, 'EUR'));
	t.throws(() => addMoney(money(1n, 'EUR'), money(1n, 'USD')), {instanceOf: TypeError});
});

test('turning an amount around twice changes nothing', t => {
	t.deepEqual(negate(negate(money(5n, 'EUR'))), money(5n, 'EUR'));
});

test('amounts stay within the limit on both sides', t => {
	t.true(isWithinMoneyLimit(MAX_MINOR));
	t.true(isWithinMoneyLimit(-MAX_MINOR));
	t.false(isWithinMoneyLimit(MAX_MINOR + 1n));
	t.throws(() => money(-MAX_MINOR - 1n, 'EUR'), {instanceOf: RangeError});
	t.throws(() => addMoney(money(MAX_MINOR, 'EUR'), money(1n, 'EUR')), {instanceOf: RangeError});
	t.true(Number.isSafeInteger(Number(MAX_MINOR)));
});
