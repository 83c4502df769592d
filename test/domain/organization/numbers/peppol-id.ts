import test from 'ava';
import {checkPeppolId, checkPeppolScheme, normalizePeppolId} from '../../../../src/domain/organization/numbers/peppol-id.ts';
import {vatSchemeOf} from '../../../../src/domain/organization/numbers/peppol-schemes.ts';

for (const [scheme, id] of [
	['0106', '12345678'],
	['0106', '0106:12345678'],
	['0190', '00000001823288444000'],
	['9944', 'NL004495445B01'],
	['0088', '7300010000001'],
	['0192', '974760673'],
	['0208', '0202239951'],
	['0007', '2021005489'],
	['0151', '51824753556'],
	['0184', 'DK12345674'],
	['0184', '12345674'],
	['0198', 'DK12345674'],
	['0096', '1234567890'],
	['0204', '04011000-1234512345-06'],
	['0009', '12345678901234'],
	['0002', '123456789'],
	['0195', 'T08GA0028A'],
] as const) {
	test(`${id} is a Peppol identifier in ${scheme}`, t => {
		t.is(checkPeppolScheme(scheme), undefined);
		t.is(checkPeppolId(id, scheme), undefined);
	});
}

for (const [scheme, id, why] of [
	['0106', '1234567', /KvK/],
	['0190', '1234567890', /OIN/],
	['0088', '7300010000002', /GLN/],
	['0192', '974760674', /Norwegian/],
	['0208', '0202239952', /Belgian/],
	['0007', '2021005488', /Swedish/],
	['0151', '51824753557', /Australian/],
	['0184', 'DK1234567', /CVR/],
	['0204', '04011000-1234512345-07', /Leitweg/],
	['9944', '', /1 to 50/],
	['9944', 'NL0044/95445B01', /1 to 50/],
	['9944', 'N'.repeat(51), /1 to 50/],
] as const) {
	test(`'${id}' is no Peppol identifier in ${scheme}`, t => {
		t.regex(checkPeppolId(id, scheme) ?? '', why);
	});
}

test('a scheme that Peppol does not know is a fault', t => {
	for (const scheme of ['9999', 'EM', '106', '']) t.regex(checkPeppolScheme(scheme) ?? '', /not an identifier scheme/);
});

test('an identifier is stored without spaces and without its scheme', t => {
	t.is(normalizePeppolId('0106: 12 34 56 78', '0106'), '12345678');
	t.is(normalizePeppolId('12345678', '0106'), '12345678');
});

test('VAT numbers have a scheme of their country', t => {
	for (const [country, scheme] of [
		['NL', '9944'],
		['DE', '9930'],
		['BE', '9925'],
		['FR', '9957'],
		['GR', '9933'],
	] as const) {
		t.is(vatSchemeOf(country), scheme);
		t.is(checkPeppolScheme(scheme), undefined);
	}

	t.is(vatSchemeOf('US'), undefined);
});
