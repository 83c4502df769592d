import test from 'ava';
import fc from 'fast-check';
import {spreadPackPrice} from '../../../../src/domain/subscriptions/packs/share-pack-price.ts';

test('a price is spread by what each item counts for', t => {
	t.deepEqual(spreadPackPrice(4000n, [3000n, 2000n]), [2400n, 1600n]);
});

test('cents that are left over go to the largest remainders, of equal ones to the earlier item', t => {
	t.deepEqual(spreadPackPrice(1000n, [1n, 1n, 1n]), [334n, 333n, 333n]);
	t.deepEqual(spreadPackPrice(14n, [5n, 5n, 5n]), [5n, 5n, 4n]);
	t.deepEqual(spreadPackPrice(100n, [1n, 2n]), [33n, 67n]);
});

test('an item that counts for nothing bears nothing, and where none counts the first one bears all', t => {
	t.deepEqual(spreadPackPrice(1000n, [0n, 500n]), [0n, 1000n]);
	t.deepEqual(spreadPackPrice(1000n, [0n, 0n]), [1000n, 0n]);
	t.deepEqual(spreadPackPrice(0n, [3000n, 2000n]), [0n, 0n]);
});

const weights = fc.array(fc.bigInt({min: 0n, max: 10n ** 12n}), {minLength: 1, maxLength: 20});
const price = fc.bigInt({min: 0n, max: 9n * 10n ** 15n});

test('the shares add up to the price, and none is below nothing', t => {
	fc.assert(
		fc.property(price, weights, (whole, parts) => {
			const shares = spreadPackPrice(whole, parts);
			t.is(
				shares.reduce((sum, share) => sum + share, 0n),
				whole,
			);
			t.true(shares.every(share => share >= 0n));
		}),
	);
});

test('each share is within a cent of the exact one', t => {
	fc.assert(
		fc.property(price, weights, (whole, parts) => {
			const sum = parts.reduce((total, part) => total + part, 0n);
			fc.pre(sum > 0n);
			for (const [index, share] of spreadPackPrice(whole, parts).entries()) {
				const difference = share * sum - whole * (parts[index] ?? 0n);
				t.true(difference < sum && difference > -sum);
			}
		}),
	);
});

test('whoever counts for more never bears less, and of equals the earlier one bears the cent', t => {
	fc.assert(
		fc.property(price, weights, (whole, parts) => {
			fc.pre(parts.some(part => part > 0n));
			const shares = spreadPackPrice(whole, parts);
			for (const [one, weight] of parts.entries()) {
				for (const [other, another] of parts.entries()) {
					const [share, beside] = [shares[one] ?? 0n, shares[other] ?? 0n];
					if (weight > another || (weight === another && one < other)) t.true(share >= beside);
				}
			}
		}),
	);
});
