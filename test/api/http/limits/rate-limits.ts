import test from 'ava';
import {pino} from 'pino';
import {connectRedis} from '../../../../src/adapters/bullmq/connect-redis.ts';
import {createRateLimiter, type RateLimit, type RateLimiter, rateLimits} from '../../../../src/api/http/limits/rate-limits.ts';
import {Refusal} from '../../../../src/domain/platform/refusals.ts';
import {redisUrl} from '../../../support/database.ts';
import {unique} from '../../../support/factories.ts';
import {until} from '../../../support/processes.ts';
import {startOwnRedis} from '../../../support/system.ts';

const silent = pino({level: 'silent'});
/** Only so that a test that hangs fails; what is measured is that nobody waits for Redis again and again. */
const PATIENCE_MS = 3000;

async function limiterOn(url: string, real = () => new Date()) {
	const redis = connectRedis(url, 'ask', silent);
	await new Promise(resolve => redis.once('ready', resolve));
	return {redis, limit: createRateLimiter({redis, scale: 1, keyPrefix: unique('rate:'), real})};
}

/** How many of so many requests at once are let through. */
async function allowed({take}: RateLimiter, name: RateLimit, requests: number): Promise<number> {
	const outcomes = await Promise.allSettled(Array.from({length: requests}, async () => take(name, 'ada')));
	for (const outcome of outcomes) {
		if (outcome.status === 'rejected' && !(outcome.reason instanceof Refusal)) throw outcome.reason;
	}

	return outcomes.filter(({status}) => status === 'fulfilled').length;
}

for (const name of ['person', 'address', 'service', 'costly', 'sign_in'] as const) {
	test(`as many requests at once as the limit "${name}" says are let through, and no more`, async t => {
		const {redis, limit} = await limiterOn(redisUrl());
		t.teardown(() => redis.disconnect());
		const {points} = rateLimits[name];
		t.is(await allowed(limit, name, points + 10), points);
	});
}

test('who waited for a share of a window is let through although the window ended on its way', async t => {
	let now = Date.UTC(2026, 0, 1);
	const {redis, limit} = await limiterOn(redisUrl(), () => {
		now += 2000;
		return new Date(now);
	});
	t.teardown(() => redis.disconnect());
	t.is(await allowed(limit, 'person', 3), 3);
});

test('while Redis does not answer each process counts by itself', async t => {
	const server = await startOwnRedis();
	t.teardown(server.close);
	const {redis, limit} = await limiterOn(server.url());
	t.teardown(() => redis.disconnect());
	process.kill(server.pid(), 'SIGSTOP');
	t.teardown(() => process.kill(server.pid(), 'SIGCONT'));
	const {points} = rateLimits.sign_in;
	const started = performance.now();
	t.is(await allowed(limit, 'sign_in', points + 10), points);
	t.true(performance.now() - started < PATIENCE_MS);
});

test('whoever is over a limit of a minute is refused before anything is looked for, until the minute is over', async t => {
	let now = Date.now();
	const {redis, limit} = await limiterOn(redisUrl(), () => new Date(now));
	t.teardown(() => redis.disconnect());
	const {points, seconds} = rateLimits.refused_credential;
	t.is(await allowed(limit, 'refused_credential', points), points);
	t.notThrows(() => limit.check('refused_credential', 'ada'), 'nobody was refused yet');
	t.is(await allowed(limit, 'refused_credential', 1), 0);
	t.throws(() => limit.check('refused_credential', 'ada'), {instanceOf: Refusal});
	t.notThrows(() => limit.check('refused_credential', 'bob'));
	now += (seconds + 1) * 1000;
	t.notThrows(() => limit.check('refused_credential', 'ada'));
});

test('a Redis that hangs loses the connection with what was sent on it, and counts again when it moves', async t => {
	const server = await startOwnRedis();
	t.teardown(server.close);
	const {redis, limit} = await limiterOn(server.url());
	t.teardown(() => redis.disconnect());
	process.kill(server.pid(), 'SIGSTOP');
	await limit.take('person', 'ada');
	t.true(await until(PATIENCE_MS, () => redis.status !== 'ready'));
	process.kill(server.pid(), 'SIGCONT');
	t.true(await until(PATIENCE_MS, () => redis.status === 'ready'));
});
