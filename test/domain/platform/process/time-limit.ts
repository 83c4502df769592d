import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import {startTimeLimit} from '../../../../src/domain/platform/process/time-limit.ts';
import {withLimit} from '../../../../src/workers/queue/with-limit.ts';

const timersWaiting = () => process.getActiveResourcesInfo().filter(name => name === 'Timeout').length;

test.serial('a time limit tells that the time is up, by the name that the platform has for it', async t => {
	using limit = startTimeLimit(5);
	await new Promise(resolve => {
		limit.signal.addEventListener('abort', resolve);
	});
	t.is(limit.signal.reason.name, 'TimeoutError');
});

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
