import test from 'ava';
import fc from 'fast-check';
import {addDays, boundaryDay, type Day, isTimeZone, midnightOf, type RecurringCadence} from '../../../src/domain/platform/values/period.ts';
import {type ComingPeriod, nextPeriod} from '../../../src/domain/subscriptions/periods/next-period.ts';

const RUNS = 80;
/** Ten years of each. */
const PERIODS: Record<RecurringCadence, number> = {monthly: 120, quarterly: 40, yearly: 10, weekly: 522, daily: 3653};
/** Of many periods only so many of the ten years, from anywhere in them: more would be more of the same. */
const AT_ONCE = 200;
/** Whoever moves over the date line, or lives where it moves, leaves out midnights: so many daily periods are one then. */
const DAYS_LEFT_OUT = 2;

const zones = Intl.supportedValuesOf('timeZone').filter(isTimeZone);
const zone = fc.constantFrom(...zones);

const lives = fc.record({
	anchor: fc.integer({min: 0, max: 18_000}).map(days => addDays('1990-01-01', days)),
	every: fc.constantFrom(...(Object.keys(PERIODS) as RecurringCadence[])),
	begin: fc.nat(),
	zone,
	/** Before which periods the buyer moves, and where to. */
	moves: fc.array(fc.tuple(fc.nat(), zone), {maxLength: 20}),
});

type Life = typeof lives extends fc.Arbitrary<infer Value> ? Value : never;
type Before = Readonly<{index: number; end: Date; lastDay: Day}>;

/** What is wrong with a period, given what was before it. */
function faultsOf({anchor, every}: Life, {index, period, firstDay, lastDay}: ComingPeriod, before: Before, where: string): string[] {
	const boundary = boundaryDay({anchor, every}, index + 1);
	const laws = {
		'it begins with the day after the last one, which no other is for': firstDay === addDays(before.lastDay, 1),
		'it has a day': firstDay <= lastDay,
		'it begins at the instant the last one ended': period.start.getTime() === before.end.getTime(),
		'it takes time': period.start < period.end,
		'it ends with the day before a boundary counted from the anchor': lastDay === addDays(boundary, -1),
		'it ends at midnight where the buyer is then': period.end.getTime() === midnightOf(boundary, where).getTime(),
		'it is one step long': index - before.index === 1 || (every === 'daily' && index - before.index <= 1 + DAYS_LEFT_OUT),
	};
	return Object.entries(laws).flatMap(([law, holds]) => (holds ? [] : [`${law}: not so of ${firstDay} to ${lastDay} in ${where}`]));
}

function faultsInLife(life: Life): string[] {
	const {anchor, every, begin, moves} = life;
	const count = Math.min(PERIODS[every], AT_ONCE);
	const moveBefore = new Map(moves.map(([at, to]) => [at % count, to]));
	const first = begin % (PERIODS[every] - count + 1);
	const start = boundaryDay({anchor, every}, first);
	let where = life.zone;
	let before: Before = {index: first - 1, end: midnightOf(start, where), lastDay: addDays(start, -1)};
	return Array.from({length: count}, (_, n) => n).flatMap(n => {
		where = moveBefore.get(n) ?? where;
		const next = nextPeriod({anchor, every, ...before}, where);
		const faults = faultsOf(life, next, before, where);
		before = {index: next.index, end: next.period.end, lastDay: next.lastDay};
		return faults;
	});
}

test('wherever in the world a buyer lives and moves to, for ten years no day and no instant is in two periods, and none is left out', t => {
	fc.assert(
		fc.property(lives, life => {
			const faults = faultsInLife(life);
			if (faults.length > 0) throw new Error(faults.join('\n'));
		}),
		{numRuns: RUNS},
	);
	t.pass();
});

test('a move over the date line in both directions, and a country that crosses it, charge each day once', t => {
	const life = {anchor: '2011-12-20', every: 'daily', begin: 0, zone: 'Pacific/Apia', moves: []} as const;
	t.deepEqual(faultsInLife({...life, moves: []}), []);
	t.deepEqual(
		faultsInLife({
			...life,
			moves: [
				[3, 'Pacific/Kiritimati'],
				[6, 'Pacific/Midway'],
				[7, 'Pacific/Kiritimati'],
				[9, 'Pacific/Apia'],
			],
		}),
		[],
	);
});
