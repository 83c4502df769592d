import test from 'ava';
import fc from 'fast-check';
import type {PriceTier, PricingModel} from '../../../../src/domain/catalog/pricing-tiers.ts';
import {priceUsage} from '../../../../src/domain/catalog/rating/price.ts';
import {decimalOf, parseDecimal} from '../../../../src/domain/platform/values/decimal.ts';

type Terms = {flat?: bigint; divisor?: number; free?: string};

const tier = (
	model: PricingModel,
	start: string,
	end: string | null,
	price: string,
	{flat = 0n, divisor = 1, free}: Terms = {},
): PriceTier => ({
	model,
	tierStart: parseDecimal(start),
	tierEnd: end === null ? null : parseDecimal(end),
	unitPriceMinor: parseDecimal(price),
	flatFeeMinor: flat,
	unitDivisor: divisor,
	freeUnits: free === undefined ? null : parseDecimal(free),
});

const stairs = [
	tier('graduated', '0', '10', '10', {flat: 2n}),
	tier('graduated', '10', '20', '5', {flat: 3n}),
	tier('graduated', '20', null, '5', {flat: 3n}),
];
const bulk = [
	tier('volume', '0', '100', '2', {flat: 10n}),
	tier('volume', '100', '200', '1'),
	tier('volume', '200', null, '0.5', {flat: 50n}),
];
const boxes = [tier('package', '0', null, '100', {divisor: 10, free: '10'})];
const tokens = [tier('graduated', '0', null, '20', {divisor: 1000})];

for (const [name, tiers, prices] of [
	[
		'graduated with flat fees',
		stairs,
		[
			['0', 2n],
			['1', 12n],
			['10', 102n],
			['10.000000000001', 105n],
			['11', 110n],
			['20', 155n],
			['21', 163n],
		],
	],
	[
		'graduated without a flat fee on the first tier',
		[tier('graduated', '0', '10', '10'), tier('graduated', '10', null, '5', {flat: 3n})],
		[
			['0', 0n],
			['10', 100n],
			['11', 108n],
		],
	],
	[
		'volume',
		bulk,
		[
			['0', 10n],
			['1', 12n],
			['100', 210n],
			['100.5', 101n],
			['101', 101n],
			['200', 200n],
			['201', 151n],
			['210', 155n],
		],
	],
	[
		'package',
		boxes,
		[
			['0', 0n],
			['10', 0n],
			['10.1', 100n],
			['20', 100n],
			['21', 200n],
			['121', 1200n],
		],
	],
	[
		'package with a flat fee',
		[tier('package', '0', null, '100', {divisor: 10, flat: 7n})],
		[
			['0', 0n],
			['1', 107n],
			['11', 207n],
		],
	],
	[
		'20 cents per 1000 tokens',
		tokens,
		[
			['24', 0n],
			['25', 1n],
			['1000', 20n],
			['1234567', 24_691n],
		],
	],
	[
		'free units in graduated',
		[tier('graduated', '0', '10', '10', {free: '5'}), tier('graduated', '10', null, '1')],
		[
			['5', 0n],
			['6', 10n],
			['15', 100n],
			['16', 101n],
		],
	],
	[
		'free units in volume',
		[tier('volume', '0', '10', '10', {free: '5', flat: 3n}), tier('volume', '10', null, '1')],
		[
			['5', 3n],
			['15', 103n],
			['16', 11n],
		],
	],
	[
		'a last tier with an end',
		[tier('graduated', '0', '10', '2')],
		[
			['10', 20n],
			['15', 30n],
		],
	],
] as const) {
	for (const [quantity, expected] of prices) {
		test(`${name}: ${quantity} costs ${expected}`, t => {
			t.is(priceUsage(tiers, parseDecimal(quantity)).amountMinor, expected);
		});
	}
}

test('the exact sum is rounded once, not tier by tier', t => {
	const halves = [tier('graduated', '0', '1', '0.5'), tier('graduated', '1', '2', '0.5'), tier('graduated', '2', null, '0.5')];
	t.is(priceUsage(halves, parseDecimal('3')).amountMinor, 2n);

	const thirds = [tier('graduated', '0', '1', '1', {divisor: 3}), tier('graduated', '1', null, '1', {divisor: 6})];
	t.is(priceUsage(thirds, parseDecimal('2')).amountMinor, 1n);
});

test('the explanation lists the tiers walked', t => {
	t.deepEqual(priceUsage(stairs, parseDecimal('12.5')).explanation, {
		model: 'graduated',
		quantity: '12.5',
		free_units: '0',
		tiers: [
			{tier_start: '0', tier_end: '10', quantity: '10', unit_price_cents: '10', unit_divisor: 1, flat_fee_cents: 2, amount_cents: '102'},
			{tier_start: '10', tier_end: '20', quantity: '2.5', unit_price_cents: '5', unit_divisor: 1, flat_fee_cents: 3, amount_cents: '15.5'},
		],
		amount_cents: 118,
	});
});

