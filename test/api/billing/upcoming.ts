import test from 'ava';
import {makeCustomer, makeMeteredCustomer, makePlan, makeSeller, newCharge, usageEvent} from '../../support/factories.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-01T10:00:00Z');
	await makeSeller(world, {id: 'prt_reseller'});
});
test.after.always(async () => world?.close());

type Line = Record<string, unknown>;

const SHOWN = [
	...['description', 'quantity', 'unit_price_cents', 'amount_cents', 'tax_category', 'tax_rate', 'tax_cents', 'kind'],
	...['service_slug', 'subscription_id', 'period_start', 'period_end', 'metric_slug', 'explanation'],
];

/** A document, made or to be made, as far as both say the same. */
const figuresOf = (document: Record<string, unknown>) => ({
	...Object.fromEntries(
		['currency', 'issue_date', 'period_start', 'period_end', 'subtotal_cents', 'tax_cents', 'total_cents', 'amount_due_cents'].map(name => [
			name,
			document[name],
		]),
	),
	lines: (document['line_items'] as Line[]).map(line => Object.fromEntries(SHOWN.map(name => [name, line[name]]))),
});

const documentsOf = async (tenantId: string): Promise<Record<string, unknown>[]> => {
	const {body} = await world.operator.get(`/admin/invoices?tenant_id=${tenantId}&page_size=100`);
	return Promise.all((body.data as {id: string}[]).map(async ({id}) => (await world.operator.get(`/admin/invoices/${id}`)).body.data));
};

/** The newest document of a customer that there was not before. */
const made = async (tenantId: string, before: readonly Record<string, unknown>[]) => {
	const known = new Set(before.map(({id}) => id));
	return (await documentsOf(tenantId)).filter(({id}) => !known.has(id));
};

const tiers = [
	{metric_slug: 'calls', model: 'graduated', tier_start: 0, tier_end: 10, unit_price_cents: 10, flat_fee_cents: 2, unit_label: 'call'},
	{metric_slug: 'calls', model: 'graduated', tier_start: 10, unit_price_cents: '5.5', flat_fee_cents: 3, unit_label: 'call'},
];

test.serial('the upcoming document is the very one that the run makes then', async t => {
	const {tenantId, admin, planId, reporter} = await makeMeteredCustomer(world);
	t.is((await world.operator.put(`/admin/catalog/plans/${planId}/pricing-tiers`, tiers)).status, 200);
	const second = await makePlan(world, {billing_period: 'weekly', base_price_cents: 1000, trial_days: 14});
	// Subscribed to again, so that its price has the tiers.
	const [{id}] = (await admin.get('/subscriptions')).body.data;
	await world.drain();
	await world.operator.post(`/admin/subscriptions/${id}/cancel?immediate=true`);
	await world.advanceTo('2026-06-01T12:00:00Z');
	t.is((await admin.post('/subscriptions', {plan_id: planId})).status, 201);
	t.is((await admin.post('/subscriptions', {plan_id: second.id})).status, 201);
	await world.drain();
	await reporter.post('/metering/events', {events: [usageEvent(tenantId, {quantity: 15})]});
	await world.drain();

	// The end of the trial and two weeks, then the month with its usage, then another week.
	for (const instant of ['2026-06-15T00:00:00Z', '2026-06-22T00:00:00Z', '2026-06-29T00:00:00Z', '2026-07-01T00:00:00Z']) {
		const before = await documentsOf(tenantId);
		const {body} = await admin.get('/billing/upcoming');
		await world.advanceTo(instant);
		const [document, ...others] = await made(tenantId, before);
		t.deepEqual(others, [], instant);
		t.deepEqual(document && figuresOf(document), figuresOf(body.data), instant);
	}

	const kinds = figuresOf((await admin.get('/billing/upcoming')).body.data).lines.map(({kind}) => kind);
	t.deepEqual(kinds, ['recurring'], 'looking changes nothing');
});

test.serial('what a service charges is upcoming at once, in its own document', async t => {
	const {tenantId, admin, reporter} = await makeMeteredCustomer(world);
	await world.drain();
	const before = await documentsOf(tenantId);
	t.is((await reporter.post('/service-billing/charges', newCharge(tenantId, {unit_price_cents: 777}))).status, 201);
	const {body} = await admin.get('/billing/upcoming');
	t.is(body.data.subtotal_cents, 777);
	await world.drain();
	const [document] = await made(tenantId, before);
	t.deepEqual(document && figuresOf(document), figuresOf(body.data));
});

