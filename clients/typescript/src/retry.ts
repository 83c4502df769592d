/** How often and how patiently a call is repeated. */
export type RetryLimits = Readonly<{
	/** Attempts of one call, the first included. */
	attempts: number;
	/** The wait after the first attempt, doubled after each further one. */
	firstWaitMs: number;
	/** No wait is longer; when the API asks for more than this, the call is given up at once. */
	longestWaitMs: number;
}>;

export const RETRY_LIMITS: RetryLimits = {attempts: 5, firstWaitMs: 500, longestWaitMs: 60_000};

/** Those who were told the same time come back within this much more, not all at once. */
const SPREAD_MS = 250;

/** What came of an attempt that did not succeed: an answer, or none. */
export type Failure = Readonly<{status: number; retryAfterMs?: number}> | 'lost';

/** What of a call decides whether it may be made twice. */
export type Repeatable = Readonly<{method: string; isKeyed: boolean; isRepeatable: boolean}>;

const IDEMPOTENT_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']);

/**
 * Whether a call that failed so may be made again. What was refused for coming too often had no effect; after a lost answer, 502 or 503 it
 * may have had one, so only what has no second one is repeated: by its method (RFC 9110 §9.2.2), by its Idempotency-Key, or by what it
 * says. 409 with a time to come back says that the same key is being worked on.
 */
export function mayRepeat({method, isKeyed, isRepeatable}: Repeatable, failure: Failure): boolean {
	const isSafe = isKeyed || isRepeatable || IDEMPOTENT_METHODS.has(method);
	if (failure === 'lost') return isSafe;
	if (failure.status === 429) return true;
	if (failure.status === 409) return isKeyed && failure.retryAfterMs !== undefined;
	return isSafe && (failure.status === 502 || failure.status === 503);
}

/**
 * How long to wait before the next attempt; undefined when there is to be none.
 *
 * @param random from 0 up to 1
 */
export function waitAfter(attempt: number, failure: Failure, limits: RetryLimits, random: number): number | undefined {
	if (attempt >= limits.attempts) return undefined;
	const asked = failure === 'lost' ? undefined : failure.retryAfterMs;
	if (asked !== undefined) return asked > limits.longestWaitMs ? undefined : asked + random * SPREAD_MS;
	return Math.min(limits.firstWaitMs * 2 ** (attempt - 1), limits.longestWaitMs) * (0.5 + random / 2);
}

/** What `Retry-After` says (RFC 9110 §10.2.3), seconds or a date; undefined when it says nothing. */
export function readRetryAfter(value: string | null, nowMs: number): number | undefined {
	if (value === null || value.trim() === '') return undefined;
	if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
	const at = Date.parse(value);
	return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
}

/** Waits, unless the signal ends it: then its reason is thrown. */
export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
	signal?.throwIfAborted();
	await new Promise<void>((resolve, reject) => {
		const end = () => {
			clearTimeout(timer);
			reject(signal?.reason);
		};
		const timer = setTimeout(() => {
			signal?.removeEventListener('abort', end);
			resolve();
		}, ms);
		signal?.addEventListener('abort', end, {once: true});
	});
}