test('the explanation says how many units were free and how many blocks were started', t => {
	const {explanation} = priceUsage(boxes, parseDecimal('121'));

	t.is(explanation?.free_units, '10');
	t.like(explanation?.tiers[0], {quantity: '120', unit_divisor: 10, amount_cents: '1200'});
	t.is(priceUsage(boxes, parseDecimal('4')).explanation?.free_units, '4');
});

test('a metric without tiers costs nothing', t => {
	t.deepEqual(priceUsage([], parseDecimal('5')), {amountMinor: 0n, explanation: null});
});

test('tiers may be given in any order', t => {
	t.is(priceUsage(stairs.toReversed(), parseDecimal('21')).amountMinor, 163n);
});

test('there is no negative usage and no price beyond the limit', t => {
	t.throws(() => priceUsage(stairs, parseDecimal('-1')), {instanceOf: RangeError});
	t.throws(() => priceUsage(stairs, parseDecimal('900000000000000000')), {instanceOf: RangeError});
});

type Step = Readonly<{size: number; priceTenths: number; flat: number; divisor: number}>;

const steps = fc.array(
	fc.record({
		size: fc.integer({min: 1, max: 30}),
		priceTenths: fc.nat({max: 200}),
		flat: fc.nat({max: 50}),
		divisor: fc.constantFrom(1, 10, 1000),
	}),
	{minLength: 1, maxLength: 5},
);

const tiersOf = (model: PricingModel, list: readonly Step[], free: number): PriceTier[] =>
	list.map(({size, priceTenths, flat, divisor}, index) => {
		const start = list.slice(0, index).reduce((sum, each) => sum + each.size, 0);
		return {
			model,
			tierStart: decimalOf(BigInt(start)),
			tierEnd: index === list.length - 1 ? null : decimalOf(BigInt(start + size)),
			unitPriceMinor: {trillionths: BigInt(priceTenths) * 10n ** 11n},
			flatFeeMinor: BigInt(flat),
			unitDivisor: divisor,
			freeUnits: index === 0 ? decimalOf(BigInt(free)) : null,
		};
	});

/** The last tier that a unit reaches, by walking from the first. */
function stepOf(list: readonly Step[], unit: number): number {
	let end = 0;
	for (const [index, {size}] of list.entries()) {
		end += size;
		if (unit <= end) return index;
	}

	return list.length - 1;
}

/** In ten-thousandths of a minor unit, as all divisors divide 1000 and prices are tenths. */
const rounded = (tenThousandths: number): bigint => BigInt(Math.floor((tenThousandths + 5_000) / 10_000));
const costOfUnit = ({priceTenths, divisor}: Step): number => (priceTenths * 1_000) / divisor;

test('graduated prices are those of counting unit by unit', t => {
	fc.assert(
		fc.property(steps, fc.nat({max: 150}), fc.nat({max: 20}), (list, quantity, free) => {
			const billable = Math.max(0, quantity - free);
			const entered = new Set([0]);
			let sum = 0;
			for (let unit = 1; unit <= billable; unit++) {
				const index = stepOf(list, unit);
				entered.add(index);
				sum += costOfUnit(list[index] as Step);
			}

			for (const index of entered) sum += (list[index]?.flat ?? 0) * 10_000;
			return priceUsage(tiersOf('graduated', list, free), decimalOf(BigInt(quantity))).amountMinor === rounded(sum);
		}),
	);
	t.pass();
});

test('volume prices are those of the tier that the last unit reaches', t => {
	fc.assert(
		fc.property(steps, fc.nat({max: 150}), fc.nat({max: 20}), (list, quantity, free) => {
			const billable = Math.max(0, quantity - free);
			const step = list[stepOf(list, billable)] as Step;
			const expected = rounded(billable * costOfUnit(step) + step.flat * 10_000);
			return priceUsage(tiersOf('volume', list, free), decimalOf(BigInt(quantity))).amountMinor === expected;
		}),
	);
	t.pass();
});

test('package prices are those of filling block after block', t => {
	fc.assert(
		fc.property(
			fc.nat({max: 3_000}),
			fc.nat({max: 50}),
			fc.integer({min: 1, max: 40}),
			fc.nat({max: 500}),
			(quantity, free, divisor, price) => {
				let blocks = 0;
				for (let left = quantity - free; left > 0; left -= divisor) blocks++;
				const tiers = [tier('package', '0', null, String(price), {divisor, free: String(free)})];
				return priceUsage(tiers, decimalOf(BigInt(quantity))).amountMinor === BigInt(blocks * price);
			},
		),
	);
	t.pass();
});

test('graduated prices never fall when the quantity grows', t => {
	fc.assert(
		fc.property(steps, fc.nat({max: 150}), fc.nat({max: 150}), (list, quantity, more) => {
			const tiers = tiersOf('graduated', list, 0);
			const less = priceUsage(tiers, decimalOf(BigInt(quantity))).amountMinor;
			return priceUsage(tiers, decimalOf(BigInt(quantity + more))).amountMinor >= less;
		}),
	);
	t.pass();
});
