import type {Context} from 'koa';
import {refuse} from './rate-limits.ts';

/** What one owner may have in bodies on their way here and being worked on at once: however slowly they come, they lie in memory. */
const SENT_BYTES_LIMIT = 16 * 1024 * 1024;
/** What all have there together: more than a few who send slowly can fill, and what web's memory has room for. */
const ALL_LIMIT_BYTES = 96 * 1024 * 1024;

/** Does the work of a request with a body of so many bytes. */
export type SentBytes = <T>(who: string, bytes: number, work: () => Promise<T>) => Promise<T>;

/**
 * Makes what refuses a body, unread, that is more than `limitBytes` with those of the same owner that are not answered yet (429; one alone may always
 * come), or more than `allLimitBytes` with everybody's (503).
 */
export function createSentBytes(limitBytes = SENT_BYTES_LIMIT, allLimitBytes = ALL_LIMIT_BYTES): SentBytes {
	const onTheWay = new Map<string, number>();
	let all = 0;
	return async (who, bytes, work) => {
		if (bytes === 0) return work();
		const already = onTheWay.get(who) ?? 0;
		if (already > 0 && already + bytes > limitBytes) throw refuse('too_much_at_once', {limit: limitBytes, retryAfterSeconds: 1});
		if (all + bytes > allLimitBytes) throw refuse('overloaded', {retryAfterSeconds: 1});
		all += bytes;
		onTheWay.set(who, already + bytes);
		try {
			return await work();
		} finally {
			all -= bytes;
			const left = (onTheWay.get(who) ?? bytes) - bytes;
			if (left > 0) onTheWay.set(who, left);
			else onTheWay.delete(who);
		}
	};
}

/** How much a request sends at most: what it says, or as much as it may where it does not say, or says it of something that is packed. */
export function sentBytesOf(ctx: Context, limitBytes: number): number {
	const isUnknown = ctx.get('transfer-encoding') !== '' || ctx.get('content-encoding') !== '';
	return isUnknown ? limitBytes : Math.min(ctx.request.length ?? 0, limitBytes);
}
