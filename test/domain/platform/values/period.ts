import test from 'ava';
import fc from 'fast-check';
import {
	addDays,
	boundaryDay,
	cadences,
	contains,
	dayOf,
	daysBetween,
	daysIn,
	isDay,
	isRecurring,
	isTimeZone,
	lastDayOf,
	MAX_PERIOD_INDEX,
	midnightOf,
	periodAt,
	periodContaining,
	type RecurringCadence,
} from '../../../../src/domain/platform/values/period.ts';

const AMSTERDAM = 'Europe/Amsterdam';
const zones = [
	AMSTERDAM,
	'UTC',
	'America/New_York',
	'America/Sao_Paulo',
	'Africa/Cairo',
	'Australia/Lord_Howe',
	'Pacific/Apia',
	'Asia/Kathmandu',
];
const recurring = Object.keys(cadences).filter(every => isRecurring(every as RecurringCadence)) as RecurringCadence[];

const day = fc.integer({min: 0, max: 20_000}).map(days => addDays('2012-01-01', days));
const schedule = fc.record({anchor: day, every: fc.constantFrom(...recurring), zone: fc.constantFrom(...zones)});

for (const [every, anchor, expected] of [
	['monthly', '2024-01-31', ['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30', '2024-05-31']],
	['monthly', '2025-01-30', ['2025-01-30', '2025-02-28', '2025-03-30']],
	['quarterly', '2025-11-30', ['2025-11-30', '2026-02-28', '2026-05-30', '2026-08-30']],
	['yearly', '2024-02-29', ['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']],
	['weekly', '2026-12-28', ['2026-12-28', '2027-01-04', '2027-01-11']],
	['daily', '2028-02-28', ['2028-02-28', '2028-02-29', '2028-03-01']],
] as const) {
	test(`${every} boundaries from ${anchor} are ${expected.join(', ')}`, t => {
		t.deepEqual(
			expected.map((_, index) => boundaryDay({anchor, every}, index)),
			[...expected],
		);
	});
}

test('a period runs from midnight to midnight of its zone', t => {
	t.deepEqual(periodAt({anchor: '2026-06-15', every: 'monthly', zone: AMSTERDAM, index: 0}), {
		start: new Date('2026-06-14T22:00:00Z'),
		end: new Date('2026-07-14T22:00:00Z'),
	});
});

test('a change of the clocks makes a period an hour shorter or longer, never a day', t => {
	const spring = periodAt({anchor: '2026-03-29', every: 'daily', zone: AMSTERDAM, index: 0});
	const autumn = periodAt({anchor: '2026-10-25', every: 'daily', zone: AMSTERDAM, index: 0});

	t.is(spring.end.getTime() - spring.start.getTime(), 23 * 3_600_000);
	t.is(autumn.end.getTime() - autumn.start.getTime(), 25 * 3_600_000);
	t.is(daysIn(spring, AMSTERDAM), 1);
	t.is(daysIn(autumn, AMSTERDAM), 1);
});

test('a day whose midnight was skipped begins at its first instant', t => {
	t.deepEqual(midnightOf('2026-04-24', 'Africa/Cairo'), new Date('2026-04-23T22:00:00Z'));
	t.is(dayOf(midnightOf('2018-11-04', 'America/Sao_Paulo'), 'America/Sao_Paulo'), '2018-11-04');
});

test('what happens once has one period without an end', t => {
	const once = {anchor: '2026-06-15', every: 'one_time', zone: 'UTC'} as const;

	t.deepEqual(periodAt({...once, index: 0}), {start: new Date('2026-06-15T00:00:00Z'), end: null});
	t.throws(() => periodAt({...once, index: 1}), {instanceOf: RangeError});
	t.true(contains({start: new Date(0), end: null}, new Date('2999-01-01T00:00:00Z')));
});

