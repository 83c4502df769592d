import test from 'ava';
import type {Context} from 'koa';
import {createLargeRequests, LARGE_AT_ONCE, LARGE_WAITING, LARGE_WAITING_OF_ONE} from '../../../../src/api/http/limits/large-requests.ts';
import {Refusal} from '../../../../src/domain/platform/refusals.ts';

const request = (length: number | undefined, headers: Record<string, string> = {}) =>
	({request: {length}, get: (name: string) => headers[name] ?? ''}) as unknown as Context;

const LARGE = request(200_000);

/** Somebody else each time. */
const somebody = (nth: number): string => `prt_${nth}`;

test('few large requests are worked on at once, the others in the order they came, and those behind too many are refused', async t => {
	const inTurn = createLargeRequests();
	const {promise: gate, resolve: open} = Promise.withResolvers<void>();
	const begun: number[] = [];
	const asked = Array.from({length: LARGE_AT_ONCE + LARGE_WAITING}, async (_, index) =>
		inTurn(LARGE, somebody(index), async () => {
			begun.push(index);
			await gate;
		}),
	);
	t.is(begun.length, LARGE_AT_ONCE);
	const refused = await t.throwsAsync<Refusal>(async () => inTurn(LARGE, 'prt_late', async () => undefined), {instanceOf: Refusal});
	t.is(refused?.kind, 'too_many');
	t.is(await inTurn(request(1000), 'prt_late', async () => 'small'), 'small', 'small ones wait for nobody');

	open();
	await Promise.all(asked);
	t.deepEqual(begun, [...asked.keys()]);
	t.is(await inTurn(LARGE, 'prt_late', async () => 'done'), 'done');
});

test('compressed bodies and those of unknown length are large, and work that fails makes room', async t => {
	for (const ctx of [request(10, {'content-encoding': 'gzip'}), request(undefined, {'transfer-encoding': 'chunked'})]) {
		const inTurn = createLargeRequests();
		const {promise: gate, reject: fail} = Promise.withResolvers<void>();
		const begun: string[] = [];
		const failing = Array.from({length: LARGE_AT_ONCE}, async () => inTurn(ctx, 'prt_one', async () => gate));
		const next = inTurn(ctx, 'prt_one', async () => begun.push('next'));
		t.deepEqual(begun, []);
		fail(new Error('no'));
		for (const each of failing) await t.throwsAsync(each, {message: 'no'});
		await next;
		t.deepEqual(begun, ['next']);
	}
});

test('whoever sends many large requests takes no place from others, and is the one who is refused', async t => {
	const inTurn = createLargeRequests();
	const {promise: gate, resolve: open} = Promise.withResolvers<void>();
	const begun: string[] = [];
	const send = async (who: string) =>
		inTurn(LARGE, who, async () => {
			begun.push(who);
			await gate;
		});
	const many = Array.from({length: LARGE_AT_ONCE + LARGE_WAITING_OF_ONE}, async () => send('prt_many'));
	await t.throwsAsync(send('prt_many'), {instanceOf: Refusal});
	const other = send('prt_other');
	open();
	await Promise.all([...many, other]);
	t.is(begun[LARGE_AT_ONCE], 'prt_other');
});
