import test from 'ava';
import {asService, makeCustomer, makeMeteredCustomer, makePlan, makeSeller, makeService, newCharge} from '../../support/factories.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-01T10:00:00Z');
	await makeSeller(world, {id: 'prt_reseller'});
});
test.after.always(async () => world?.close());

const invoicesOf = async (tenantId: string) => (await world.operator.get(`/admin/invoices?tenant_id=${tenantId}`)).body.data;

/** The document of a customer that comes to this much, before VAT. */
const invoiceOf = async (tenantId: string, subtotalCents: number) => {
	const found = (await invoicesOf(tenantId)).filter((invoice: Record<string, unknown>) => invoice['subtotal_cents'] === subtotalCents);
	return found.length === 1 ? found[0] : undefined;
};

const details = (body: {error: {details: {path: string}[]}}) => body.error.details.map(({path}) => path).sort();

test.serial('a service charges its subscriber something once, and the next run bills it', async t => {
	const {tenantId, service, reporter} = await makeMeteredCustomer(world);
	await world.drain();
	const asked = newCharge(tenantId, {
		...{description: 'Migration of 3 GB', quantity: '3', unit_price_cents: '33.335', tax_rate: '9'},
		...{period_start: '2026-05-01', period_end: '2026-05-31', metadata: {ticket: '17'}},
	});

	const made = await reporter.post('/service-billing/charges', asked);
	t.is(made.status, 201, JSON.stringify(made.body));
	t.like(made.body.data, {
		...{description: 'Migration of 3 GB', quantity: '3', unit_price_cents: '33.335', amount_cents: 100, tax_rate: '9.00'},
		...{tax_category: 'S', status: 'pending', invoice_id: null, metadata: {ticket: '17'}, period_end: '2026-05-31'},
	});
	const again = await reporter.post('/service-billing/charges', asked);
	t.deepEqual([again.status, again.body.data], [200, made.body.data], 'the same again is the first one');
	const other = await reporter.post('/service-billing/charges', {...asked, quantity: 4});
	t.is(other.status, 409);

	await world.advanceTo('2026-06-01T12:00:00Z');
	const billed = await invoiceOf(tenantId, 100);
	const {line_items: lines} = (await world.operator.get(`/admin/invoices/${billed.id}`)).body.data;
	t.is(lines.length, 1);
	t.like(lines[0], {
		...{kind: 'one_off', description: 'Migration of 3 GB', quantity: '3', unit_price_cents: '33.335', amount_cents: 100, tax_cents: 9},
		...{service_slug: service.slug, tax_rate: '9.00', period_start: '2026-05-01', metadata: {ticket: '17'}},
	});
	const [charge] = (await reporter.get(`/service-billing/charges?tenant_id=${tenantId}&status=invoiced`)).body.data;
	t.like(charge, {id: made.body.data.id, status: 'invoiced', invoice_id: billed.id});
	t.deepEqual((await reporter.get('/service-billing/charges?status=pending')).body.data, []);
	const late = await reporter.delete(`/service-billing/charges/${charge.id}`);
	t.deepEqual([late.status, late.body.error.code], [400, 'bad_request'], 'what is invoiced cannot be taken back');
});

test.serial('a charge that was taken back is never billed', async t => {
	const {tenantId, reporter} = await makeMeteredCustomer(world);
	await world.drain();
	const {id} = (await reporter.post('/service-billing/charges', newCharge(tenantId))).body.data;
	t.is((await reporter.delete(`/service-billing/charges/${id}`)).status, 204);
	t.is((await reporter.delete(`/service-billing/charges/${id}`)).status, 400);
	t.like((await reporter.get('/service-billing/charges?status=cancelled')).body.data, [{id, status: 'cancelled', invoice_id: null}]);
	await world.advanceTo('2026-06-01T14:00:00Z');
	t.is((await invoicesOf(tenantId)).length, 1, 'the price of the plan alone');
});

test.serial('a draft that goes gives its charges back to the next run', async t => {
	const {tenantId, reporter} = await makeMeteredCustomer(world);
	await world.drain();
	const finalize = async (isOn: boolean) => world.operator.put('/admin/platform/settings', {invoice_auto_finalize: isOn});
	const charge = async () => (await reporter.get(`/service-billing/charges?tenant_id=${tenantId}`)).body.data[0];
	await finalize(false);
	const {id} = (await reporter.post('/service-billing/charges', newCharge(tenantId, {unit_price_cents: 1234}))).body.data;
	await world.drain();
	const draft = await invoiceOf(tenantId, 1234);
	t.like(draft, {status: 'draft'});
	t.like(await charge(), {id, status: 'invoiced', invoice_id: null}, 'a draft is nothing that a service sees');
	t.is((await reporter.get(`/service-billing/invoices/${draft.id}`)).status, 404);

	t.is((await world.operator.delete(`/admin/invoices/${draft.id}`)).status, 204);
	t.like(await charge(), {id, status: 'pending'});
	await finalize(true);
	await world.drain();
	const final = await invoiceOf(tenantId, 1234);
	t.like(final, {status: 'sent'});
	t.like(await charge(), {id, status: 'invoiced', invoice_id: final.id});
});

