import test from 'ava';
import type {Context} from 'koa';
import {announcedBytes, BODIES_BYTES, BODIES_OF_ONE_BYTES, createBodyBudget} from '../../../../src/api/http/limits/body-budget.ts';
import {Refusal} from '../../../../src/domain/platform/refusals.ts';

const HALF = BODIES_OF_ONE_BYTES / 2;

test('bodies of one caller are taken in up to its bytes, and again when one was read or broke off', async t => {
	const within = createBodyBudget();
	const [one, two] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
	const reading = [within('ada', HALF, async () => one.promise), within('ada', HALF, async () => two.promise)];
	const refused = await t.throwsAsync<Refusal>(async () => within('ada', 1, async () => 'more'), {instanceOf: Refusal});
	t.deepEqual([refused?.kind, refused?.code, refused?.retryAfterSeconds], ['too_many', 'too_much_sent_at_once', 1]);
	t.is(await within('bob', HALF, async () => 'others'), 'others');

	one.resolve('read');
	t.is(await reading[0], 'read');
	t.is(await within('ada', HALF, async () => 'next'), 'next');
	two.reject(new Error('broke off'));
	await t.throwsAsync(reading[1] ?? Promise.resolve(), {message: 'broke off'});
	t.is(await within('ada', BODIES_OF_ONE_BYTES, async () => 'all'), 'all');
});

test('bodies of all callers are taken in up to what memory has room for', async t => {
	const within = createBodyBudget();
	const {promise, resolve} = Promise.withResolvers<void>();
	const callers = Array.from({length: BODIES_BYTES / BODIES_OF_ONE_BYTES}, (_, index) => `usr_${index}`);
	const reading = callers.map(async who => within(who, BODIES_OF_ONE_BYTES, async () => promise));
	const refused = await t.throwsAsync<Refusal>(async () => within('late', 1, async () => undefined), {instanceOf: Refusal});
	t.deepEqual([refused?.kind, refused?.code], ['unavailable', 'overloaded']);
	t.is(await within('late', 0, async () => 'nothing sent'), 'nothing sent');
	resolve();
	await Promise.all(reading);
	t.is(await within('late', BODIES_OF_ONE_BYTES, async () => 'room'), 'room');
});

test('a body counts as what it says it will be, and as the most that is read where that says nothing', t => {
	const sent = (length: number | undefined, headers: Record<string, string> = {}) =>
		({request: {length}, get: (name: string) => headers[name] ?? ''}) as unknown as Context;
	t.is(announcedBytes(sent(300), 1000), 300);
	t.is(announcedBytes(sent(undefined), 1000), 0);
	t.is(announcedBytes(sent(5000), 1000), 1000);
	t.is(announcedBytes(sent(undefined, {'transfer-encoding': 'chunked'}), 1000), 1000);
	t.is(announcedBytes(sent(10, {'content-encoding': 'gzip'}), 1000), 1000);
});
