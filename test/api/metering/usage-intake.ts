import test from 'ava';
import {createUsageIntake} from '../../../src/api/metering/usage-intake.ts';
import {Refusal} from '../../../src/domain/platform/refusals.ts';

const sender = {id: 'svc_a', slug: 'crm', status: 'active'};
const submission = {sender, events: Array.from({length: 1000}, () => ({}))};

test('what does not fit in the queue is refused, to be sent again, and what waits is written', async t => {
	const started = Promise.withResolvers<void>();
	let units = 0;
	const {take, flush} = createUsageIntake({
		async inUnit(_, work) {
			units += 1;
			await started.promise;
			return work({
				now: new Date(0),
				realNow: new Date(0),
				em: {find: async () => [], findOne: async () => null, execute: async () => []},
			} as never);
		},
	});
	const accepted = Array.from({length: 22}, async () => take(submission));
	const refusal = await t.throwsAsync(take(submission), {instanceOf: Refusal});
	t.like(refusal, {code: 'usage_queue_full', kind: 'unavailable', retryAfterSeconds: 1});

	started.resolve();
	await flush();
	t.true((await Promise.all(accepted)).every(({rejected}) => rejected.length === 1000));
	t.is(units, 12, 'two alone, then two requests a statement');
});

test('a failure is told to those whose usage it was', async t => {
	const {take} = createUsageIntake({
		inUnit: async () => {
			throw new Error('gone');
		},
	});
	await t.throwsAsync(take(submission), {message: 'gone'});
});
