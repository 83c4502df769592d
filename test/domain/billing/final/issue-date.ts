import test from 'ava';
import {dueDateFault, dueDateOf, fiscalYearOf, issueDateFault, issueDateOf} from '../../../../src/domain/billing/final/issue-date.ts';

for (const [requested, today, lastIssued, expected] of [
	[null, '2026-06-15', null, '2026-06-15'],
	[null, '2026-06-15', '2026-06-10', '2026-06-15'],
	[null, '2026-06-15', '2026-06-20', '2026-06-20'],
	['2026-06-12', '2026-06-15', '2026-06-10', '2026-06-12'],
	['2026-06-10', '2026-06-15', '2026-06-10', '2026-06-10'],
] as const) {
	test(`on ${today}, after ${lastIssued ?? 'no document'}, a document that requests ${requested ?? 'nothing'} is of ${expected}`, t => {
		if (requested !== null) t.is(issueDateFault(requested, {today, lastIssued}), undefined);
		t.is(issueDateOf(requested, {today, lastIssued}), expected);
	});
}

test('a requested date is neither before the last document nor after today', t => {
	t.regex(issueDateFault('2026-06-09', {today: '2026-06-15', lastIssued: '2026-06-10'}) ?? '', /before 2026-06-10/);
	t.regex(issueDateFault('2026-06-16', {today: '2026-06-15', lastIssued: null}) ?? '', /after today, 2026-06-15/);
});

test('the fiscal year is the calendar year of the issue date', t => {
	t.is(fiscalYearOf('2026-12-31'), 2026);
	t.is(fiscalYearOf('2027-01-01'), 2027);
});

test('an invoice is due when it says, else after the terms of payment', t => {
	t.is(dueDateOf('2026-12-20', {given: null, paymentTermsDays: 14}), '2027-01-03');
	t.is(dueDateOf('2026-12-20', {given: '2026-12-24', paymentTermsDays: 14}), '2026-12-24');
	t.is(dueDateOf('2026-12-20', {given: null, paymentTermsDays: 0}), '2026-12-20');
});

test('nothing is due before it is issued', t => {
	t.regex(dueDateFault('2026-12-19', '2026-12-20') ?? '', /before the issue date/);
	t.is(dueDateFault('2026-12-20', '2026-12-20'), undefined);
});
