/** A period of a tenant with a service, by its bounds of usage. Half-open; without an end it goes on for ever. */
export type ClientPeriod = Readonly<{
	partnerId: string;
	start: Date;
	end: Date | null;
	/** The first midnight of its days: what the tenant used on that day before it subscribed is taken, and belongs to no period. */
	reachedFrom: Date;
}>;

/** A tenant as a service may know it: the periods of its subscriptions of late, and whether one is live. */
export type Client = Readonly<{
	/** Of the live subscription, or of the last one. */
	partnerId: string;
	/** When the live subscription was made; null when there is none. */
	liveSince: Date | null;
	periods: readonly ClientPeriod[];
}>;

/** A service reaches a tenant for so long after its subscription has ended. */
export const REACH_AFTER_END_MS = 35 * 24 * 3_600_000;

/** Whether a service reached this tenant at an instant: it subscribed then, or had not long before. */
export const isReached = ({liveSince, periods}: Client, at: Date): boolean =>
	(liveSince !== null && at >= liveSince) ||
	periods.some(({reachedFrom, end}) => at >= reachedFrom && (end === null || at.getTime() < end.getTime() + REACH_AFTER_END_MS));

/** The period that an instant falls in; undefined outside all of them. */
export const periodOf = ({periods}: Client, at: Date): ClientPeriod | undefined =>
	periods.find(({start, end}) => at >= start && (end === null || at < end));
