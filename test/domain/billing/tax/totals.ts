import test from 'ava';
import fc from 'fast-check';
import {documentTotals, lineAmount, type TaxedLine} from '../../../../src/domain/billing/tax/totals.ts';
import type {TaxCategory} from '../../../../src/domain/billing/tax/vat.ts';
import {compare, decimalOf, formatDecimal, negateDecimal, parseDecimal} from '../../../../src/domain/platform/values/decimal.ts';
import {divideHalfUp} from '../../../../src/domain/platform/values/money.ts';

const line = (amountMinor: bigint, rate = '21', category: TaxCategory = 'S'): TaxedLine => ({
	amountMinor,
	tax: {category, rate: parseDecimal(rate), exemptionReason: null},
});

for (const [what, lines, groups, lineTaxes, total] of [
	['one line', [line(10_000n)], ['S 21 10000 2100'], [2100n], 12_100n],
	['three thirds', [line(333n), line(333n), line(334n)], ['S 21 1000 210'], [70n, 70n, 70n], 1210n],
	['cents that do not divide', [line(1n), line(1n), line(1n)], ['S 21 3 1'], [1n, 0n, 0n], 4n],
	['two rates', [line(1000n), line(1000n, '9'), line(500n)], ['S 21 1500 315', 'S 9 1000 90'], [210n, 90n, 105n], 2905n],
	['21 and 21.00 as one rate', [line(50n), line(50n, '21.00')], ['S 21 100 21'], [11n, 10n], 121n],
	['a deduction', [line(1000n), line(-200n)], ['S 21 800 168'], [210n, -42n], 968n],
	['half a cent', [line(50n, '25.5')], ['S 25.5 50 13'], [13n], 63n],
	['half a cent given back', [line(-50n, '25.5')], ['S 25.5 -50 -13'], [-13n], -63n],
	['reverse charge', [line(1000n, '0', 'AE'), line(500n, '0', 'AE')], ['AE 0 1500 0'], [0n, 0n], 1500n],
	['zero rated beside exempt', [line(1000n, '0', 'Z'), line(500n, '0', 'E')], ['Z 0 1000 0', 'E 0 500 0'], [0n, 0n], 1500n],
	['lines that cancel out', [line(100n), line(-100n)], ['S 21 0 0'], [0n, 0n], 0n],
	['no line', [], [], [], 0n],
] as const) {
	test(`the totals of ${what}`, t => {
		const totals = documentTotals(lines);

		t.deepEqual(
			totals.groups.map(group => `${group.category} ${formatDecimal(group.rate)} ${group.taxableMinor} ${group.taxMinor}`),
			[...groups],
		);
		t.deepEqual(totals.lineTaxesMinor, [...lineTaxes]);
		t.is(totals.totalMinor, total);
	});
}

test('a line is quantity × unit price, rounded half-up', t => {
	t.is(lineAmount({quantity: parseDecimal('2.5'), unitPriceMinor: parseDecimal('0.2')}), 1n);
	t.is(lineAmount({quantity: parseDecimal('-2.5'), unitPriceMinor: parseDecimal('0.2')}), -1n);
});

const amount = fc.bigInt({min: -1_000_000n, max: 1_000_000n});
const taxed = fc
	.record({amountMinor: amount, rate: fc.constantFrom('0', '9', '21', '25.5', '8.1'), category: fc.constantFrom('S', 'E', 'AE')})
	.map(({amountMinor, rate, category}) =>
		line(amountMinor, category === 'S' && rate !== '0' ? rate : '0', category === 'S' && rate === '0' ? 'Z' : (category as TaxCategory)),
	);
const documentLines = fc.array(taxed, {maxLength: 20});
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, each) => total + each, 0n);

test('lines add up to the subtotal, groups to the subtotal and the VAT, and both to the total', t => {
	fc.assert(
		fc.property(documentLines, lines => {
			const totals = documentTotals(lines);
			return (
				sum(lines.map(each => each.amountMinor)) === totals.subtotalMinor &&
				sum(totals.groups.map(group => group.taxableMinor)) === totals.subtotalMinor &&
				sum(totals.groups.map(group => group.taxMinor)) === totals.taxMinor &&
				totals.subtotalMinor + totals.taxMinor === totals.totalMinor
			);
		}),
	);
	t.pass();
});

test('the VAT of the lines adds up to the VAT of their group', t => {
	fc.assert(
		fc.property(documentLines, lines => {
			const totals = documentTotals(lines);
			return totals.groups.every(
				group =>
					group.taxMinor ===
					sum(
						totals.lineTaxesMinor.filter(
							(_, index) => lines[index]?.tax.category === group.category && compare(lines[index].tax.rate, group.rate) === 0,
						),
					),
			);
		}),
	);
	t.pass();
});

test('the VAT of a group is that of adding its lines one by one and rounding at the end', t => {
	fc.assert(
		fc.property(fc.array(amount, {minLength: 1, maxLength: 20}), fc.integer({min: 1, max: 10_000}), (amounts, hundredths) => {
			const rate = {trillionths: decimalOf(BigInt(hundredths)).trillionths / 100n};
			const lines = amounts.map(amountMinor => ({amountMinor, tax: {category: 'S' as const, rate, exemptionReason: null}}));
			const exact = amounts.reduce((total, each) => total + each * BigInt(hundredths), 0n);
			return documentTotals(lines).taxMinor === divideHalfUp(exact, 10_000n);
		}),
	);
	t.pass();
});

test('negating a document negates its amounts and every total', t => {
	const quantity = fc.integer({min: -10_000, max: 10_000}).map(thousandths => ({trillionths: BigInt(thousandths) * 10n ** 9n}));
	const price = fc.nat({max: 1_000_000}).map(tenths => ({trillionths: BigInt(tenths) * 10n ** 11n}));
	fc.assert(
		fc.property(fc.array(fc.tuple(quantity, price), {maxLength: 10}), entries => {
			const of = (sign: 1 | -1) =>
				documentTotals(
					entries.map(([each, unitPriceMinor]) => line(lineAmount({quantity: sign === 1 ? each : negateDecimal(each), unitPriceMinor}))),
				);
			const [one, other] = [of(1), of(-1)];
			return other.subtotalMinor === -one.subtotalMinor && other.taxMinor === -one.taxMinor && other.totalMinor === -one.totalMinor;
		}),
	);
	t.pass();
});