test.serial('nothing is upcoming for whoever subscribes to nothing, or has cancelled', async t => {
	const {admin} = await makeCustomer(world);
	t.deepEqual((await admin.get('/billing/upcoming')).body.data, null);
	t.deepEqual((await admin.get('/billing/overview')).body.data, [
		{
			...{currency: 'EUR', open_balance_cents: 0, overdue_cents: 0, paid_this_year_cents: 0, next_invoice: null},
			...{active_subscriptions: 0, mrr_cents: 0, default_payment_method: null},
		},
	]);
	const {id: planId} = await makePlan(world);
	const {body} = await admin.post('/subscriptions', {plan_id: planId});
	await world.drain();
	t.is((await admin.get('/billing/upcoming')).body.data.subtotal_cents, 4900);
	t.is((await admin.post(`/subscriptions/${body.data.id}/cancel`)).status, 200);
	t.is((await admin.get('/billing/upcoming')).body.data, null);
});

test.serial('an overview says in each currency what is owed, was paid and comes next', async t => {
	const {tenantId, admin} = await makeCustomer(world);
	const euro = await makePlan(world);
	const dollar = await makePlan(world, {currency: 'USD', base_price_cents: 2000, billing_period: 'quarterly'});
	for (const {id} of [euro, dollar]) t.is((await admin.post('/subscriptions', {plan_id: id})).status, 201);
	await world.drain();
	const [invoice] = (await documentsOf(tenantId)).filter(({currency}) => currency === 'EUR');
	await world.operator.post(`/admin/invoices/${invoice?.['id']}/mark-paid`, {amount_cents: 1000});
	const {body} = await admin.get('/billing/overview');
	t.deepEqual(
		body.data.map((entry: Record<string, unknown>) => [entry['currency'], entry['open_balance_cents'], entry['paid_this_year_cents']]),
		[
			['EUR', 4929, 1000],
			['USD', 0, 0],
		],
		'the invoice in dollars is a draft: nobody has told the rate of the day',
	);
	const [inEuro, inDollar] = body.data;
	t.like(inEuro, {active_subscriptions: 1, mrr_cents: 4900, next_invoice: {date: '2026-08-01', total_cents: 5929}, overdue_cents: 0});
	t.like(inDollar, {active_subscriptions: 1, mrr_cents: 667, next_invoice: {date: '2026-10-01', total_cents: 2420}});
	await world.advanceTo('2026-07-20T10:00:00Z');
	t.is((await admin.get('/billing/overview')).body.data[0].overdue_cents, 4929);
});

test.serial("staff see what was invoiced, credited and paid by month; a partner's see their own", async t => {
	const {partner} = await makeSeller(world);
	const {tenantId, admin} = await makeCustomer(world, {partner});
	t.is((await admin.post('/subscriptions', {plan_id: (await makePlan(world)).id})).status, 201);
	await world.drain();
	const [first] = await documentsOf(tenantId);
	await world.operator.post(`/admin/invoices/${first?.['id']}/mark-paid`);
	await world.advanceTo('2026-09-21T10:00:00Z');
	const [last] = await documentsOf(tenantId);
	await world.operator.post(`/admin/invoices/${last?.['id']}/void`, {reason: 'A test'});
	const staff = await world.partnerAdmin(partner);
	const own = await staff.get('/admin/billing/overview');
	const total = 5929;
	t.is(own.status, 200, JSON.stringify(own.body));
	t.like(own.body.data, {
		mrr: [{currency: 'EUR', cents: 4900}],
		invoiced: [{currency: 'EUR', cents: 3 * total}],
		credited: [{currency: 'EUR', cents: total}],
		paid: [{currency: 'EUR', cents: total}],
		overdue: [{currency: 'EUR', cents: total}],
		invoices_by_status: {draft: 0, finalized: 0, sent: 0, past_due: 1, paid: 1, void: 1},
		failed_payments: 0,
	});
	t.deepEqual(
		own.body.data.by_month.map((month: Record<string, unknown>) => Object.values(month)),
		[
			['2026-07', 'EUR', total, 0, total],
			['2026-08', 'EUR', total, 0, 0],
			['2026-09', 'EUR', total, total, 0],
		],
	);
	t.deepEqual((await world.operator.get(`/admin/billing/overview?partner_id=${partner}`)).body.data, own.body.data);
	t.like((await staff.get('/admin/billing/overview?from=2026-08-01&to=2026-09-01')).body.data, {invoiced: [{cents: total}], credited: []});
	t.is((await staff.get('/admin/billing/overview?partner_id=prt_reseller')).status, 404);
	t.is((await staff.get('/admin/billing/overview?from=2026-08-01&to=2026-08-01')).status, 422);
	const everything = (await world.operator.get('/admin/billing/overview')).body.data;
	t.true(everything.invoiced.find(({currency}: {currency: string}) => currency === 'EUR').cents > 3 * total);
});
