import type {Context} from 'koa';
import {refuse} from './rate-limits.ts';

/** A body larger than this, compressed, or of unknown length makes a request a large one. */
const LARGE_BYTES = 64 * 1024;
/** Large requests that this process works on at the same time. */
export const LARGE_AT_ONCE = 4;
/** Those that wait for that: what was sent lies in memory meanwhile. */
export const LARGE_WAITING = 20;

export type LargeRequests = <T>(ctx: Context, work: () => Promise<T>) => Promise<T>;

const isLarge = (ctx: Context): boolean =>
	(ctx.request.length ?? 0) > LARGE_BYTES || ctx.get('content-encoding') !== '' || ctx.get('transfer-encoding') !== '';

/** Makes what lets large requests be worked on a few at a time, in the order they came, and refuses (429) those that would wait behind too many. */
export function createLargeRequests(): LargeRequests {
	const waiting: (() => void)[] = [];
	let running = 0;
	return async (ctx, work) => {
		if (!isLarge(ctx)) return work();
		if (running >= LARGE_AT_ONCE) {
			if (waiting.length >= LARGE_WAITING) throw refuse('too_many_at_once', {limit: LARGE_AT_ONCE, retryAfterSeconds: 1});
			// Whoever ends passes the turn on, so that nobody comes in between.
			await new Promise<void>(resolve => waiting.push(resolve));
		} else running += 1;
		try {
			return await work();
		} finally {
			const next = waiting.shift();
			if (next) next();
			else running -= 1;
		}
	};
}
