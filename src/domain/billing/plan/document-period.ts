import type {Day} from '../../platform/values/period.ts';

/** Days from the first to the last one, both inclusive (EN 16931 BT-73 and BT-74). */
export type DateSpan = Readonly<{start: Day; end: Day}>;

type WithPeriod = Readonly<{periodStart?: Day | null; periodEnd?: Day | null}>;

/** The span of something that has both ends. */
export const spanOf = ({periodStart: start, periodEnd: end}: WithPeriod): DateSpan | null => (start && end ? {start, end} : null);

/** The days that the lines of a document are for, from the earliest to the latest; null when no line has a period. */
export function spanOfLines(lines: readonly WithPeriod[]): DateSpan | null {
	const spans = lines.map(spanOf).filter(span => span !== null);
	const start = spans
		.map(span => span.start)
		.sort()
		.at(0);
	const end = spans
		.map(span => span.end)
		.sort()
		.at(-1);
	return start !== undefined && end !== undefined ? {start, end} : null;
}

/** Whether two spans are the same days. */
export const isSameSpan = (one: DateSpan | null, other: DateSpan | null): boolean => one?.start === other?.start && one?.end === other?.end;
