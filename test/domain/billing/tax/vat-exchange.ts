import test from 'ava';
import {crossRate} from '../../../../src/domain/billing/tax/exchange-rate.ts';
import type {TaxGroup} from '../../../../src/domain/billing/tax/totals.ts';
import {convertTax, exchangeFaults, statedVat, type VatExchange} from '../../../../src/domain/billing/tax/vat-exchange.ts';
import type {Currency} from '../../../../src/domain/platform/values/currencies.ts';
import {formatDecimal, parseDecimal} from '../../../../src/domain/platform/values/decimal.ts';

const ISSUED = '2026-06-15';

/** What one euro is. */
const perEuro: Partial<Record<Currency, string>> = {EUR: '1', USD: '1.0842', JPY: '161.25', SEK: '11.2030', KRW: '1500', CLP: '1020'};

const rateOf = (from: Currency, to: Currency) => crossRate(parseDecimal(perEuro[from] ?? ''), parseDecimal(perEuro[to] ?? ''));

const between = (from: Currency, to: Currency): VatExchange => ({from, to, known: {rate: rateOf(from, to), day: '2026-06-12'}});

const group = (taxMinor: bigint, rate = '21'): TaxGroup => ({
	category: 'S',
	rate: parseDecimal(rate),
	exemptionReason: null,
	taxableMinor: taxMinor * 5n,
	taxMinor,
});

for (const [from, to, rate, taxMinor, converted] of [
	// A Dutch seller invoices in dollars: 63.00 USD ÷ 1.0842 = 58.107… EUR.
	['USD', 'EUR', '0.922339051835', 6300n, 5811n],
	// In yen, which has no minor unit: 2100 JPY ÷ 161.25 = 13.0232… EUR.
	['JPY', 'EUR', '0.006201550388', 2100n, 1302n],
	// A Swedish seller invoices in euros: 25.00 EUR × 11.2030 = 280.075 SEK, half up.
	['EUR', 'SEK', '11.203', 2500n, 28_008n],
	// Across the euro: 25.00 USD × 11.2030 ÷ 1.0842 = 258.3241… SEK.
	['USD', 'SEK', '10.332964397713', 2500n, 25_832n],
	// Into a currency without a minor unit: 1.00 EUR is 161 JPY, and 0.01 EUR is 2 JPY.
	['EUR', 'JPY', '161.25', 100n, 161n],
	['EUR', 'JPY', '161.25', 1n, 2n],
	// Between two without one.
	['KRW', 'CLP', '0.68', 1000n, 680n],
] as const) {
	test(`${taxMinor} minor units of ${from} are ${converted} of ${to}, and back with the opposite sign`, t => {
		const exchange = between(from, to);
		const known = rateOf(from, to);
		t.is(formatDecimal(known), rate);
		t.is(convertTax(taxMinor, exchange, known), converted);
		t.is(convertTax(-taxMinor, exchange, known), -converted);
	});
}

test('the VAT of a document is the sum of its groups, each rounded by itself', t => {
	// 0.05 and 0.05 USD are 0.0461… EUR each, which is 0.05; together 0.0922…, which would be 0.09.
	t.deepEqual(statedVat(between('USD', 'EUR'), [group(5n), group(5n, '9')]), {
		vat_currency: 'EUR',
		exchange_rate: '0.922339051835',
		exchange_rate_date: '2026-06-12',
		tax_cents_vat_currency: 10,
	});
});

test('groups that add up to nothing are stated all the same', t => {
	t.is(statedVat(between('USD', 'EUR'), [group(100n), group(-100n, '9')]).tax_cents_vat_currency, 0);
});

test('nothing is stated, and no rate needed, where no VAT is charged or the currency is the seller’s own', t => {
	const unknown: VatExchange = {from: 'USD', to: 'EUR', known: undefined};
	t.deepEqual(statedVat(between('USD', 'EUR'), [group(0n)]), {});
	t.deepEqual(exchangeFaults(unknown, [group(0n)], ISSUED), []);
	t.deepEqual(statedVat(undefined, [group(100n)]), {});
	t.deepEqual(exchangeFaults(undefined, [group(100n)], ISSUED), []);
});

test('a rate that is needed and not known is a fault that names pair and date', t => {
	const unknown: VatExchange = {from: 'USD', to: 'EUR', known: undefined};
	t.deepEqual(exchangeFaults(unknown, [group(100n)], ISSUED), [
		{path: 'exchange_rate', message: 'USD/EUR is not known for 2026-06-15 or a day before'},
	]);
	t.deepEqual(statedVat(unknown, [group(100n)]), {});
});

test('VAT that is beyond the limit of amounts in the second currency is a fault', t => {
	const exchange = between('EUR', 'SEK');
	t.deepEqual(exchangeFaults(exchange, [group(800_000_000_000_000n)], ISSUED), []);
	const beyond = [{path: 'exchange_rate', message: 'takes the VAT in SEK beyond the limit of amounts'}];
	t.deepEqual(exchangeFaults(exchange, [group(900_000_000_000_000n)], ISSUED), beyond);
	t.deepEqual(exchangeFaults(exchange, [group(-450_000_000_000_000n), group(-450_000_000_000_000n, '9')], ISSUED), beyond);
});
