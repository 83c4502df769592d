import test from 'ava';
import {csvCell, csvLines} from '../../../../src/api/http/csv/cells.ts';

test('what a spreadsheet would take for a formula is text, a number stays one', t => {
	for (const formula of ['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1', '=cmd|x'])
		t.true(csvCell(formula).replace(/^"/, '').startsWith(`'${formula[0]}`), formula);
	t.deepEqual(['-1', '-0.5', '12', 'Acme'].map(csvCell), ['-1', '-0.5', '12', 'Acme']);
});

test('cells with commas, quotes and line breaks are quoted; nothing is an empty cell, what is no text is JSON', t => {
	t.is(csvCell('a,b'), '"a,b"');
	t.is(csvCell('a "b"\nc'), '"a ""b""\nc"');
	t.deepEqual([null, undefined, ''].map(csvCell), ['', '', '']);
	t.is(csvCell({a: 1}), '"{""a"":1}"');
	t.is(csvLines(['one', 'two'], [{two: -5, one: true, three: 'x'}]), 'true,-5\r\n');
});
