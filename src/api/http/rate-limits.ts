import type {Cluster, Redis} from 'ioredis';
import {RateLimiterMemory, RateLimiterRedis, RateLimiterRes} from 'rate-limiter-flexible';
import {type Refusals, refusing} from '../../domain/platform/refusals.ts';

/** Every limit: so many in so many seconds, for one address, person or service. */
export const rateLimits = {
	/** Requests without a valid credential, by address. */
	address: {points: 20, seconds: 1},
	/** Sign-in and `/auth/token`, by address. */
	sign_in: {points: 10, seconds: 60},
	/** Credentials that were refused, by address. */
	refused_credential: {points: 30, seconds: 60},
	person: {points: 50, seconds: 1},
	/** PDF, preview, explain, run, sync, test, send: by person. */
	costly: {points: 5, seconds: 1},
	service: {points: 500, seconds: 1},
} as const;

export type RateLimit = keyof typeof rateLimits;

/** Busy limits are taken from Redis in shares of this size and used up here, so that most requests ask nobody. */
const SHARES_PER_WINDOW = 5;

/** Keys that are remembered here with what is left of their share. */
const SHARES_LIMIT = 10_000;

export const rateRefusals = {
	rate_limited: {kind: 'too_many', message: 'Too many requests: {points} in {seconds} s; please wait'},
} as const satisfies Refusals;

const refuse = refusing(rateRefusals);

type Parts = Readonly<{redis: Redis | Cluster; scale: number; keyPrefix: string; real: () => Date}>;

export type RateLimiter = (limit: RateLimit, who: string) => Promise<void>;

/**
 * Counts requests over all processes, in Redis; refuses (429) what is too much. When Redis is gone each process keeps its own count.
 */
export function createRateLimiter({redis, scale, keyPrefix, real}: Parts): RateLimiter {
	const limiters = new Map(
		Object.entries(rateLimits).map(([name, {points, seconds}]) => {
			const options = {keyPrefix: `${keyPrefix}rate:${name}`, points: points * scale, duration: seconds};
			return [
				name,
				new RateLimiterRedis({
					...options,
					storeClient: redis,
					rejectIfRedisNotReady: true,
					insuranceLimiter: new RateLimiterMemory(options),
				}),
			];
		}),
	);
	const shares = new Map<string, {left: number; until: number}>();

	return async (limit, who) => {
		const {points, seconds} = rateLimits[limit];
		const shareSize = seconds > 1 ? 1 : Math.ceil((points * scale) / SHARES_PER_WINDOW);
		const key = `${limit} ${who}`;
		const now = real().getTime();
		const share = shares.get(key);
		if (share && share.left > 0 && share.until > now) {
			share.left -= 1;
			return;
		}

		try {
			const taken = await limiters.get(limit)?.consume(who, shareSize);
			if (shares.size >= SHARES_LIMIT) shares.clear();
			shares.set(key, {left: shareSize - 1, until: now + (taken?.msBeforeNext ?? 0)});
		} catch (error) {
			if (!(error instanceof RateLimiterRes)) throw error;
			throw refuse('rate_limited', {points: points * scale, seconds, retryAfterSeconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000))});
		}
	};
}
