import type {Context} from 'koa';
import {refuse} from './rate-limits.ts';

/** What one owner may have in bodies on their way here and being worked on at once: however slowly they come, they lie in memory. */
export const SENT_BYTES_LIMIT = 16 * 1024 * 1024;

/** Does the work of a request with a body of so many bytes. */
export type SentBytes = <T>(who: string, bytes: number, work: () => Promise<T>) => Promise<T>;

/** Makes what refuses (429) a body that is more, with those of the same owner that are not answered yet, than `limitBytes`. One alone may always come. */
export function createSentBytes(limitBytes: number): SentBytes {
	const onTheWay = new Map<string, number>();
	return async (who, bytes, work) => {
		if (bytes === 0) return work();
		const already = onTheWay.get(who) ?? 0;
		if (already > 0 && already + bytes > limitBytes) throw refuse('too_much_at_once', {limit: limitBytes, retryAfterSeconds: 1});
		onTheWay.set(who, already + bytes);
		try {
			return await work();
		} finally {
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
