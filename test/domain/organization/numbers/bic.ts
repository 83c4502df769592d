import test from 'ava';
import {checkBic, normalizeBic} from '../../../../src/domain/organization/numbers/bic.ts';

for (const bic of ['INGBNL2A', 'deutdeff500', 'DABA IE 2D', 'NLPRXKPR']) {
	test(`${bic} is a BIC`, t => {
		t.is(checkBic(bic), undefined);
	});
}

for (const [bic, why] of [
	['INGBNL2', /8 or 11/],
	['INGBNL2A5', /8 or 11/],
	['INGB1L2A', /8 or 11/],
	['INGBQQ2A', /QQ is no country/],
	['', /8 or 11/],
] as const) {
	test(`'${bic}' is not a BIC`, t => {
		t.regex(checkBic(bic) ?? '', why);
	});
}

test('a BIC is stored in capitals without spaces', t => {
	t.is(normalizeBic('ingb nl 2a'), 'INGBNL2A');
});
