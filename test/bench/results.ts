import test from 'ava';
import {newest, resultsFrom, resultsIn, tableOf} from '../../bench/support/results.ts';

const circumstances = {day: '2026-06-01', commit: 'abcdef01', machine: '2 × A processor, 24 GiB'};
const printed = 'installing\nI3 8.90 ≥ 10\nR2 0.86 ≤ 1.1\ntwo-years-documents 25.00 = 25\nO1 NaN ≥ 0.85\nI3 is slow\n';

test('what a bench prints as name, measured and goal is a result, and says whether the goal is met', t => {
	t.deepEqual(
		resultsIn(printed, circumstances).map(({name, measured, goal, isMet}) => [name, measured, goal, isMet]),
		[
			['I3', '8.90', '≥ 10', false],
			['R2', '0.86', '≤ 1.1', true],
			['two-years-documents', '25.00', '= 25', true],
			['O1', 'NaN', '≥ 0.85', false],
		],
	);
});

test('a table has all results by name, and they are read from it again', t => {
	const results = resultsIn(printed, circumstances).toSorted((one, other) => one.name.localeCompare(other.name));
	t.deepEqual(resultsFrom(`# Results\n\nSome words.\n\n${tableOf(results)}`), results);
});

test('of a name that was measured again the later result stands, others stay', t => {
	const later = resultsIn('I3 10.20 ≥ 10', {...circumstances, commit: '12345678'});
	t.deepEqual(
		newest(resultsIn(printed, circumstances), later).map(({name, measured}) => `${name} ${measured}`),
		['I3 10.20', 'R2 0.86', 'two-years-documents 25.00', 'O1 NaN'],
	);
});
