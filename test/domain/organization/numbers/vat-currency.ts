import test from 'ava';
import {vatCurrencyOf} from '../../../../src/domain/organization/numbers/vat-currency.ts';

const currencyOf = (sellerCountryCode: string | null, {vatCurrency = null, sellerPostalCode = null}: Record<string, string | null> = {}) =>
	vatCurrencyOf({sellerCountryCode, vatCurrency, sellerPostalCode});

for (const [country, currency] of [
	['NL', 'EUR'],
	['BG', 'EUR'],
	['MC', 'EUR'],
	['CZ', 'CZK'],
	['DK', 'DKK'],
	['HU', 'HUF'],
	['PL', 'PLN'],
	['RO', 'RON'],
	['SE', 'SEK'],
	['CH', null],
	['GB', null],
] as const) {
	test(`a seller in ${country} accounts for VAT in ${currency ?? 'no currency of the EU'}`, t => {
		t.is(currencyOf(country), currency);
	});
}

test('the currency that a seller names counts, wherever it is; one of no country has none', t => {
	t.is(currencyOf('CH', {vatCurrency: 'CHF'}), 'CHF');
	t.is(currencyOf('SE', {vatCurrency: 'EUR'}), 'EUR');
	t.is(currencyOf('ES', {sellerPostalCode: '35001'}), null, 'the Canary Islands are outside');
	t.is(currencyOf(null), null);
});
