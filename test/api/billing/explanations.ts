import test from 'ava';
import {askPast} from '../../support/database.ts';
import {asService, makeCustomer, makeDraft, makePlan, makeSeller, makeService, newCharge, usageEvent} from '../../support/factories.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-01T10:00:00Z');
	world.altersDocuments();
	await makeSeller(world, {id: 'prt_reseller'});
});
test.after.always(async () => world?.close());

const tiers = [
	{
		metric_slug: 'calls',
		model: 'graduated',
		tier_start: 0,
		tier_end: 10,
		unit_price_cents: 10,
		flat_fee_cents: 2,
		unit_label: 'call',
		free_units: 3,
	},
	{metric_slug: 'calls', model: 'graduated', tier_start: 10, unit_price_cents: '5.5', flat_fee_cents: 3, unit_label: 'call'},
];

type Id = {id: string};

const idsOf = async (tenantId: string): Promise<string[]> =>
	((await world.operator.get(`/admin/invoices?tenant_id=${tenantId}&page_size=100`)).body.data as Id[]).map(({id}) => id).toSorted();

/** A customer with months behind it: usage, late usage, a change of plan, a charge, an early end. */
async function makeHistory() {
	const service = await makeService(world);
	const reporter = await asService(world, service.slug);
	const [small, large] = [
		await makePlan(world, {service_id: service.id}),
		await makePlan(world, {service_id: service.id, base_price_cents: 9900}),
	];
	for (const {id} of [small, large]) t200(await world.operator.put(`/admin/catalog/plans/${id}/pricing-tiers`, tiers));
	const {tenantId, admin} = await makeCustomer(world);
	const {id} = (await admin.post('/subscriptions', {plan_id: small.id})).body.data;
	await world.drain();
	const start = (await world.clock.business(async () => 0)).getTime();
	const day = async (days: number) => world.advanceTo(new Date(start + days * 86_400_000).toISOString());
	const use = async (quantity: number) =>
		reporter.post('/metering/events', {events: [usageEvent(tenantId, {quantity}), usageEvent(tenantId)]});
	await use(15);
	await day(10);
	t200(await admin.post(`/subscriptions/${id}/change-plan`, {plan_id: large.id, when: 'now'}));
	await use(8);
	await reporter.post(
		'/service-billing/charges',
		newCharge(tenantId, {quantity: '2.5', unit_price_cents: '0.333', description: 'A third'}),
	);
	await day(40);
	await use(4);
	t200(await world.operator.post(`/admin/subscriptions/${id}/cancel?immediate=true`));
	await day(41);
	return {tenantId, admin, plans: [small, large]};
}

const t200 = ({status, body}: {status: number; body: unknown}): void => {
	if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
};

test.serial('every document of a history computes to the same cents, also after the catalog has changed', async t => {
	const {tenantId, plans} = await makeHistory();
	for (const {id} of plans) {
		t200(await world.operator.put(`/admin/catalog/plans/${id}`, {base_price_cents: 1, name: 'Another name'}));
		t200(await world.operator.put(`/admin/catalog/plans/${id}/pricing-tiers?apply_to_existing=next_renewal`, []));
	}

	const ids = await idsOf(tenantId);
	const found = new Set<string>();
	for (const id of ids) {
		const {status, body} = await world.operator.post(`/admin/invoices/${id}/recompute`);
		t.is(status, 200, JSON.stringify(body));
		t.deepEqual(body.data.differences, [], id);
		t.true(body.data.is_same);
		t.deepEqual(body.data.recomputed, body.data.stored);
		for (const {source} of body.data.lines) found.add(source);
	}

	t.deepEqual([...found].toSorted(), ['charge_of_service', 'price_of_period', 'unused_days', 'usage']);
});

test.serial('a figure or a price that was altered in the database is named', async t => {
	const {tenantId} = await makeHistory();
	const ids = await idsOf(tenantId);
	await askPast(
		world.database,
		`set session_replication_role = replica; update invoice_line set amount_minor = amount_minor + 1, unit_price_minor = unit_price_minor + 1
		 where tenant_id = '${tenantId}' and kind = 'recurring'`,
	);
	const answers = await Promise.all(ids.map(async id => world.operator.post(`/admin/invoices/${id}/recompute`)));
	const differences: string[] = answers.flatMap(({body}) => body.data.differences);
	t.true(
		differences.some(sentence => /line \d+ \(line_\w+\): by its price of period it is 4900, the document says 4901/.test(sentence)),
		differences.join('\n'),
	);
	t.true(answers.some(({body}) => !body.data.is_same && body.data.recomputed.subtotal_cents !== body.data.stored.subtotal_cents + 1));
});

test.serial('a line is explained down to its price version, tiers, events, days and the rule of its VAT', async t => {
	const {tenantId, admin} = await makeHistory();
	const explained: Record<string, Record<string, unknown>>[] = [];
	for (const id of await idsOf(tenantId)) {
		const {body} = await admin.get(`/billing/invoices/${id}/explain`);
		t.deepEqual((await world.operator.get(`/admin/invoices/${id}/explain`)).body.data, body.data);
		explained.push(...body.data.lines);
	}

	const [price] = explained.filter(({line}) => line?.['kind'] === 'recurring' && line['amount_cents'] === 4900);
	t.like(price, {
		price: {price_version: 2, price_cents: 4900},
		days: {of_days: null},
		vat: {case: 4, category: 'S', rate: '21.00'},
		gives_back: null,
	});
	const usage = explained.filter(({line}) => line?.['kind'] === 'usage');
	const isChanged = ({usage: used}: (typeof usage)[number]) => used?.['used_before_change'] !== undefined;
	t.like(
		usage.find(line => !isChanged(line)),
		{usage: {metric_slug: 'calls', model: 'graduated', free_units: '3', events: 2, quantity: '16'}},
	);
	t.like(usage.find(isChanged), {usage: {used_before_change: '16', quantity: '25', events: 2}});
	const [back] = explained.filter(({gives_back: givesBack}) => givesBack);
	t.truthy(back?.['gives_back']?.['number']);
	t.like(back, {vat: {is_as_billed: true}});
	const [charge] = explained.filter(({line}) => line?.['kind'] === 'one_off');
	t.like(charge, {charge: {quantity: '2.5', unit_price_cents: '0.333', amount_cents: 1}});
});

test.serial('a draft is no final document, and a stranger sees neither', async t => {
	const {tenantId, admin} = await makeCustomer(world);
	const {id} = await makeDraft(world, tenantId);
	t.is((await world.operator.post(`/admin/invoices/${id}/recompute`)).status, 400);
	t.like((await world.operator.get(`/admin/invoices/${id}/explain`)).body.data, {number: null, lines: [{vat: null}]});
	t.is((await admin.get(`/billing/invoices/${id}/explain`)).status, 404);
});
