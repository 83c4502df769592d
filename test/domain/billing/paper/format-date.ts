import test from 'ava';
import {formatDate, formatPeriod} from '../../../../src/domain/billing/paper/format-date.ts';

for (const [language, expected] of [
	['en', '1 March 2026'],
	['nl', '1 maart 2026'],
	['de', '1. März 2026'],
	['fr', '1er mars 2026'],
	['es', '1 de marzo de 2026'],
	['it', '1 marzo 2026'],
] as const) {
	test(`the first of March is written ${expected}`, t => {
		t.is(formatDate('2026-03-01', language), expected);
	});
}

test('a period is written from its first to its last day', t => {
	t.is(formatPeriod({start: '2026-02-01', end: '2026-02-28'}, 'en'), '1 February 2026 – 28 February 2026');
	t.is(formatPeriod({start: '2026-02-01', end: '2026-02-01'}, 'en'), '1 February 2026');
});
