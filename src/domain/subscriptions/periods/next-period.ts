import {
	addDays,
	boundaryDay,
	type Cadence,
	type Day,
	isRecurring,
	midnightOf,
	type OpenPeriod,
	type Period,
	periodAt,
	type RecurringCadence,
} from '../../platform/values/period.ts';

/** A period to come: which one since the anchor, its instants, and the days that it is for, both inclusive. */
export type ComingPeriod = Readonly<{index: number; period: Period; firstDay: Day; lastDay: Day}>;

type Last = Readonly<{
	anchor: Day;
	every: RecurringCadence;
	/** Of the last period; -1 when this is the first. */
	index: number;
	/** The instant the last one ended. */
	end: Date;
	/** The last day that it was for. */
	lastDay: Day;
}>;

/**
 * The period after one that ended at `end`: boundaries are counted from the anchor, so that the 31st comes back after a short month.
 * It begins at the instant the last one ended and with the day after the last one's last day, also when the tenant's zone changed
 * meanwhile and calls that instant another day; it ends at the boundary in the new zone. Where a move to the east leaves no time before
 * that boundary it goes on to the next one: no day is charged twice, none is left out.
 */
export function nextPeriod({anchor, every, index: last, end: start, lastDay}: Last, zone: string): ComingPeriod {
	let index = last + 1;
	while (periodAt({anchor, every, zone, index}).end <= start) index++;
	const boundary = boundaryDay({anchor, every}, index + 1);
	return {
		index,
		period: {start, end: midnightOf(boundary, zone)} as Period,
		firstDay: addDays(lastDay, 1),
		lastDay: addDays(boundary, -1),
	};
}

/** The same also for what is bought once: that has one period, which never ends. */
export function followingPeriod(
	{every, ...last}: Omit<Last, 'every'> & Readonly<{every: Cadence}>,
	zone: string,
): ComingPeriod | Readonly<{index: number; period: OpenPeriod; firstDay: Day; lastDay: null}> {
	if (isRecurring(every)) return nextPeriod({...last, every}, zone);
	return {index: 0, period: {start: last.end, end: null}, firstDay: addDays(last.lastDay, 1), lastDay: null};
}
