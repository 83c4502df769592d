import test from 'ava';
import {makeCustomer, makePlan, makeSeller, makeService, unique} from '../support/factories.ts';
import {startWorld, type World} from '../support/scenario.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-01T10:00:00Z');
});
test.after.always(async () => world.close());

const tiers = [
	{metric_slug: 'calls', model: 'graduated', tier_start: 0, tier_end: 10, unit_price_cents: 10, flat_fee_cents: 2, unit_label: 'call'},
	{metric_slug: 'calls', model: 'graduated', tier_start: 10, unit_price_cents: '5.5', flat_fee_cents: 3, unit_label: 'call'},
];

type Line = {kind: string; metric_slug: string | null; amount_cents: number; period_start: string; period_end: string; quantity: string};

/** What is charged on each document of a customer, oldest first: kind, first and last day, net amount. */
async function chargesOf(tenantId: string) {
	const {body} = await world.operator.get(`/admin/invoices?tenant_id=${tenantId}&page_size=100`);
	const documents = [];
	for (const {id} of (body.data as {id: string}[]).toReversed()) {
		const detail = await world.operator.get(`/admin/invoices/${id}`);
		const lines = detail.body.data.line_items as Line[];
		documents.push(lines.map(line => `${line.kind} ${line.period_start} ${line.period_end} ${line.amount_cents}`));
	}

	return documents;
}

test('usage is charged when its period is over, late usage as the difference, and the end of a term by a document of its own', async t => {
	const {partner} = await makeSeller(world);
	const {tenantId, admin} = await makeCustomer(world, {partner});
	const service = await makeService(world);
	const key = (await world.operator.post(`/admin/registry/services/${service.slug}/rotate-key`)).body.data.api_key;
	const plan = await makePlan(world, {service_id: service.id, term_periods: 3});
	t.is((await world.operator.put(`/admin/catalog/plans/${plan.id}/pricing-tiers`, tiers)).status, 200);
	const use = async (quantity: number, timestamp: string) => {
		const event = {idempotency_key: unique('event'), tenant_id: tenantId, metric_slug: 'calls', quantity, timestamp};
		const answer = await world.nobody.post('/metering/events', {events: [event]}, {'x-scaicontrol-key': key});
		t.deepEqual(answer.body.data?.rejected, [], JSON.stringify(answer.body));
	};

	t.is((await admin.post('/subscriptions', {plan_id: plan.id})).status, 201);
	await world.drain();
	await use(15, '2026-06-01T10:00:00Z');
	const june = 'usage 2026-06-01 2026-06-30';
	t.deepEqual(await chargesOf(tenantId), [['recurring 2026-06-01 2026-06-30 4900']]);

	await world.advanceTo('2026-07-02T10:00:00Z');
	t.deepEqual((await chargesOf(tenantId))[1], ['recurring 2026-07-01 2026-07-31 4900', `${june} 133`]);
	await use(5, '2026-06-30T12:00:00Z');
	await world.advanceTo('2026-08-02T10:00:00Z');
	const july = 'usage 2026-07-01 2026-07-31';
	t.deepEqual((await chargesOf(tenantId))[2], ['recurring 2026-08-01 2026-08-31 4900', `${june} 27`, `${july} 2`]);

	await use(1, '2026-08-02T09:00:00Z');
	await world.advanceTo('2026-09-02T10:00:00Z');
	t.deepEqual((await chargesOf(tenantId))[3], ['usage 2026-08-01 2026-08-31 12']);
	t.is((await admin.get('/subscriptions')).body.data[0].status, 'expired');
	await use(2, '2026-08-31T12:00:00Z');
	await world.advanceTo('2026-10-20T10:00:00Z');
	t.deepEqual(
		(await chargesOf(tenantId))[4],
		['usage 2026-08-01 2026-08-31 20'],
		'what comes after the end is charged once no more can come',
	);
	await world.advanceTo('2026-12-20T10:00:00Z');
	t.is((await chargesOf(tenantId)).length, 5);
});
