import test from 'ava';
import {memberStateOf, memberStates, vatPrefixOf, vatStateOf} from '../../../../src/domain/organization/numbers/vat-territory.ts';
import {isCountryCode} from '../../../../src/domain/platform/values/countries.ts';

test('there are 27 member states, all of them countries', t => {
	t.is(new Set(memberStates).size, 27);
	for (const state of memberStates) t.true(isCountryCode(state), state);
});

test('Monaco counts as France, Greece has the prefix EL', t => {
	t.is(memberStateOf('MC'), 'FR');
	t.is(memberStateOf('GB'), undefined);
	t.is(vatPrefixOf('GR'), 'EL');
	t.is(vatPrefixOf('NL'), 'NL');
});

for (const [countryCode, postalCode, state] of [
	['NL', '1012 AB', 'NL'],
	['MC', '98000', 'FR'],
	['DE', 'D-27498', undefined],
	['DE', '78266', undefined],
	['DE', '27499', 'DE'],
	['ES', '35001', undefined],
	['ES', '38001', undefined],
	['ES', '51001', undefined],
	['ES', '52001', undefined],
	['ES', '28001', 'ES'],
	['IT', '22061', undefined],
	['IT', '23041', undefined],
	['IT', '22060', 'IT'],
	['GR', '630 86', undefined],
	['GR', '63087', 'GR'],
	['FI', '22100', undefined],
	['FI', 'AX-22100', undefined],
	['FI', '00100', 'FI'],
	['FR', '97110', undefined],
	['FR', '97600', undefined],
	['FR', '97801', undefined],
	['FR', '97900', 'FR'],
	['FR', '75001', 'FR'],
	['AX', '22100', undefined],
	['RE', '97400', undefined],
	['GB', 'BT1 1AA', undefined],
	['IE', null, 'IE'],
] as const) {
	test(`${countryCode} ${postalCode} is ${state === undefined ? 'outside the EU for VAT' : `in ${state} for VAT`}`, t => {
		t.is(vatStateOf({countryCode, postalCode}), state);
	});
}
