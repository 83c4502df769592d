import {randomBytes} from 'node:crypto';
import test, {type ExecutionContext} from 'ava';
import {pino} from 'pino';
import {connectRedis} from '../../../src/adapters/bullmq/connect-redis.ts';
import {createRateLimiter, type RateLimit, type RateLimiter, rateLimits} from '../../../src/api/http/rate-limits.ts';
import {Refusal} from '../../../src/domain/platform/refusals.ts';
import {redisUrl} from '../../support/database.ts';

const log = pino({level: 'silent'});
const NOBODY_LISTENS = 'redis://127.0.0.1:1';

/** Limiters as so many processes on one Redis have them. */
async function limiters(t: ExecutionContext, {url = redisUrl(), processes = 1, scale = 1} = {}): Promise<RateLimiter[]> {
	const keyPrefix = `scai-${randomBytes(6).toString('hex')}:`;
	return Promise.all(
		Array.from({length: processes}, async () => {
			const redis = connectRedis(url, 'ask', log);
			t.teardown(() => redis.disconnect());
			if (url !== NOBODY_LISTENS) await new Promise(resolve => redis.once('ready', resolve));
			return createRateLimiter({redis, scale, keyPrefix, real: () => new Date()});
		}),
	);
}

const refusals = async (calls: Promise<void>[]): Promise<unknown[]> =>
	(await Promise.allSettled(calls)).flatMap(call => (call.status === 'rejected' ? [call.reason as unknown] : []));

async function refusedOneByOne(limit: RateLimiter, name: RateLimit, who: string, calls: number): Promise<number> {
	let refused = 0;
	for (let call = 0; call < calls; call++) refused += (await refusals([limit(name, who)])).length;
	return refused;
}

for (const name of ['sign_in', 'refused_credential'] as const) {
	const {points, seconds} = rateLimits[name];
	test(`of ${points + 3} calls one after the other the last three are refused by the limit ${name}`, async t => {
		const [limit] = await limiters(t);
		if (!limit) return;
		t.is(await refusedOneByOne(limit, name, '192.0.2.1', points + 3), 3);
		const [refusal] = await refusals([limit(name, '192.0.2.1')]);
		t.true(refusal instanceof Refusal && refusal.kind === 'too_many');
		t.true(refusal instanceof Refusal && Number(refusal.retryAfterSeconds) > 0 && Number(refusal.retryAfterSeconds) <= seconds);
		t.is(await refusedOneByOne(limit, name, '192.0.2.2', points), 0, 'another address has a count of its own');
	});
}

test('calls that come at once are counted one by one, not by the share that each of them would take', async t => {
	const [limit] = await limiters(t);
	if (!limit) return;
	const calls = Array.from({length: rateLimits.person.points + 7}, async () => limit('person', 'usr_ada'));
	t.is((await refusals(calls)).length, 7);
});

test('two processes count together', async t => {
	const [one, other] = await limiters(t, {processes: 2});
	if (!one || !other) return;
	const refused = (await refusedOneByOne(one, 'sign_in', 'x', 6)) + (await refusedOneByOne(other, 'sign_in', 'x', 6));
	t.is(refused, 2);
});

test('the scale multiplies every limit', async t => {
	const [limit] = await limiters(t, {scale: 2});
	if (limit) t.is(await refusedOneByOne(limit, 'sign_in', 'x', 21), 1);
});

test('without Redis a process keeps its own count', async t => {
	const [limit] = await limiters(t, {url: NOBODY_LISTENS});
	if (!limit) return;
	t.is(await refusedOneByOne(limit, 'sign_in', 'x', 12), 2);
	t.is((await refusals(Array.from({length: 20}, async () => limit('person', 'usr_ada')))).length, 0);
});
