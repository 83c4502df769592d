import {createHash} from 'node:crypto';

const MINUTE_MS = 60_000;

/** Waits given in minutes, as milliseconds. */
export const minutes = (...waits: readonly number[]): readonly number[] => waits.map(wait => wait * MINUTE_MS);

/** By which share waits are varied, so that lanes that failed together do not come back together. */
export const JITTER = 0.1;

/** Whoever is asked may want to be left alone for so long at most. */
const RETRY_AFTER_LIMIT_S = 24 * 3600;

type Wait = Readonly<{waitMs: number; lane: string; jitter?: number; retryAfterSeconds?: number | undefined}>;

/**
 * The instant of the next attempt: after a wait of ±10 %, or later when whoever was asked wants it. Within the variation all rows of a
 * lane come to common instants: what failed alike is asked again together, as far as the lane allows.
 */
export function nextAttempt(now: Date, {waitMs, lane, jitter = JITTER, retryAfterSeconds = 0}: Wait): Date {
	const step = Math.max(1, 2 * jitter * waitMs);
	const offset = createHash('sha256').update(lane).digest().readUInt32BE() % step;
	const at = Math.round((now.getTime() + waitMs - offset) / step) * step + offset;
	const wantedAt = now.getTime() + Math.min(retryAfterSeconds, RETRY_AFTER_LIMIT_S) * 1000;
	return new Date(Math.round(Math.max(at, wantedAt)));
}
