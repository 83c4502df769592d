import test from 'ava';
import {drawLoadCurve} from '../../bench/support/draw-load-curve.ts';
import {readXml} from '../support/read-xml.ts';

const circumstances = {day: '2026-06-01', commit: 'abcdef01', machine: '2 × A & B <processor>, 24 GiB'};
const points = [
	{times: 0.5, accepted: 0.5, refused: 0, p50Ms: 5, p99Ms: 20},
	{times: 1, accepted: 1, refused: 0, p50Ms: 50, p99Ms: 120},
	{times: 10, accepted: 0.95, refused: 9.05, p50Ms: 300, p99Ms: 600},
];

test('a load curve is a well-formed picture that says in words what it shows', t => {
	const picture = drawLoadCurve(points, circumstances);
	t.notThrows(() => readXml(picture));
	t.true(picture.includes('2 × A &amp; B &lt;processor>'));
	t.true(picture.includes('Offered 10 times the capacity: 0.95 of it answered, 99 of 100 within 600 ms.'));
	t.notRegex(picture, /NaN|Infinity|undefined/);
});

test('what is measured lies inside the picture, whatever it is', t => {
	const extreme = [...points, {times: 20, accepted: 3, refused: 40, p50Ms: 0, p99Ms: 90_000}];
	const picture = drawLoadCurve(extreme, circumstances);
	const [, , width = '0', height = '0'] = /viewBox="([^"]+)"/.exec(picture)?.[1]?.split(' ') ?? [];
	const places = [...picture.matchAll(/<circle cx="([^"]+)" cy="([^"]+)"/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
	t.is(places.length, extreme.length * 4);
	for (const [x, y] of places) t.true(x >= 0 && x <= Number(width) && y >= 0 && y <= Number(height), `${x}, ${y}`);
});
