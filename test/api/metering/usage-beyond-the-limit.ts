import test from 'ava';
import {Service} from '../../../src/domain/catalog/service.ts';
import {asSystem} from '../../../src/domain/platform/unit/as-system.ts';
import {makeCustomer, makeMeteredCustomer, usageEvent} from '../../support/factories.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-10T10:00:00Z');
	await world.stopWorker();
});
test.after.always(async () => world.close());

/** At 20 cents a call this many come to the largest amount there is. */
const MOST_CALLS = '450000000000000';

const tier = (fields: Record<string, unknown> = {}) => ({
	...{metric_slug: 'calls', model: 'graduated', tier_start: 0, unit_price_cents: 20},
	...fields,
});

/** A customer whose calls cost 20 cents each, and what becomes of the quantities that are reported of it. */
async function customer({plan = {}, tiers = [tier()]}: {plan?: Record<string, unknown>; tiers?: object[]} = {}) {
	const {service, planId, reporter} = await makeMeteredCustomer(world, plan);
	const price = async (newTiers: object[]) => world.operator.put(`/admin/catalog/plans/${planId}/pricing-tiers`, newTiers);
	const {status, body} = await price(tiers);
	if (status !== 200) throw new Error(JSON.stringify(body));
	const {tenantId, admin} = await makeCustomer(world);
	await admin.post('/subscriptions', {plan_id: planId});
	return {
		...{tenantId, admin, service, price, reporter},
		async report(...quantities: (string | Record<string, unknown>)[]): Promise<string[]> {
			const events = quantities.map(quantity => usageEvent(tenantId, typeof quantity === 'string' ? {quantity} : quantity));
			const {rejected} = (await reporter.post('/metering/events', {events})).body.data;
			const codes = new Map(rejected.map(({index, code}: {index: number; code: string}) => [index, code]));
			return events.map((_, index) => String(codes.get(index) ?? 'accepted'));
		},
	};
}

test('an event that no amount can pay for is rejected, and its neighbours are taken', async t => {
	const {report} = await customer();
	t.deepEqual(await report('1', '1000000000000000', MOST_CALLS, '450000000000000.1', '2'), [
		...['accepted', 'quantity_out_of_range', 'accepted', 'quantity_out_of_range', 'accepted'],
	]);
});

test('it is priced as if it were the only one: with free units, tiers and fees of its own', async t => {
	const {report} = await customer({tiers: [tier({tier_end: 10, free_units: 5, flat_fee_cents: 40}), tier({tier_start: 10})]});
	t.deepEqual(await report('450000000000003', '450000000000004'), ['accepted', 'quantity_out_of_range']);
});

test('a package that is begun counts whole', async t => {
	const {report} = await customer({
		tiers: [tier({model: 'package', unit_price_cents: 600, unit_divisor: 7, flat_fee_cents: 8_999_999_999_999_000})],
	});
	t.deepEqual(await report('7', '7.5'), ['accepted', 'quantity_out_of_range']);
});

test('what costs nothing is never too dear: a trial, a metric without a price', async t => {
	const {report} = await customer({plan: {trial_days: 14, quotas: {calls: 100, mails: 100}}});
	t.deepEqual(await report('1000000000000000', {metric_slug: 'mails', quantity: '1000000000000000'}), ['accepted', 'accepted']);
});

test('where events are counted, their quantity is no matter', async t => {
	const {report, service} = await customer();
	await asSystem(world.inUnit, {because: 'a test'}, async ({em}) => {
		const stored = await em.findOneOrFail(Service, {slug: service.slug});
		stored.metrics = [{slug: 'calls', name: 'Calls', unit: 'call', aggregation: 'count', latePolicy: 'next_invoice'}];
	});
	t.deepEqual(await report('1000000000000000'), ['accepted']);
});

test('the price that the period began with decides, not the one that others pay', async t => {
	const {report, price} = await customer();
	t.is((await price([tier({unit_price_cents: 2_000_000})])).status, 200);
	t.deepEqual(await report(MOST_CALLS), ['accepted']);
});

test('usage that came in one by one and is too much together is shown, with no cost', async t => {
	const {report, admin, service, tenantId} = await customer();
	t.deepEqual(await report(MOST_CALLS, MOST_CALLS), ['accepted', 'accepted']);
	const metrics = [{metric_slug: 'calls', unit: null, quantity: '900000000000000', limit: 100, cost_cents: null}];
	const byService = await admin.get(`/usage/by-service/${service.slug}`);
	t.like(byService, {status: 200, body: {data: {metrics}}});
	for (const path of ['/usage/summary', '/usage/summary?period_type=day'])
		t.like(await admin.get(path), {status: 200, body: {data: {services: [{metrics}], total_cost_cents: null}}});
	t.like(await world.operator.get(`/admin/usage/tenant/${tenantId}`), {
		...{status: 200, body: {data: {services: [{metrics}], total_cost_cents: null}}},
	});
	t.is((await admin.get('/usage/quotas')).body.data[0].used, '900000000000000');
});

test('costs that only together are too much leave each as it is, and no total', async t => {
	const {report, admin} = await customer({tiers: [tier(), tier({metric_slug: 'mails'})]});
	t.deepEqual(await report(MOST_CALLS, {metric_slug: 'mails', quantity: '1'}), ['accepted', 'accepted']);
	const {status, body} = await admin.get('/usage/summary');
	t.is(status, 200);
	t.deepEqual(
		body.data.services[0].metrics.map(({cost_cents: cost}: {cost_cents: number}) => cost),
		[9_000_000_000_000_000, 20],
	);
	t.is(body.data.total_cost_cents, null);
});
