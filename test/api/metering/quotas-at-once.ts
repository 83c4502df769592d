import test from 'ava';
import {makeMeteredCustomer, usageEvent} from '../../support/factories.ts';
import {startWorld} from '../../support/world.ts';

const world = await startWorld('2026-06-10T10:00:00Z');
test.after.always(async () => world.close());

const MANY = 120;

test('questions of several services at once get each its own answer, and one that is refused refuses no other', async t => {
	const one = await makeMeteredCustomer(world);
	const other = await makeMeteredCustomer(world, {quotas: {calls: 7}});
	await one.reporter.post('/metering/events', {events: [usageEvent(one.tenantId, {quantity: '2.5'})]});
	await world.drain();
	await one.reporter.post('/metering/events', {events: [usageEvent(one.tenantId, {quantity: '4'})]});
	await other.reporter.post('/metering/events', {events: [usageEvent(other.tenantId, {quantity: '8'})]});
	const path = ({tenantId, service}: typeof one, metric = 'calls') => `/internal/quotas/${tenantId}/${service.slug}/${metric}`;
	const questions = [
		{ask: async () => one.reporter.get(path(one)), expected: {used: '6.5', limit: 100, exceeded: false}},
		{ask: async () => other.reporter.get(path(other)), expected: {used: '8', limit: 7, remaining: '0', exceeded: true}},
		{ask: async () => one.reporter.get(path({...one, tenantId: other.tenantId})), expected: {used: '0', limit: 0, exceeded: true}},
		{ask: async () => other.reporter.get(path(other, 'unheard_of')), expected: undefined},
	];
	const answers = await Promise.all(
		Array.from({length: MANY}, async (_, index) => {
			const {ask, expected} = questions[index % questions.length] ?? questions[0] ?? {};
			return {answer: await ask?.(), expected};
		}),
	);
	for (const {answer, expected} of answers) {
		t.is(answer?.status, expected ? 200 : 404);
		if (expected) t.like(answer?.body.data, expected);
		else t.regex(answer?.body.error.message, /unheard_of/);
	}
});

test('what was reported before the question is in the answer, however many ask and report at once', async t => {
	const customer = await makeMeteredCustomer(world);
	const path = `/internal/quotas/${customer.tenantId}/${customer.service.slug}/calls`;
	let reported = 0;
	const reporters = Array.from({length: 20}, async () => {
		for (let turn = 0; turn < 5; turn++) {
			await customer.reporter.post('/metering/events', {events: [usageEvent(customer.tenantId, {quantity: 1})]});
			reported += 1;
			const before = reported;
			const {body} = await customer.reporter.get(path);
			t.true(Number(body.data.used) >= before, `${body.data.used} were told, ${before} were reported before`);
			t.true(Number(body.data.used) <= 100);
		}
	});
	await Promise.all(reporters);
	t.is((await customer.reporter.get(path)).body.data.used, '100');
});
