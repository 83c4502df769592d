import test from 'ava';
import fc from 'fast-check';
import {formatAmount, formatMoney, formatQuantity, formatUnitPrice} from '../../../../src/domain/billing/paper/format-amount.ts';
import {documentLanguages} from '../../../../src/domain/billing/paper/invoice-document.ts';

for (const [minor, currency, language, expected] of [
	[0n, 'EUR', 'en', '0.00'],
	[5n, 'EUR', 'en', '0.05'],
	[-5n, 'EUR', 'en', '-0.05'],
	[100n, 'EUR', 'en', '1.00'],
	[99_999n, 'EUR', 'en', '999.99'],
	[100_000n, 'EUR', 'en', '1,000.00'],
	[-123_456_789n, 'EUR', 'en', '-1,234,567.89'],
	[1_234_567n, 'JPY', 'en', '1,234,567'],
	[123_456n, 'EUR', 'nl', '1.234,56'],
	[123_456n, 'EUR', 'de', '1.234,56'],
	[123_456n, 'EUR', 'fr', '1\u202f234,56'],
	[123_456n, 'EUR', 'es', '1.234,56'],
	[123_456n, 'EUR', 'it', '1.234,56'],
] as const) {
	test(`${minor} minor units of ${currency} are written ${expected} in ${language}`, t => {
		t.is(formatAmount(minor, currency, language), expected);
	});
}

for (const [language, expected] of [
	['en', 'EUR\u00a01,234.56'],
	['nl', 'EUR\u00a01.234,56'],
	['de', '1.234,56\u00a0EUR'],
	['fr', '1\u202f234,56\u00a0EUR'],
] as const) {
	test(`money stands beside its currency as ${expected}`, t => {
		t.is(formatMoney(123_456n, 'EUR', language), expected);
	});
}

for (const [price, currency, expected] of [
	['1200', 'EUR', '12.00'],
	['0.15', 'EUR', '0.0015'],
	['0.000000000001', 'EUR', '0.00000000000001'],
	['123456.5', 'EUR', '1,234.565'],
	['0', 'EUR', '0.00'],
	['1200', 'JPY', '1,200'],
	['0.5', 'JPY', '0.5'],
] as const) {
	test(`a unit price of ${price} minor units of ${currency} is written ${expected}`, t => {
		t.is(formatUnitPrice(price, currency, 'en'), expected);
	});
}

for (const [quantity, expected] of [
	['1', '1'],
	['1250000', '1,250,000'],
	['-2.500', '-2.5'],
	['1234.5678', '1,234.5678'],
] as const) {
	test(`a quantity of ${quantity} is written ${expected}`, t => {
		t.is(formatQuantity(quantity, 'en'), expected);
	});
}

test('what is no decimal is no price and no quantity', t => {
	t.throws(() => formatUnitPrice('1e3', 'EUR', 'en'), {instanceOf: RangeError});
	t.throws(() => formatQuantity('ten', 'en'), {instanceOf: RangeError});
});

test('no digit is lost, in any language', t => {
	const digits = (text: string): string => text.replace(/[^\d-]/g, '').replace(/^(-?)0+(?=\d)/, '$1');

	fc.assert(
		fc.property(fc.bigInt({min: -(10n ** 16n), max: 10n ** 16n}), fc.constantFrom(...documentLanguages), (minor, language) => {
			t.is(digits(formatAmount(minor, 'EUR', language)), String(minor));
		}),
	);
});
