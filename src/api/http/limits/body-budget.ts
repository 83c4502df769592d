import type {Context} from 'koa';
import {refuse} from './rate-limits.ts';

const MEBIBYTE = 1024 * 1024;
/** What the bodies that one caller is sending hold at most, together. */
export const BODIES_OF_ONE_BYTES = 16 * MEBIBYTE;
/** What all bodies that are being sent hold at most, together: web's memory has room for it. */
export const BODIES_BYTES = 48 * MEBIBYTE;

/** Reads a body of so many bytes of somebody, or refuses it unread. */
export type BodyBudget = <Body>(who: string, bytes: number, read: () => Promise<Body>) => Promise<Body>;

/**
 * Makes what bounds the memory of bodies that are on their way, however slowly they are sent: each counts as what it says it will be, from
 * its first byte until it is read. Refuses what is too much of one caller (429) and of all together (503).
 */
export function createBodyBudget(): BodyBudget {
	const bytesOf = new Map<string, number>();
	let all = 0;
	const add = (who: string, bytes: number): void => {
		all += bytes;
		const now = (bytesOf.get(who) ?? 0) + bytes;
		if (now === 0) bytesOf.delete(who);
		else bytesOf.set(who, now);
	};
	return async (who, bytes, read) => {
		if ((bytesOf.get(who) ?? 0) + bytes > BODIES_OF_ONE_BYTES)
			throw refuse('too_much_sent_at_once', {limit: BODIES_OF_ONE_BYTES / MEBIBYTE, retryAfterSeconds: 1});
		if (all + bytes > BODIES_BYTES) throw refuse('overloaded', {retryAfterSeconds: 1});
		add(who, bytes);
		try {
			return await read();
		} finally {
			add(who, -bytes);
		}
	};
}

/** How many bytes a body may come to, by what its headers say: at most so many are read. */
export const announcedBytes = (ctx: Context, limitBytes: number): number =>
	ctx.get('transfer-encoding') !== '' || ctx.get('content-encoding') !== '' ? limitBytes : Math.min(ctx.request.length ?? 0, limitBytes);
