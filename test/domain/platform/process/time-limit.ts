import test from 'ava';
import {startTimeLimit} from '../../../../src/domain/platform/process/time-limit.ts';

test('a time limit tells that the time is up, by the name that the platform has for it', async t => {
	using limit = startTimeLimit(5);
	await new Promise(resolve => {
		limit.signal.addEventListener('abort', resolve);
	});
	t.is(limit.signal.reason.name, 'TimeoutError');
});
