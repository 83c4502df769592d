import test from 'ava';
import {tooManyLeavers} from '../../../../src/domain/organization/directory/leavers-limit.ts';

const cases: readonly [people: number, of: number, isTooMany: boolean][] = [
	[20, 20, false],
	[21, 21, true],
	[21, 420, false],
	[21, 419, true],
	[51, 1000, true],
	[50, 1000, false],
];

for (const [people, of, isTooMany] of cases) {
	test(`${people} of ${of} people ${isTooMany ? 'are too many' : 'may go'}`, t => {
		t.is(tooManyLeavers([{partnerId: 'prt_one', people, of}]).length, isTooMany ? 1 : 0);
	});
}

test('only the partners that lose too many are named', t => {
	const lost = {partnerId: 'prt_two', people: 30, of: 100};
	t.deepEqual(tooManyLeavers([{partnerId: 'prt_one', people: 3, of: 10}, lost, {partnerId: null, people: 0, of: 5}]), [lost]);
});
