import type {Outcome} from '../platform/attempts/attempt.ts';
import type {Attempt} from './record-attempt.ts';

/** Statuses that say "later" though they are client errors. */
const LATER = new Set([408, 425, 429]);

/** The subscriber says that it is no more. */
export const GONE = 410;

/** Somebody moved, for a while or by mistake: where to is not believed, as the address was checked when it was given. */
const isRedirect = (status: number): boolean => status >= 300 && status < 400;

const isTaken = (status: number): boolean => (status >= 200 && status < 300) || status === 409;

const isFinal = (status: number): boolean => status < 500 && !isRedirect(status) && !LATER.has(status);

/**
 * What follows from one call of a subscriber. 2xx and 409 (known already) are success; 3xx, 408, 425, 429, 5xx and network faults are
 * tried again (a redirect is never followed), not before Retry-After; any other answer is final, and 410 ends the subscriber too.
 */
export function outcomeOf(attempt: Attempt): Outcome<Attempt> {
	const {status, error, retryAfterSeconds} = attempt;
	if (status !== undefined && isTaken(status)) return {kind: 'done', answer: attempt};
	return {
		kind: 'failed',
		code: error ?? `ANSWERED_${status}`,
		answer: attempt,
		isFinal: status !== undefined && isFinal(status),
		...(retryAfterSeconds !== undefined && {retryAfterSeconds}),
		isToldByRecord: status === GONE,
	};
}
