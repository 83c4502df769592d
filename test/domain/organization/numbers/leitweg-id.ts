import test from 'ava';
import {checkLeitwegId, normalizeLeitwegId} from '../../../../src/domain/organization/numbers/leitweg-id.ts';

for (const id of ['04011000-1234512345-06', '991-33333TEST-33', '991-33333test-33', '992-90009-96', '991-01484-64']) {
	test(`${id} is a Leitweg-ID`, t => {
		t.is(checkLeitwegId(id), undefined);
	});
}

for (const [id, why] of [
	['04011000-1234512345-07', /check digits/],
	['04011000-1234512354-06', /check digits/],
	['0-12345-06', /looks like/],
	['04011000_1234512345_06', /looks like/],
	['04011000-1234512345', /looks like/],
	['', /looks like/],
] as const) {
	test(`'${id}' is not a Leitweg-ID`, t => {
		t.regex(checkLeitwegId(id) ?? '', why);
	});
}

test('a Leitweg-ID is stored in capitals without spaces', t => {
	t.is(normalizeLeitwegId('991-33333test-33 '), '991-33333TEST-33');
});
