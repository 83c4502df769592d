import test from 'ava';
import {hasPostalCodes, isCountryCode} from '../../../../src/domain/platform/values/countries.ts';

test('country codes are those of ISO 3166', t => {
	for (const code of ['NL', 'GR', 'MC', 'AX', 'GB']) t.true(isCountryCode(code), code);
	for (const code of ['EL', 'XI', 'EU', 'UK', 'XK', 'nl', '']) t.false(isCountryCode(code), code);
});

test('some countries have no postal codes', t => {
	t.false(hasPostalCodes('AE'));
	t.false(hasPostalCodes('HK'));
	t.true(hasPostalCodes('NL'));
});
