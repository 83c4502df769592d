const DAY_MS = 24 * 3_600_000;

/**
 * When a payment is tried again that failed first at an instant: the first of the days after it, counted from the first failure, that has
 * not come yet; undefined when they are over.
 */
export function nextRetry(firstFailedAt: Date, days: readonly number[], now: Date): Date | undefined {
	const instants = days.toSorted((one, other) => one - other).map(day => new Date(firstFailedAt.getTime() + day * DAY_MS));
	return instants.find(instant => instant > now);
}

/** The instant so many days after another. */
export const daysAfter = (instant: Date, days: number): Date => new Date(instant.getTime() + days * DAY_MS);
