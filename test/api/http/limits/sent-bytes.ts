import test from 'ava';
import type {Context} from 'koa';
import {createSentBytes, sentBytesOf} from '../../../../src/api/http/limits/sent-bytes.ts';
import type {Refusal} from '../../../../src/domain/platform/refusals.ts';

const LIMIT = 1000;

test('what one sends at once is bounded, however slowly it comes, and what others send is not', async t => {
	const sent = createSentBytes(LIMIT);
	const {promise: gate, resolve: open} = Promise.withResolvers<void>();
	const slow = [600, 400].map(async bytes => sent('ada', bytes, async () => gate));
	t.like(await t.throwsAsync<Refusal>(sent('ada', 1, async () => undefined)), {code: 'too_much_at_once', kind: 'too_many'});
	t.is(await sent('bob', LIMIT, async () => 'done'), 'done');
	t.is(await sent('ada', 0, async () => 'nothing is sent'), 'nothing is sent');
	open();
	await Promise.all(slow);
	t.is(await sent('ada', LIMIT, async () => 'done'), 'done');
});

test('what all send at once is bounded, too: more is refused with 503 until there is room', async t => {
	const sent = createSentBytes(LIMIT, 2 * LIMIT);
	const {promise: gate, resolve: open} = Promise.withResolvers<void>();
	const slow = ['ada', 'bob'].map(async who => sent(who, LIMIT, async () => gate));
	t.like(await t.throwsAsync<Refusal>(sent('eve', 1, async () => undefined)), {code: 'overloaded', kind: 'unavailable'});
	open();
	await Promise.all(slow);
	t.is(await sent('eve', 1, async () => 'done'), 'done');
});

test('one request alone may be larger, and work that fails makes room', async t => {
	const sent = createSentBytes(LIMIT);
	await t.throwsAsync(
		sent('ada', 2 * LIMIT, async () => Promise.reject(new Error('no'))),
		{message: 'no'},
	);
	t.is(await sent('ada', LIMIT, async () => 'done'), 'done');
});

test('what does not say how large it is counts as large as it may be', t => {
	const asked = (length: number | undefined, headers: Record<string, string> = {}) =>
		sentBytesOf({request: {length}, get: (name: string) => headers[name] ?? ''} as unknown as Context, LIMIT);
	t.is(asked(10), 10);
	t.is(asked(5 * LIMIT), LIMIT);
	t.is(asked(undefined), 0);
	t.is(asked(undefined, {'transfer-encoding': 'chunked'}), LIMIT);
	t.is(asked(10, {'content-encoding': 'gzip'}), LIMIT);
});