test('the last day of a period is inside it, the first day of the next is not', t => {
	const january = periodAt({anchor: '2026-01-01', every: 'monthly', zone: AMSTERDAM, index: 0});

	t.is(lastDayOf(january, AMSTERDAM), '2026-01-31');
	t.is(daysIn(january, AMSTERDAM), 31);
	t.false(contains(january, january.end));
	t.true(contains(january, january.start));
});

test('no period is asked for before the first or beyond the limit', t => {
	for (const index of [-1, 0.5, MAX_PERIOD_INDEX + 1]) {
		t.throws(() => boundaryDay({anchor: '2026-01-01', every: 'daily'}, index), {instanceOf: RangeError});
	}
});

test('nothing contains an instant before the anchor', t => {
	t.is(periodContaining({anchor: '2026-01-01', every: 'monthly', zone: AMSTERDAM}, new Date('2025-12-31T22:59:59.999Z')), undefined);
	t.is(periodContaining({anchor: '2026-01-01', every: 'monthly', zone: AMSTERDAM}, new Date('2025-12-31T23:00:00Z'))?.index, 0);
});

test('a changed zone moves the boundaries that are computed with it', t => {
	const inAmsterdam = periodAt({anchor: '2026-01-01', every: 'monthly', zone: AMSTERDAM, index: 0});
	const inNewYork = periodAt({anchor: '2026-01-01', every: 'monthly', zone: 'America/New_York', index: 1});

	t.is(inAmsterdam.end.toISOString(), '2026-01-31T23:00:00.000Z');
	t.is(inNewYork.start.toISOString(), '2026-02-01T05:00:00.000Z');
});

test('periods follow each other without gap or overlap', t => {
	fc.assert(
		fc.property(schedule, fc.nat({max: 400}), (at, index) => {
			const one = periodAt({...at, index});
			const next = periodAt({...at, index: index + 1});

			return one.start < one.end && one.end.getTime() === next.start.getTime();
		}),
	);
	t.pass();
});

test('every instant from the anchor on is in exactly the period that is found for it', t => {
	fc.assert(
		fc.property(schedule, fc.nat({max: 3_000}), fc.nat({max: 86_399_999}), (at, days, milliseconds) => {
			const instant = new Date(midnightOf(at.anchor, at.zone).getTime() + days * 86_400_000 + milliseconds);
			const found = periodContaining(at, instant);

			return (
				found !== undefined && contains(found, instant) && periodAt({...at, index: found.index}).start.getTime() === found.start.getTime()
			);
		}),
	);
	t.pass();
});

test('the days of consecutive periods add up to the days between the first and the last boundary', t => {
	fc.assert(
		fc.property(schedule, fc.integer({min: 1, max: 40}), (at, count) => {
			const days = Array.from({length: count}, (_, index) => daysIn(periodAt({...at, index}), at.zone));
			return days.reduce((sum, each) => sum + each, 0) === daysBetween(at.anchor, boundaryDay(at, count));
		}),
	);
	t.pass();
});

test('a monthly boundary is the anchor’s day, or the last day of a shorter month', t => {
	fc.assert(
		fc.property(day, fc.nat({max: 500}), (anchor, index) => {
			const found = boundaryDay({anchor, every: 'monthly'}, index);
			return found.slice(8) === anchor.slice(8) || (found.slice(8) < anchor.slice(8) && addDays(found, 1).slice(8) === '01');
		}),
	);
	t.pass();
});

test('only real days of the calendar are days', t => {
	t.true(isDay('2028-02-29'));
	for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '2026-01-01T00:00:00Z', '20260101', '', 'tomorrow'])
		t.false(isDay(text), text);
});

test('only names of time zones are time zones', t => {
	for (const zone of zones) t.true(isTimeZone(zone), zone);
	for (const text of ['Europe/Nowhere', '+01:00', '', 'CET+1', 'AET', '2026-01-01[UTC]']) t.false(isTimeZone(text), text);
});
