/**
 * The two times of the system, and the only place that asks the machine for one.
 *
 * Business time rules what customers are promised: periods, due dates, trials, retries kept as `next_attempt_at`, `occurred_at`.
 * Real time rules what protects them: tokens, sessions, locks, leases, rate limits, signature timestamps, the audit log.
 * In production they are the same; the sandbox can move business time forward.
 */
export type Clock = Readonly<{
	/** The machine's own time. */
	real: () => Date;
	/** Business time. `read` gives the stored offset of the sandbox; a clock that cannot be moved never calls it. */
	business: (read: ReadOffset) => Promise<Date>;
}>;

/** Reads how many milliseconds business time is ahead of real time. */
export type ReadOffset = () => Promise<number>;

/** Both times are the machine's. */
export const systemClock: Clock = {
	real: () => new Date(),
	business: async () => new Date(),
};

/** Business time is real time plus an offset that all processes share through one row (see `sandbox-clock.ts`). */
export const sandboxClock: Clock = {
	real: () => new Date(),
	business: async read => new Date(Date.now() + (await read())),
};

/** A clock for tests: business time stands still until it is moved by hand; real time runs on. */
export const stoppedClock = (start: string): Clock & {moveTo: (instant: string | Date) => void} => {
	let now = new Date(start);
	return {
		real: () => new Date(),
		business: async () => new Date(now),
		moveTo(instant) {
			now = new Date(instant);
		},
	};
};
