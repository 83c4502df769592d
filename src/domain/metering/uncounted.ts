/** A span that all events lie in which are accepted and in no total yet; both ends belong to it. Undefined: there are none. */
export type Uncounted = Readonly<{from: Date; to: Date}> | undefined;

/** What a query says of them at the moment it looks. */
export type UncountedRow = {uncounted_from: Date | string | null; uncounted_to: Date | string | null};

/** Selects an `UncountedRow` for a span; takes its end and its start. */
export const selectUncounted = `
	select min(first_at) as uncounted_from, max(last_at) as uncounted_to from usage_batch
	where first_at < ?::timestamptz and last_at >= ?::timestamptz`;

const uncountedFrom = ({uncounted_from: from, uncounted_to: to}: UncountedRow): Uncounted =>
	from === null || to === null ? undefined : {from: new Date(from), to: new Date(to)};

const covers = (looked: Uncounted, seen: Uncounted): boolean =>
	seen === undefined || (looked !== undefined && looked.from <= seen.from && looked.to >= seen.to);

/** Looks that a question takes at most; the last one is at everything. */
const LOOKS_LIMIT = 4;

/**
 * Asks until the answer holds. A query that looks at few days of events costs a fraction of one that looks at all of them, but which
 * days those are is known only when it looks: it says what it saw, and if that is more than it looked at, it is asked again. Most of the
 * time nothing is uncounted, and the first look is the only one.
 *
 * @param look looks at the totals and at the events within a span
 * @param lookAtAll looks wherever events can be
 */
export async function untilCovered<Row extends UncountedRow>(
	look: (span: Uncounted) => Promise<Row[]>,
	lookAtAll: () => Promise<Row[]>,
	isEnough: (row: Row) => boolean = () => true,
): Promise<Row[]> {
	let span: Uncounted;
	for (let looks = 1; looks < LOOKS_LIMIT; looks++) {
		const rows = await look(span);
		const [first] = rows;
		if (!first || !isEnough(first)) break;
		const seen = uncountedFrom(first);
		if (covers(span, seen)) return rows;
		span = seen;
	}

	return lookAtAll();
}
