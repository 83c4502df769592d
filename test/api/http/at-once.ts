import test from 'ava';
import {createAtOnce} from '../../../src/api/http/at-once.ts';
import {Refusal} from '../../../src/domain/platform/refusals.ts';

test('so many pieces of work of one tenant run at once and no more, whatever others do', async t => {
	const atOnce = createAtOnce(2);
	const {promise: gate, resolve: open} = Promise.withResolvers<void>();
	const running = ['ada', 'ada', 'bob'].map(async who => atOnce(who, async () => gate));
	const refused = await t.throwsAsync<Refusal>(async () => atOnce('ada', async () => undefined), {instanceOf: Refusal});
	t.is(refused?.kind, 'too_many');
	t.is(refused?.retryAfterSeconds, 1);
	open();
	await Promise.all(running);
	t.is(await atOnce('ada', async () => 'done'), 'done');
});

test('work that fails makes room all the same', async t => {
	const atOnce = createAtOnce(1);
	await t.throwsAsync(async () => atOnce('ada', async () => Promise.reject(new Error('no'))), {message: 'no'});
	t.is(await atOnce('ada', async () => 'done'), 'done');
});
