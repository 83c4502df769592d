import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import {withLimit} from '../../../src/workers/queue/with-limit.ts';

const timersWaiting = () => process.getActiveResourcesInfo().filter(name => name === 'Timeout').length;

test.serial('what was done in time leaves nothing that waits for the end of its time', async t => {
	const before = timersWaiting();
	const results = await Promise.all(Array.from({length: 100}, async (_, n) => withLimit(60_000, async () => n)));
	const failures = await Promise.allSettled([withLimit(60_000, async () => Promise.reject(new Error('no')))]);
	t.deepEqual([results.length, failures[0].status, timersWaiting()], [100, 'rejected', before]);
});

test.serial('work that goes on when its time is up is told so, and waited for no more', async t => {
	let isTold = false;
	const work = async (signal: AbortSignal) => {
		signal.addEventListener('abort', () => {
			isTold = true;
		});
		await delay(60_000, undefined, {ref: false});
	};
	await t.throwsAsync(withLimit(5, work), {code: 'TIME_LIMIT'});
	t.true(isTold);
});
