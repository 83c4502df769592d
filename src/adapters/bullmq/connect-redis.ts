import {once} from 'node:events';
import {Cluster, Redis} from 'ioredis';
import type {Logger} from 'pino';
import {startTimeLimit} from '../../domain/platform/process/time-limit.ts';

/** Work resumes within seconds of Redis being back. */
const RETRY_LIMIT_MS = 2000;
const RETRY_STEP_MS = 100;

/** One that does not answer when it is told good-bye is not waited for. */
const DISCONNECT_LIMIT_MS = 500;

/** At the start a process waits so long for Redis; without it, it starts all the same. */
const START_WAIT_MS = 2000;

const retryDelay = (tries: number): number => Math.min(tries * RETRY_STEP_MS, RETRY_LIMIT_MS);

type Purpose =
	/** Asks and gives up at once when Redis is away. */
	| 'ask'
	/** A worker's: waits for Redis for as long as it takes. */
	| 'wait';

/** The parts of `redis+sentinel://host1:26379,host2/<master>`. */
function sentinelsOf(url: string): {sentinels: {host: string; port: number}[]; name: string} {
	const [hosts = '', name = 'mymaster'] = url.replace('redis+sentinel://', '').split('/');
	const sentinels = hosts.split(',').map(entry => {
		const [host = '127.0.0.1', port = '26379'] = entry.split(':');
		return {host, port: Number(port)};
	});
	return {sentinels, name};
}

/** Connects to Redis as `REDIS_URL` says: one URL, several with commas (Cluster), or Sentinel. */
export function connectRedis(url: string, purpose: Purpose, log: Logger): Redis | Cluster {
	const waiting =
		purpose === 'wait' ? {maxRetriesPerRequest: null} : {maxRetriesPerRequest: 1, enableOfflineQueue: false, commandTimeout: 5000};
	const options = {...waiting, retryStrategy: retryDelay, connectTimeout: 5000, disconnectTimeout: DISCONNECT_LIMIT_MS};
	const redis = open(url, options);
	redis.on('error', (error: Error & {code?: string}) => log.warn({code: error.code ?? error.name}, 'redis'));
	return redis;
}

function open(url: string, options: object): Redis | Cluster {
	if (url.startsWith('redis+sentinel://')) return new Redis({...options, ...sentinelsOf(url)});
	const urls = url.split(',');
	if (urls.length > 1) return new Cluster(urls, {clusterRetryStrategy: retryDelay, redisOptions: options});
	return new Redis(url, options);
}

/** Waits for a connection that was just begun; rejects when it is not there in time. */
async function readyWithin(redis: Redis | Cluster, limitMs: number): Promise<void> {
	using limit = startTimeLimit(limitMs);
	if (redis.status !== 'ready') await once(redis, 'ready', {signal: limit.signal});
}

/** What makes a Redis one that forgets jobs: an eviction policy other than `noeviction`. Undefined when all is well, or nobody is there. */
export async function evictionFault(redis: Redis | Cluster): Promise<string | undefined> {
	const info = await readyWithin(redis, START_WAIT_MS)
		.then(async () => redis.info('memory'))
		.catch(() => undefined);
	if (info === undefined) return undefined;
	const policy = /maxmemory_policy:(\S+)/.exec(info)?.[1] ?? 'unknown';
	return policy === 'noeviction' ? undefined : `Redis must have maxmemory-policy noeviction, not ${policy}: it would forget jobs`;
}
