import {BEFORE_AT_ONCE, COSTLY_AT_ONCE, type ConcurrencyLimit, createConcurrencyLimit} from './concurrency-limit.ts';
import {createLargeRequests, type LargeRequests} from './large-requests.ts';
import {createSentBytes, type SentBytes} from './sent-bytes.ts';

/** How much is worked on at the same time. */
export type WorkLimits = Readonly<{
	costly: ConcurrencyLimit;
	before: ConcurrencyLimit;
	large: LargeRequests;
	forms: LargeRequests;
	sent: SentBytes;
}>;

/** The limits of a process; those of one caller's requests are multiplied with the scale of rates. */
export const createWorkLimits = ({rateLimitScale}: Readonly<{rateLimitScale: number}>): WorkLimits => ({
	costly: createConcurrencyLimit(COSTLY_AT_ONCE * rateLimitScale),
	before: createConcurrencyLimit(BEFORE_AT_ONCE * rateLimitScale),
	large: createLargeRequests(),
	forms: createLargeRequests(),
	sent: createSentBytes(),
});