test.serial('everything that is wrong with a charge is said at once, and nothing is charged', async t => {
	const {tenantId, reporter} = await makeMeteredCustomer(world);
	const tooMuch = await reporter.post(
		'/service-billing/charges',
		newCharge(tenantId, {quantity: 2, unit_price_cents: 500_001, currency: 'USD', tax_rate: 0, period_start: '2026-06-01'}),
	);
	t.is(tooMuch.status, 422);
	t.deepEqual(details(tooMuch.body), ['currency', 'period_end', 'tax_rate', 'unit_price_cents']);
	const mistyped = await reporter.post(
		'/service-billing/charges',
		newCharge(tenantId, {unit_price_cents: -1, amount_cents: 5, quantity: 'x'}),
	);
	t.is(mistyped.status, 422);
	t.true(['unit_price_cents', 'quantity'].every(path => details(mistyped.body).includes(path)));
	t.is((await reporter.post('/service-billing/charges', newCharge(tenantId, {unit_price_cents: 1_000_000}))).status, 201, 'the most');
	t.is((await reporter.get('/service-billing/charges')).body.pagination.total, 1);
});

test.serial('a service sees its own lines of final documents, and what they come to', async t => {
	const {tenantId, admin, service, reporter} = await makeMeteredCustomer(world);
	// Billed by itself: what begins at the same time can stand on one document.
	await world.drain();
	const neighbour = await makeService(world);
	const {id: planId} = await makePlan(world, {service_id: neighbour.id, base_price_cents: 700});
	t.is((await admin.post('/subscriptions', {plan_id: planId})).status, 201);
	await world.drain();
	await reporter.post('/service-billing/charges', newCharge(tenantId));
	await world.advanceTo('2026-07-02T10:00:00Z');

	const {body} = await reporter.get(`/service-billing/tenants/${tenantId}/invoices`);
	const all = await invoicesOf(tenantId);
	t.is(body.pagination.total, all.length - 1, 'the first document of the neighbour has no line of it');
	const [july] = body.data;
	t.deepEqual(
		july.line_items.map((line: Record<string, unknown>) => [line['service_slug'], line['amount_cents'], line['tax_cents']]),
		[[service.slug, 4900, 1029]],
	);
	t.like(july, {subtotal_cents: 4900, tax_cents: 1029, total_cents: 5929});
	t.is(all[0].subtotal_cents, 5600, 'the document itself has both');
	t.deepEqual((await reporter.get(`/service-billing/invoices/${july.id}`)).body.data, july);
	t.deepEqual(
		['buyer_snapshot', 'payments', 'notes', 'amount_paid_cents', 'vat_details'].filter(name => name in july),
		[],
	);
	const other = await asService(world, neighbour.slug);
	t.is((await other.get(`/service-billing/invoices/${july.id}`)).body.data.total_cents, 847);
});

test.serial('a service knows its subscribers alone, until 35 days after their end', async t => {
	const {tenantId, subscriptionId, planId, reporter} = await makeMeteredCustomer(world);
	await world.drain();
	const path = `/service-billing/tenants/${tenantId}`;
	t.like((await reporter.get(`${path}/subscription`)).body.data, {
		...{subscription_id: subscriptionId, status: 'active', plan_id: planId, quantity: 1, quotas: {calls: 100}, trial_ends_at: null},
	});
	t.like((await reporter.get(`${path}/billing-profile`)).body.data, {company_name: 'Acme B.V.', tenant_id: tenantId});
	const stranger = await makeCustomer(world);
	for (const what of ['subscription', 'billing-profile', 'invoices'])
		t.is((await reporter.get(`/service-billing/tenants/${stranger.tenantId}/${what}`)).status, 404, what);
	t.is((await reporter.get(`/service-billing/charges?tenant_id=${stranger.tenantId}`)).status, 404);
	t.is((await reporter.post('/service-billing/charges', newCharge(stranger.tenantId))).status, 404);

	await world.advanceTo('2026-07-03T10:00:00Z');
	t.is((await world.operator.post(`/admin/subscriptions/${subscriptionId}/cancel?immediate=true`)).status, 200);
	await world.drain();
	t.like((await reporter.get(`${path}/subscription`)).body.data, {subscription_id: subscriptionId, status: 'cancelled'});
	t.is((await reporter.post('/service-billing/charges', newCharge(tenantId))).status, 201, 'work that ended late');
	await world.advanceTo('2026-08-07T10:00:00Z');
	t.is((await reporter.get(`${path}/subscription`)).status, 404);
	t.is((await reporter.get(`${path}/invoices`)).status, 404);
	t.is((await reporter.post('/service-billing/charges', newCharge(tenantId))).status, 404);
});

test.serial('many that charge the same under one key at once charge it once', async t => {
	const {tenantId, reporter} = await makeMeteredCustomer(world);
	const asked = newCharge(tenantId);
	const answers = await Promise.all(Array.from({length: 10}, async () => reporter.post('/service-billing/charges', asked)));
	t.deepEqual(answers.map(({status}) => status).toSorted(), [...Array(9).fill(200), 201]);
	t.is(new Set(answers.map(({body}) => body.data.id)).size, 1);
});
