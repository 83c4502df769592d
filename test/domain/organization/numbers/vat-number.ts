import test from 'ava';
import {checkVatNumber, normalizeVatNumber} from '../../../../src/domain/organization/numbers/vat-number.ts';
import {memberStates, vatPrefixOf} from '../../../../src/domain/organization/numbers/vat-territory.ts';

for (const [country, number] of [
	['NL', 'NL004495445B01'],
	['NL', 'nl 0044.95445-B01'],
	['NL', 'NL123456782B12'],
	['NL', 'NL000099998B57'],
	['DE', 'DE129273398'],
	['BE', 'BE0428759497'],
	['FR', 'FR40303265045'],
	['MC', 'FR40303265045'],
	['GR', 'EL094259216'],
	['IE', 'IE6433435F'],
	['AT', 'ATU13585627'],
	['GB', 'XI110305878'],
	['GB', 'GB-anything'],
	['US', 'whatever you call it'],
	['CH', 'CHE-116.281.710 MWST'],
] as const) {
	test(`${number} is accepted in ${country}`, t => {
		t.is(checkVatNumber(number, country), undefined);
	});
}

for (const [country, number, why] of [
	['NL', 'NL004495445B02X', /form or check digits/],
	['NL', 'NL123456789B01', /form or check digits/],
	['NL', 'DE129273398', /begin with NL/],
	['NL', '004495445B01', /begin with NL/],
	['GR', 'GR094259216', /begin with EL/],
	['MC', 'MC40303265045', /begin with FR/],
	['GB', 'XI110305879', /form or check digits/],
	['DE', '', /begin with DE/],
] as const) {
	test(`'${number}' is refused in ${country}`, t => {
		t.regex(checkVatNumber(number, country) ?? '', why);
	});
}

test('every member state has its rule', t => {
	for (const state of memberStates) t.regex(checkVatNumber(`${vatPrefixOf(state)}?`, state) ?? '', /form or check digits/);
});

test('numbers are stored without spaces, dots and hyphens in the EU, as given elsewhere', t => {
	t.is(normalizeVatNumber('nl 0044.95445-b01', 'NL'), 'NL004495445B01');
	t.is(normalizeVatNumber('xi 110 305 878', 'GB'), 'XI110305878');
	t.is(normalizeVatNumber('CHE-116.281.710 MWST', 'CH'), 'CHE-116.281.710 MWST');
});
