import {refuse} from './rate-limits.ts';

/** Costly requests of one tenant that this process works on at the same time. */
export const COSTLY_AT_ONCE = 2;

/** Requests of one customer of which at the same time is done what comes before their unit. */
export const BEFORE_AT_ONCE = 2;

export type ConcurrencyLimit = <T>(who: string, work: () => Promise<T>) => Promise<T>;

/** Makes what lets at most `limit` pieces of work of the same one run side by side, and refuses (429) more instead of letting them wait. */
export function createConcurrencyLimit(limit: number): ConcurrencyLimit {
	const running = new Map<string, number>();
	return async (who, work) => {
		const count = running.get(who) ?? 0;
		if (count >= limit) throw refuse('too_many_at_once', {limit, retryAfterSeconds: 1});
		running.set(who, count + 1);
		try {
			return await work();
		} finally {
			const left = (running.get(who) ?? 1) - 1;
			if (left > 0) running.set(who, left);
			else running.delete(who);
		}
	};
}
