import type {Context} from 'koa';
import {createSemaphore} from '../../../domain/platform/process/semaphore.ts';
import {refuse} from './rate-limits.ts';

/** A body larger than this, compressed, or of unknown length makes a request a large one. */
const LARGE_BYTES = 64 * 1024;
/** Large requests that this process works on at the same time. */
export const LARGE_AT_ONCE = 4;
/** Those that wait for that, and of them those of one owner: what was sent lies in memory meanwhile. */
export const LARGE_WAITING = 20;
export const LARGE_WAITING_OF_ONE = 8;

export type LargeRequests = <T>(ctx: Context, who: string, work: () => Promise<T>) => Promise<T>;

const isLarge = (ctx: Context): boolean =>
	(ctx.request.length ?? 0) > LARGE_BYTES || ctx.get('content-encoding') !== '' || ctx.get('transfer-encoding') !== '';

/**
 * Makes what lets large requests be worked on a few at a time, in turns of who sends them, and refuses (429) those that would wait behind too
 * many.
 */
export function createLargeRequests(): LargeRequests {
	const semaphore = createSemaphore({
		atOnce: LARGE_AT_ONCE,
		waiting: LARGE_WAITING,
		waitingOfOne: LARGE_WAITING_OF_ONE,
		turnAway: () => refuse('too_many_at_once', {limit: LARGE_AT_ONCE, retryAfterSeconds: 1}),
	});
	return async (ctx, who, work) => (isLarge(ctx) ? semaphore.take(work, who) : work());
}
