import {type Period, periodAt, type RecurringCadence} from '../platform/period.ts';

type Current = Readonly<{anchor: string; every: RecurringCadence; index: number; end: Date}>;

/**
 * The period after one that ended at `end`: boundaries are counted from the anchor, so that the 31st comes back after a short month.
 * It begins where the last one ended, also when the tenant's zone changed meanwhile; one that such a change leaves no time for is
 * skipped.
 */
export function nextPeriod({anchor, every, index: last, end: start}: Current, zone: string): {index: number; period: Period} {
	let index = last + 1;
	while (periodAt({anchor, every, zone, index}).end <= start) index++;
	return {index, period: {start, end: periodAt({anchor, every, zone, index}).end}};
}
