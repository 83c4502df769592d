/** Waits before the second, third … attempt, in minutes; after the last one the delivery is dead. */
const WAITS_MINUTES = [1, 5, 30, 120, 720, 1440] as const;

/** Each wait is varied by up to this share, so that deliveries that failed together do not come back together. */
const JITTER = 0.1;

/** A subscriber's Retry-After is honoured up to this long. */
const RETRY_AFTER_LIMIT_MS = 24 * 3_600_000;

const MINUTE_MS = 60_000;

/** Statuses that say "later" though they are client errors. */
const LATER = new Set([408, 425, 429]);

/** Somebody moved, for a while or by mistake: where to is not believed, as the address was checked when it was given. */
const isRedirect = (status: number): boolean => status >= 300 && status < 400;

/** What came of an attempt: an HTTP status, or a network fault (no status). */
export type SubscriberAnswer = Readonly<{status?: number; retryAfterSeconds?: number}>;

export type Verdict =
	| Readonly<{kind: 'delivered'}>
	| Readonly<{kind: 'retry'; afterMs: number}>
	| Readonly<{kind: 'dead'; isSubscriberGone: boolean}>;

/**
 * What follows from an answer. 2xx and 409 (known already) are success; 410 means the subscriber is gone; 3xx, 408, 425, 429, 5xx
 * and network faults are tried again (a redirect is never followed); any other answer is final.
 *
 * @param attempts how many were made, this one included
 * @param random in [0, 1), for the jitter
 */
export function verdictOn({status, retryAfterSeconds}: SubscriberAnswer, attempts: number, random: number): Verdict {
	if (status !== undefined && ((status >= 200 && status < 300) || status === 409)) return {kind: 'delivered'};
	if (status === 410) return {kind: 'dead', isSubscriberGone: true};
	const isFinal = status !== undefined && status < 500 && !isRedirect(status) && !LATER.has(status);
	const waitMinutes = WAITS_MINUTES[attempts - 1];
	if (isFinal || waitMinutes === undefined) return {kind: 'dead', isSubscriberGone: false};
	const waitMs = Math.round(waitMinutes * MINUTE_MS * (1 - JITTER + 2 * JITTER * random));
	return {kind: 'retry', afterMs: Math.max(waitMs, Math.min((retryAfterSeconds ?? 0) * 1000, RETRY_AFTER_LIMIT_MS))};
}
