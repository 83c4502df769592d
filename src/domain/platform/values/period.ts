import {Temporal} from 'temporal-polyfill';
import {remembered} from './remembered.ts';

/** A half-open span of time, `[start, end)`: the instant `end` belongs to the next one. */
export type Period = Readonly<{start: Date; end: Date}>;

/** A span that begins and never ends: what is bought once. */
export type OpenPeriod = Readonly<{start: Date; end: null}>;

/** A calendar day, `YYYY-MM-DD`, in whatever zone the sentence names. */
export type Day = string;

/** How far it is from one boundary to the next; what happens once has no next boundary. */
export const cadences = {
	monthly: {months: 1},
	quarterly: {months: 3},
	yearly: {years: 1},
	weekly: {weeks: 1},
	daily: {days: 1},
	one_time: null,
} as const;

export type Cadence = keyof typeof cadences;

/** The cadences that have a next boundary. */
export type RecurringCadence = Exclude<Cadence, 'one_time'>;

/** What boundaries are counted from: the day of the first one, the step, and the IANA time zone whose midnights they are. */
export type Schedule<Every extends Cadence = Cadence> = Readonly<{anchor: Day; every: Every; zone: string}>;

/** No boundary beyond this is computed: 273 years of daily periods. */
export const MAX_PERIOD_INDEX = 100_000;

/** No period is longer than this; the search for the period of a day begins at the earliest one it can be. */
const LONGEST_DAYS: Record<RecurringCadence, number> = {monthly: 31, quarterly: 92, yearly: 366, weekly: 7, daily: 1};

/** Whether a period of this length is followed by another one. */
export const isRecurring = (every: Cadence): every is RecurringCadence => cadences[every] !== null;

/** Whether a text is a day of the calendar, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
	try {
		return Temporal.PlainDate.from(text).toString() === text;
	} catch {
		return false;
	}
}

/** Whether a text names an IANA time zone that both `Intl` and the date library know. PostgreSQL has a list of its own: `isKnownTimeZone`. */
export function isTimeZone(zone: string): boolean {
	try {
		if (!/^[A-Za-z]/.test(zone)) return false;
		new Intl.DateTimeFormat('en', {timeZone: zone});
		Temporal.PlainDate.from('2026-01-01').toZonedDateTime(zone);
		return true;
	} catch {
		return false;
	}
}

/** The first instant of a day in a zone: midnight, or the moment after a clock change that skipped it. */
export const midnightOf = (day: Day, zone: string): Date => new Date(midnightMs(day, zone));

const midnightMs = remembered((day: Day, zone: string): number => Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);

/** The calendar day in a zone at an instant. */
export const dayOf = (instant: Date, zone: string): Day => dayAtMs(instant.getTime(), zone);

const dayAtMs = remembered(
	(ms: number, zone: string): Day => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate().toString(),
);

/** The later of two instants. */
export const laterOf = (one: Date, other: Date): Date => new Date(Math.max(one.getTime(), other.getTime()));

/** The earliest of some days, of at least one. */
export const earliestDay = (...days: readonly [Day, ...Day[]]): Day => days.toSorted()[0] ?? days[0];

/** The latest of some days, of at least one. */
export const latestDay = (...days: readonly [Day, ...Day[]]): Day => days.toSorted().at(-1) ?? days[0];

/** The day so many days later (earlier when negative). */
export const addDays = remembered((day: Day, days: number): Day => Temporal.PlainDate.from(day).add({days}).toString());

/** How many days it is from one day to another: 1 from today to tomorrow, negative backwards. */
export const daysBetween = remembered(
	(from: Day, to: Day): number => Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), {largestUnit: 'days'}).days,
);

/**
 * The day of the n-th boundary: anchor + n steps, never step by step, so that a month's end comes back (31 January, 28 February,
 * 31 March). Throws a `RangeError` outside 0 to `MAX_PERIOD_INDEX`.
 */
export function boundaryDay({anchor, every}: Pick<Schedule<RecurringCadence>, 'anchor' | 'every'>, index: number): Day {
	if (!Number.isInteger(index) || index < 0 || index > MAX_PERIOD_INDEX) throw new RangeError(`there is no period ${index}`);

	const [[unit, step]] = Object.entries(cadences[every]) as [[string, number]];
	return Temporal.PlainDate.from(anchor)
		.add({[unit]: step * index})
		.toString();
}

/**
 * The n-th period, counted from 0: from one boundary's midnight to the next one's. The zone of this call counts for both; where the
 * zone has changed since the period before, begin at that period's end instead. What happens once has the one open period 0.
 */
export function periodAt(schedule: Schedule<RecurringCadence> & {index: number}): Period;
export function periodAt(schedule: Schedule & {index: number}): Period | OpenPeriod;
export function periodAt({anchor, every, zone, index}: Schedule & {index: number}): Period | OpenPeriod {
	if (isRecurring(every)) {
		return {
			start: midnightOf(boundaryDay({anchor, every}, index), zone),
			end: midnightOf(boundaryDay({anchor, every}, index + 1), zone),
		};
	}

	if (index !== 0) throw new RangeError('what happens once has no second period');
	return {start: midnightOf(anchor, zone), end: null};
}

/** The period that an instant falls in, with its index; undefined before the anchor. */
export function periodContaining(schedule: Schedule<RecurringCadence>, instant: Date): (Period & {index: number}) | undefined {
	const days = daysBetween(schedule.anchor, dayOf(instant, schedule.zone));
	if (days < 0) return undefined;

	let index = Math.floor(days / LONGEST_DAYS[schedule.every]);
	while (midnightOf(boundaryDay(schedule, index + 1), schedule.zone) <= instant) index++;

	return {...periodAt({...schedule, index}), index};
}

/** Whether an instant falls in a period. */
export const contains = ({start, end}: Period | OpenPeriod, instant: Date): boolean => instant >= start && (end === null || instant < end);

/** The last day of a period in a zone: the day before its end (EN 16931 BT-74 and BT-135 name it). */
export const lastDayOf = ({end}: Pick<Period, 'end'>, zone: string): Day => dayOf(new Date(end.getTime() - 1), zone);

/** How many calendar days a period has in a zone, whatever the clocks do meanwhile. */
export const daysIn = ({start, end}: Period, zone: string): number => daysBetween(dayOf(start, zone), dayOf(end, zone));
