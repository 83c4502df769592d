import test from 'ava';
import fc from 'fast-check';
import {
	add,
	compare,
	type Decimal,
	decimalFault,
	decimalOf,
	divide,
	formatDecimal,
	formatPercentage,
	keepsItsDigits,
	multiply,
	negateDecimal,
	parseDecimal,
	percentOf,
	scaleMoney,
	subtract,
	timesMoney,
} from '../../../../src/domain/platform/values/decimal.ts';

const decimal: fc.Arbitrary<Decimal> = fc.bigInt({min: -(10n ** 30n) + 1n, max: 10n ** 30n - 1n}).map(trillionths => ({trillionths}));

for (const [given, written] of [
	['0', '0'],
	['-0', '0'],
	['12.50', '12.5'],
	['0.000000000001', '0.000000000001'],
	['-1234567890.25', '-1234567890.25'],
	['1.0000000000000000', '1'],
	['999999999999999999.999999999999', '999999999999999999.999999999999'],
	[0.1, '0.1'],
	[1e-12, '0.000000000001'],
	[1.5e-7, '0.00000015'],
	[-0, '0'],
	[1e17, '100000000000000000'],
	[123456789012345, '123456789012345'],
	[-2.5, '-2.5'],
] as const) {
	test(`${typeof given} ${JSON.stringify(given)} is read and written as ${written}`, t => {
		t.is(formatDecimal(parseDecimal(given)), written);
	});
}

for (const given of ['', ' 1', '1 ', '+1', '1.', '.5', '01', '1e3', '0x10', '1,5', 'NaN', '--1', '1.2.3', '٣']) {
	test(`'${given}' is not a decimal`, t => {
		t.regex(decimalFault(given) ?? '', /without exponent/);
		t.throws(() => parseDecimal(given), {instanceOf: RangeError});
	});
}

test('more than twelve places and more than eighteen digits before the point are faults', t => {
	t.regex(decimalFault('0.0000000000001') ?? '', /12 decimal places/);
	t.regex(decimalFault(1e-13) ?? '', /12 decimal places/);
	t.regex(decimalFault('1000000000000000000') ?? '', /18 digits/);
	t.regex(decimalFault(1e300) ?? '', /18 digits/);
});

for (const [value, keeps] of [
	[123456789012345, true],
	[1234567890123456, false],
	[0.123456789012345, true],
	[0.1234567890123456, false],
	[1e21, true],
	[9007199254740992, false],
	[0.1 + 0.2, false],
	[100000000000000000000, true],
	[Number.NaN, false],
	[Number.POSITIVE_INFINITY, false],
	[0, true],
] as const) {
	test(`the number ${value} ${keeps ? 'keeps' : 'may have lost'} its digits`, t => {
		t.is(keepsItsDigits(value), keeps);
	});
}

test('a number that may have lost digits is a fault that asks for a string', t => {
	t.regex(decimalFault(9007199254740992) ?? '', /send a string/);
	t.regex(decimalFault(Number.POSITIVE_INFINITY) ?? '', /send a string/);
});

test('what is written is read back as the same', t => {
	fc.assert(fc.property(decimal, value => compare(parseDecimal(formatDecimal(value)), value) === 0));
	t.pass();
});

test('what is written has no exponent, no trailing zero and no negative zero', t => {
	fc.assert(fc.property(decimal, value => /^(?:0|-?(?:0\.\d*[1-9]|[1-9]\d*(?:\.\d*[1-9])?))$/.test(formatDecimal(value))));
	t.pass();
});

test('any number of at most fifteen digits is read as it is written in JSON', t => {
	fc.assert(
		fc.property(fc.integer({min: 1, max: 999_999_999_999_999}), fc.integer({min: 0, max: 12}), (digits, places) => {
			const value = Number(`${digits}e-${places}`);
			return compare(parseDecimal(value), {trillionths: BigInt(digits) * 10n ** BigInt(12 - places)}) === 0;
		}),
	);
	t.pass();
});

test('sums, differences and comparisons are exact', t => {
	t.deepEqual(add(parseDecimal('0.1'), parseDecimal('0.2')), parseDecimal('0.3'));
	t.deepEqual(subtract(parseDecimal('1'), parseDecimal('0.000000000001')), parseDecimal('0.999999999999'));
	t.is(compare(parseDecimal('2'), parseDecimal('10')), -1);
	t.is(compare(parseDecimal('2.0'), parseDecimal('2')), 0);
	t.is(compare(parseDecimal('-1'), parseDecimal('-2')), 1);
	t.deepEqual(decimalOf(12n), parseDecimal('12'));
});

test('a product is rounded half away from zero to twelve places', t => {
	t.is(formatDecimal(multiply(parseDecimal('0.000001'), parseDecimal('0.0000005'))), '0.000000000001');
	t.is(formatDecimal(multiply(parseDecimal('-0.000001'), parseDecimal('0.0000005'))), '-0.000000000001');
	t.is(formatDecimal(multiply(parseDecimal('1.5'), parseDecimal('2.5'))), '3.75');
});

for (const [quantity, price, minor] of [
	['3', '33.333333333333', 100n],
	['1', '0.5', 1n],
	['-1', '0.5', -1n],
	['1', '0.499999999999', 0n],
	['2.5', '199', 498n],
	['0', '100', 0n],
	['999999999', '9000000', 8_999_999_991_000_000n],
] as const) {
	test(`${quantity} × ${price} is ${minor} minor units`, t => {
		t.is(timesMoney(parseDecimal(quantity), parseDecimal(price)), minor);
	});
}

test('a negative quantity costs the negative of the positive one', t => {
	fc.assert(
		fc.property(decimal, decimal, (quantity, price) => timesMoney(negateDecimal(quantity), price) === -timesMoney(quantity, price)),
	);
	t.pass();
});

test('a percentage of an amount is rounded once, half away from zero', t => {
	t.is(percentOf(1000n, parseDecimal('21')), 210n);
	t.is(percentOf(50n, parseDecimal('25.5')), 13n);
	t.is(percentOf(-50n, parseDecimal('25.5')), -13n);
	t.is(percentOf(10n, parseDecimal('5')), 1n);
});

test('a percentage is written with two decimals', t => {
	for (const [given, written] of [
		['21', '21.00'],
		['25.5', '25.50'],
		['0', '0.00'],
		['0.05', '0.05'],
		['-0.125', '-0.13'],
		['100', '100.00'],
	] as const) {
		t.is(formatPercentage(parseDecimal(given)), written);
	}
});

for (const [one, other, quotient] of [
	['1', '3', '0.333333333333'],
	['2', '3', '0.666666666667'],
	['-2', '3', '-0.666666666667'],
	['11.203', '1', '11.203'],
	['0.000000000001', '2', '0.000000000001'],
] as const) {
	test(`${one} ÷ ${other} is ${quotient}`, t => {
		t.is(formatDecimal(divide(parseDecimal(one), parseDecimal(other))), quotient);
	});
}

test('nothing is divided by 0', t => {
	t.throws(() => divide(decimalOf(1n), decimalOf(0n)), {instanceOf: RangeError});
});

for (const [minor, factor, powerOfTen, scaled] of [
	[100n, '1.005', 0, 101n],
	[-100n, '1.005', 0, -101n],
	[21n, '0.5', 2, 1050n],
	[150n, '1', -2, 2n],
	[149n, '1', -2, 1n],
] as const) {
	test(`${minor} × ${factor} × 10^${powerOfTen} is ${scaled}`, t => {
		t.is(scaleMoney(minor, parseDecimal(factor), powerOfTen), scaled);
	});
}
