/** How long a batch is to take, in milliseconds, and how many it holds at least and at most. */
type Batches = Readonly<{ms: number; least: number; most: number}>;

/** For what many wait behind: whoever comes next waits for the batch that is on its way, and for its own. */
export const SHORT = {ms: 12, least: 10} as const;

/** How many the next batch holds, at the pace of the one before: as many as fit into its time, and no more than twice as many. */
export const fittingBatch = ({ms, least, most}: Batches, before: Readonly<{limit: number; tookMs: number}>): number =>
	Math.max(least, Math.min(most, 2 * before.limit, Math.ceil((before.limit * ms) / before.tookMs)));
