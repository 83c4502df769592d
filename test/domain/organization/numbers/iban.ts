import test from 'ava';
import {checkIban, normalizeIban} from '../../../../src/domain/organization/numbers/iban.ts';

for (const iban of [
	'NL91 ABNA 0417 1643 00',
	'de89370400440532013000',
	'GB82WEST12345698765432',
	'BE68539007547034',
	'FR1420041010050500013M02606',
	'NO9386011117947',
	'MT84MALT011000012345MTLCAST001S',
]) {
	test(`${iban} is an IBAN`, t => {
		t.is(checkIban(iban), undefined);
	});
}

for (const [iban, why] of [
	['NL91ABNA0417164301', /check digits/],
	['NL91ABNA041716430', /18 characters, not 17/],
	['US64SVBKUS6S3300958879', /US has none/],
	['ABNA0417164300', /two letters/],
	['NL91ABNA04171643-0', /two letters/],
	['', /two letters/],
] as const) {
	test(`'${iban}' is not an IBAN`, t => {
		t.regex(checkIban(iban) ?? '', why);
	});
}

test('an IBAN is stored in capitals without spaces', t => {
	t.is(normalizeIban(' nl91 abna 0417 1643 00 '), 'NL91ABNA0417164300');
});
