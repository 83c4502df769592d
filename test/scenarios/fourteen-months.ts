import test from 'ava';
import {makeCustomer, makePlan, makeSeller} from '../support/factories.ts';
import {startWorld, type World} from '../support/scenario.ts';

/** What stands on each document of a customer, oldest first. */
async function documentsOf(world: World, tenantId: string) {
	const {body} = await world.operator.get(`/admin/invoices?tenant_id=${tenantId}&page_size=100`);
	return (body.data as {number: string; issue_date: string; period_start: string; period_end: string; total_cents: number}[])
		.map(({number, issue_date, period_start, period_end, total_cents}) => [
			number.slice(-11),
			issue_date,
			period_start,
			period_end,
			total_cents,
		])
		.toReversed();
}

test('fourteen months with a leap day and three changes of the clocks make fifteen documents, to the day and the cent', async t => {
	const world = await startWorld('2027-01-31T10:00:00Z');
	t.teardown(world.close);
	const {partner} = await makeSeller(world);
	const {tenantId, admin} = await makeCustomer(world, {partner});
	const plan = await makePlan(world, {base_price_cents: 4900});
	const subscribed = await admin.post('/subscriptions', {plan_id: plan.id, quantity: 3});
	t.is(subscribed.status, 201);
	await world.drain();
	await world.advanceTo('2028-04-01T12:00:00Z');

	t.deepEqual(await documentsOf(world, tenantId), [
		['2027-000001', '2027-01-31', '2027-01-31', '2027-02-27', 17_787],
		['2027-000002', '2027-02-28', '2027-02-28', '2027-03-30', 17_787],
		['2027-000003', '2027-03-31', '2027-03-31', '2027-04-29', 17_787],
		['2027-000004', '2027-04-30', '2027-04-30', '2027-05-30', 17_787],
		['2027-000005', '2027-05-31', '2027-05-31', '2027-06-29', 17_787],
		['2027-000006', '2027-06-30', '2027-06-30', '2027-07-30', 17_787],
		['2027-000007', '2027-07-31', '2027-07-31', '2027-08-30', 17_787],
		['2027-000008', '2027-08-31', '2027-08-31', '2027-09-29', 17_787],
		['2027-000009', '2027-09-30', '2027-09-30', '2027-10-30', 17_787],
		['2027-000010', '2027-10-31', '2027-10-31', '2027-11-29', 17_787],
		['2027-000011', '2027-11-30', '2027-11-30', '2027-12-30', 17_787],
		['2027-000012', '2027-12-31', '2027-12-31', '2028-01-30', 17_787],
		['2028-000001', '2028-01-31', '2028-01-31', '2028-02-28', 17_787],
		['2028-000002', '2028-02-29', '2028-02-29', '2028-03-30', 17_787],
		['2028-000003', '2028-03-31', '2028-03-31', '2028-04-29', 17_787],
	]);
	const now = await admin.get(`/subscriptions/${subscribed.body.data.id}`);
	t.like(now.body.data, {
		status: 'active',
		current_period_start: '2028-03-30T22:00:00.000Z',
		current_period_end: '2028-04-29T22:00:00.000Z',
	});

	const run = await world.operator.post('/admin/invoices/generate', {});
	t.is(run.status, 202);
	await world.drain();
	const done = await world.operator.get(`/admin/runs/${run.body.data.id}`);
	t.like(done.body.data, {status: 'completed', progress: {done: 0, total: 0}});
	t.is((await documentsOf(world, tenantId)).length, 15, 'running it all again makes nothing');
});
