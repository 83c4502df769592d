import test from 'ava';
import type {Context} from 'koa';
import {createLargeRequests, LARGE_AT_ONCE, LARGE_WAITING} from '../../../../src/api/http/limits/large-requests.ts';
import {Refusal} from '../../../../src/domain/platform/refusals.ts';

const request = (length: number | undefined, headers: Record<string, string> = {}) =>
	({request: {length}, get: (name: string) => headers[name] ?? ''}) as unknown as Context;

const LARGE = request(200_000);

test('few large requests are worked on at once, the others in the order they came, and those behind too many are refused', async t => {
	const inTurn = createLargeRequests();
	const {promise: gate, resolve: open} = Promise.withResolvers<void>();
	const begun: number[] = [];
	const asked = Array.from({length: LARGE_AT_ONCE + LARGE_WAITING}, async (_, index) =>
		inTurn(LARGE, async () => {
			begun.push(index);
			await gate;
		}),
	);
	t.is(begun.length, LARGE_AT_ONCE);
	const refused = await t.throwsAsync<Refusal>(async () => inTurn(LARGE, async () => undefined), {instanceOf: Refusal});
	t.is(refused?.kind, 'too_many');
	t.is(await inTurn(request(1000), async () => 'small'), 'small', 'small ones wait for nobody');

	open();
	await Promise.all(asked);
	t.deepEqual(begun, [...asked.keys()]);
	t.is(await inTurn(LARGE, async () => 'done'), 'done');
});

test('compressed bodies and those of unknown length are large, and work that fails makes room', async t => {
	for (const ctx of [request(10, {'content-encoding': 'gzip'}), request(undefined, {'transfer-encoding': 'chunked'})]) {
		const inTurn = createLargeRequests();
		const {promise: gate, reject: fail} = Promise.withResolvers<void>();
		const begun: string[] = [];
		const failing = Array.from({length: LARGE_AT_ONCE}, async () => inTurn(ctx, async () => gate));
		const next = inTurn(ctx, async () => begun.push('next'));
		t.deepEqual(begun, []);
		fail(new Error('no'));
		for (const each of failing) await t.throwsAsync(each, {message: 'no'});
		await next;
		t.deepEqual(begun, ['next']);
	}
});
