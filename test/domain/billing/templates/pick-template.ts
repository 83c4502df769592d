import test from 'ava';
import {pickTemplate} from '../../../../src/domain/billing/templates/pick-template.ts';

const templates = [
	{name: 'tenant', language: 'de'},
	{name: 'tenant', language: null},
	{name: 'partner', language: 'de'},
	{name: 'partner', language: null},
] as const;

const picked = (language: 'de' | 'nl', names: readonly (string | null)[], without: readonly number[] = []) =>
	pickTemplate(
		templates.filter((_, index) => !without.includes(index)),
		{language, names},
	);

test("the tenant's in the language comes first, then its for any, then the partner's, then the built-in one", t => {
	const names = ['tenant', 'partner'];
	t.is(picked('de', names), templates[0]);
	t.is(picked('de', names, [0]), templates[1]);
	t.is(picked('nl', names), templates[1]);
	t.is(picked('de', names, [0, 1]), templates[2]);
	t.is(picked('de', names, [0, 1, 2]), templates[3]);
	t.is(picked('nl', names, [1, 3]), undefined);
	t.is(picked('de', [null, null]), undefined);
});

test('whoever names the built-in one gets it; a name of which there is none is passed over', t => {
	t.is(picked('de', ['standard', 'partner']), undefined);
	t.is(picked('de', ['gone', 'partner']), templates[2]);
	t.is(picked('de', ['gone', 'standard']), undefined);
});
