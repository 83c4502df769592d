import test from 'ava';
import {createConcurrencyLimit} from '../../../../src/api/http/limits/concurrency-limit.ts';
import {Refusal} from '../../../../src/domain/platform/refusals.ts';

test('so many pieces of work of one tenant run at once and no more, whatever others do', async t => {
	const concurrencyLimit = createConcurrencyLimit(2);
	const {promise: gate, resolve: open} = Promise.withResolvers<void>();
	const running = ['ada', 'ada', 'bob'].map(async who => concurrencyLimit(who, async () => gate));
	const refused = await t.throwsAsync<Refusal>(async () => concurrencyLimit('ada', async () => undefined), {instanceOf: Refusal});
	t.is(refused?.kind, 'too_many');
	t.is(refused?.retryAfterSeconds, 1);
	open();
	await Promise.all(running);
	t.is(await concurrencyLimit('ada', async () => 'done'), 'done');
});

test('work that fails makes room all the same', async t => {
	const concurrencyLimit = createConcurrencyLimit(1);
	await t.throwsAsync(async () => concurrencyLimit('ada', async () => Promise.reject(new Error('no'))), {message: 'no'});
	t.is(await concurrencyLimit('ada', async () => 'done'), 'done');
});
