import test from 'ava';
import {MAX_MINOR} from '../../../src/domain/platform/values/money.ts';
import {makeCustomer, makePlan, makeSeller} from '../../support/factories.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-15T10:00:00Z');
});
test.after.always(async () => world?.close());

const MOST = Number(MAX_MINOR);

const refusedFields = ({body}: {body: {error?: {details?: {path: string}[]}}}) => body.error?.details?.map(({path}) => path);

for (const [what, price, quantity, status] of [
	['price × quantity at the limit', {base_price_cents: MOST / 1_000_000}, 1_000_000, 201],
	['price × quantity beyond the limit', {base_price_cents: MOST / 1_000_000 + 1}, 1_000_000, 422],
	['a single price at the limit, bought twice', {base_price_cents: MOST}, 2, 422],
	['a day at the limit of a month', {base_price_cents: MOST / 30, billing_period: 'daily'}, 1, 201],
	['a day beyond the limit of a month', {base_price_cents: MOST / 30 + 1, billing_period: 'daily'}, 1, 422],
	['a week beyond the limit of a month', {base_price_cents: MOST / 4 + 10, billing_period: 'weekly'}, 1, 422],
	['a year at the limit', {base_price_cents: MOST, billing_period: 'yearly'}, 1, 201],
	['something bought once at the limit', {base_price_cents: MOST, billing_period: 'one_time'}, 1, 201],
	['something bought once beyond it', {base_price_cents: MOST, billing_period: 'one_time'}, 2, 422],
] as const) {
	test.serial(`${what} is ${status === 201 ? 'sold' : 'refused, naming the quantity'}`, async t => {
		const {partner} = await makeSeller(world);
		const {admin, tenantId} = await makeCustomer(world, {partner});
		const plan = await makePlan(world, price);
		const answer = await admin.post('/subscriptions', {plan_id: plan.id, quantity});
		t.is(answer.status, status, JSON.stringify(answer.body));
		if (status === 422) t.deepEqual(refusedFields(answer), ['quantity']);
		t.is((await admin.get('/subscriptions')).body.data.length, status === 422 ? 0 : 1, 'a refusal leaves nothing behind');
		t.is((await world.operator.get(`/admin/tenants?q=${tenantId}`)).status, 200);
		t.is((await world.operator.get(`/admin/partners/${partner}/stats`)).status, 200);
	});
}

test.serial('what a tenant, or all tenants of a seller, come to is held to the limit by currency', async t => {
	const {partner} = await makeSeller(world);
	const [one, other] = [await makeCustomer(world, {partner}), await makeCustomer(world, {partner})];
	const subscribe = async (customer: typeof one, fields: Record<string, unknown>) =>
		customer.admin.post('/subscriptions', {plan_id: (await makePlan(world, fields)).id});

	t.is((await subscribe(one, {base_price_cents: MOST - 1000})).status, 201);
	for (const customer of [one, other]) {
		const refused = await subscribe(customer, {base_price_cents: 1001});
		t.is(refused.status, 422);
		t.deepEqual(refusedFields(refused), ['quantity']);
		t.notRegex(JSON.stringify(refused.body), /tnt_/, 'it tells nothing of the others');
	}

	t.is((await subscribe(other, {base_price_cents: 1001, currency: 'USD'})).status, 201, 'another currency is another sum');
	t.is((await subscribe(other, {base_price_cents: MOST, billing_period: 'one_time'})).status, 201, 'what is bought once recurs never');
	t.is((await subscribe(other, {base_price_cents: 600, trial_days: 14})).status, 201);
	t.is((await subscribe(one, {base_price_cents: 401})).status, 422, 'a trial will earn');
	t.is((await subscribe(one, {base_price_cents: 400})).status, 201);
	t.is((await subscribe(one, {base_price_cents: 0})).status, 201);
	const stranger = await makeCustomer(world, {partner: (await makeSeller(world)).partner});
	t.is((await subscribe(stranger, {base_price_cents: MOST})).status, 201, 'another seller has its own sum');
	const {body} = await one.admin.get('/subscriptions');
	t.is(body.data.length, 3, 'the walls stand again after the question');
	t.is((await world.operator.get(`/admin/partners/${partner}/stats`)).body.data[0].mrr_cents, MOST - 600);
});

test.serial('no list fails for sums beyond the limit that are there already: they are shown as the limit', async t => {
	const {partner} = await makeSeller(world);
	const {admin, tenantId} = await makeCustomer(world, {partner});
	for (const _ of [1, 2]) t.is((await admin.post('/subscriptions', {plan_id: (await makePlan(world)).id})).status, 201);
	await world.inUnit({reach: {kind: 'everything', because: 'a test'}, cause: {requestId: 'req', actor: 'test'}}, async ({em}) => {
		await em.execute('update subscription set price_minor = ?, quantity = 1000 where tenant_id = ?', [MOST, tenantId]);
	});
	t.is((await world.operator.get(`/admin/tenants?q=${tenantId}`)).body.data[0].billing[0].mrr_cents, MOST);
	t.is((await world.operator.get(`/admin/tenants/${tenantId}`)).body.data.billing[0].mrr_cents, MOST);
	t.is((await world.operator.get(`/admin/partners/${partner}/stats`)).body.data[0].mrr_cents, MOST);
	for (const {mrr_amount_cents: shown} of (await admin.get('/subscriptions')).body.data) t.is(shown, MOST);
	t.is((await world.operator.get(`/admin/subscriptions?tenant_id=${tenantId}`)).status, 200);
});

test.serial('invoices whose sum is beyond the limit fail no list', async t => {
	const {partner} = await makeSeller(world);
	const {tenantId} = await makeCustomer(world, {partner});
	for (const _ of [1, 2]) {
		const {id} = (
			await world.operator.post('/admin/invoices', {
				...{tenant_id: tenantId, currency: 'EUR'},
				line_items: [{description: 'Much', unit_price_cents: String(8e15), tax_category: 'Z'}],
			})
		).body.data;
		t.is((await world.operator.post(`/admin/invoices/${id}/finalize`)).status, 200);
	}
	t.is((await world.operator.get(`/admin/tenants/${tenantId}`)).body.data.billing[0].open_balance_cents, MOST);
	t.is((await world.operator.get(`/admin/partners/${partner}/stats`)).body.data[0].invoiced_cents_this_month, MOST);
	t.is((await world.operator.get('/admin/tenants')).status, 200);
});
