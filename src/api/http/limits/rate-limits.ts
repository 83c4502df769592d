import type {Cluster, Redis} from 'ioredis';
import {RateLimiterMemory, RateLimiterRedis, RateLimiterRes} from 'rate-limiter-flexible';
import {boundedCache} from '../../../domain/platform/process/bounded-cache.ts';
import {within} from '../../../domain/platform/process/within.ts';
import {Refusal, type Refusals, refusing} from '../../../domain/platform/refusals.ts';

/** Every limit: so many in so many seconds, for one address, person or service. */
export const rateLimits = {
	/** Requests without a valid credential, by address. */
	address: {points: 20, seconds: 1},
	/** Sign-in and `/auth/token`, by address. */
	sign_in: {points: 10, seconds: 60},
	/** Credentials that were refused, by address. */
	refused_credential: {points: 30, seconds: 60},
	/** Tokens of call backs that nobody was given, by address. */
	wrong_token: {points: 30, seconds: 60},
	person: {points: 50, seconds: 1},
	/** PDF, preview, explain, run, sync, test, send: by person. */
	costly: {points: 5, seconds: 1},
	service: {points: 500, seconds: 1},
} as const;

export type RateLimit = keyof typeof rateLimits;

/** Busy limits are taken from Redis in shares of this size and used up here, so that most requests ask nobody. */
const SHARES_PER_WINDOW = 5;

/** Redis answers within this or counts as gone: nobody's request waits for it longer. */
const REDIS_ANSWER_MS = 250;

/** When it was gone it is asked again after this. */
const REDIS_AWAY_MS = 1000;

/** Keys that are remembered here with what is left of their share, and as many that are over a limit. */
const SHARES_LIMIT = 10_000;

export const rateRefusals = {
	rate_limited: {kind: 'too_many', message: 'Too many requests: {points} in {seconds} s; please wait'},
	overloaded: {kind: 'unavailable', message: 'More is asked at the moment than can be answered; nothing was changed'},
	too_many_at_once: {kind: 'too_many', message: 'At most {limit} such requests at once; please wait for an answer'},
	too_much_at_once: {kind: 'too_many', message: 'At most {limit} bytes of requests at once; please wait for an answer'},
} as const satisfies Refusals;

export const refuse = refusing(rateRefusals);

type Parts = Readonly<{
	/** For counting only: it is dropped when it does not answer. */
	redis: Redis | Cluster;
	scale: number;
	keyPrefix: string;
	real: () => Date;
}>;

export type RateLimiter = Readonly<{
	/** Counts one; refuses (429) what is too much. */
	take: (limit: RateLimit, who: string) => Promise<void>;
	/** Refuses (429) whoever this process knows to be over a limit of a minute; counts nothing and asks nobody. */
	check: (limit: RateLimit, who: string) => void;
}>;

/** What this process may still let through of what it took from a window, and until when (milliseconds since 1970). */
type Share = {left: number; until: number};

/**
 * Counts requests over all processes, in Redis; refuses (429) what is too much. When Redis is gone each process keeps its own count.
 */
export function createRateLimiter(parts: Parts): RateLimiter {
	const counters = new Map(Object.keys(rateLimits).map(name => [name, createCounter(name as RateLimit, parts)]));
	const shares = new Map<string, Share>();
	const taking = new Map<string, Promise<void>>();
	const over = boundedCache<Refusal>(SHARES_LIMIT);

	const takeShare = async (limit: RateLimit, who: string, key: string, size: number) => {
		const left = (await counters.get(limit)?.(who, size)) ?? 0;
		if (shares.size >= SHARES_LIMIT) shares.clear();
		shares.set(key, {left: size, until: parts.real().getTime() + left});
	};

	const take = async (limit: RateLimit, who: string): Promise<void> => {
		const {points, seconds} = rateLimits[limit];
		if (seconds > 1) {
			await counters
				.get(limit)?.(who, 1)
				.catch(error => {
					if (error instanceof Refusal) over.set(`${limit} ${who}`, error, parts.real().getTime() + retryAfterMs(error));
					throw error;
				});
			return;
		}

		const key = `${limit} ${who}`;
		for (let hasWaited = false; ; hasWaited = true) {
			const share = shares.get(key);
			// What was taken while somebody waited was counted, even if the window ended on its way here.
			if (share && share.left > 0 && (hasWaited || share.until > parts.real().getTime())) {
				share.left -= 1;
				return;
			}

			// Whoever comes while a share is being taken waits for it: a share each would use up the window at once.
			const taken =
				taking.get(key) ??
				takeShare(limit, who, key, Math.ceil((points * parts.scale) / SHARES_PER_WINDOW)).finally(() => taking.delete(key));
			taking.set(key, taken);
			await taken;
		}
	};
	return {
		take,
		check(limit, who) {
			const refused = over.get(`${limit} ${who}`, parts.real().getTime());
			if (refused) throw refused;
		},
	};
}

const retryAfterMs = ({retryAfterSeconds = 1}: Refusal): number => retryAfterSeconds * 1000;

/** Makes what counts one limit: takes points and answers for how many milliseconds they are good, or refuses. */
function createCounter(limit: RateLimit, {redis, scale, keyPrefix, real}: Parts) {
	const {points, seconds} = rateLimits[limit];
	const options = {keyPrefix: `${keyPrefix}rate:${limit}`, points: points * scale, duration: seconds};
	const shared = new RateLimiterRedis({...options, storeClient: redis, rejectIfRedisNotReady: true});
	const own = new RateLimiterMemory(options);
	let awayUntil = 0;

	const consume = async (who: string, count: number): Promise<RateLimiterRes> => {
		if (real().getTime() < awayUntil) return own.consume(who, count);
		try {
			return await within(REDIS_ANSWER_MS, shared.consume(who, count));
		} catch (error) {
			if (error instanceof RateLimiterRes) throw error;
			// What is sent to one that hangs would still be counted when it wakes. Of all who waited for it the first ends the connection.
			if (real().getTime() >= awayUntil && redis.status === 'ready') redis.disconnect(true);
			awayUntil = real().getTime() + REDIS_AWAY_MS;
			return own.consume(who, count);
		}
	};
	return async (who: string, count: number): Promise<number> => {
		try {
			return (await consume(who, count)).msBeforeNext;
		} catch (error) {
			if (!(error instanceof RateLimiterRes)) throw error;
			throw refuse('rate_limited', {points: points * scale, seconds, retryAfterSeconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000))});
		}
	};
}
