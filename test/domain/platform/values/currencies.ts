import test from 'ava';
import {currencies, isCurrency, minorDigits} from '../../../../src/domain/platform/values/currencies.ts';

test('currencies have two decimals or none, and those with more are unknown', t => {
	t.is(minorDigits('EUR'), 2);
	t.is(minorDigits('JPY'), 0);
	t.true(isCurrency('ISK'));
	for (const code of ['KWD', 'CLF', 'eur', 'EURO', 'XAU', '']) t.false(isCurrency(code), code);
	t.true(currencies.every(code => /^[A-Z]{3}$/.test(code)));
	t.is(new Set(currencies).size, currencies.length);
});
