import anyTest, {type TestFn} from 'ava';
import {makeCustomer, makeDraft, makePlan, makeSeller, makeService, unique} from '../../support/factories.ts';
import {startWorld, type World} from '../../support/world.ts';

const test = anyTest as TestFn<{world: World}>;

test.before(async t => {
	t.context.world = await startWorld();
});
test.after.always(async t => t.context.world?.close());

const idsOf = ({body}: {body: {data: {id: string}[]}}) => body.data.map(({id}) => id);

test.serial('a tenant shows its billing profile and what it comes to, by currency', async t => {
	const {world} = t.context;
	const partner = unique('prt');
	const {tenantId, admin} = await makeCustomer(world, {partner});
	const plans = [
		await makePlan(world, {base_price_cents: 1000}),
		await makePlan(world, {base_price_cents: 12_000, billing_period: 'yearly'}),
		await makePlan(world, {base_price_cents: 700, currency: 'USD'}),
		await makePlan(world, {base_price_cents: 9900, trial_days: 14}),
		await makePlan(world, {base_price_cents: 5000, billing_period: 'one_time'}),
	];
	for (const {id} of plans) t.is((await admin.post('/subscriptions', {plan_id: id, quantity: 2})).status, 201);

	const {status, body} = await world.operator.get(`/admin/tenants/${tenantId}`);
	t.is(status, 200);
	t.like(body.data, {id: tenantId, partner_id: partner, status: 'active', billing_profile: {company_name: 'Acme B.V.'}});
	const none = {open_balance_cents: 0, past_due_invoices: 0};
	t.deepEqual(body.data.billing, [
		{active_subscriptions: 4, mrr_cents: 4000, currency: 'EUR', ...none},
		{active_subscriptions: 1, mrr_cents: 1400, currency: 'USD', ...none},
	]);

	const stats = await world.operator.get(`/admin/partners/${partner}/stats`);
	t.deepEqual(
		stats.body.data.map((one: Record<string, unknown>) => [one['currency'], one['tenants'], one['active_subscriptions'], one['mrr_cents']]),
		[
			['EUR', 1, 4, 4000],
			['USD', 1, 1, 1400],
		],
	);
	t.deepEqual(idsOf(await world.operator.get(`/admin/partners/${partner}/tenants`)), [tenantId]);
	t.is((await world.operator.get('/admin/tenants/tnt_nobody')).status, 404);
});

test.serial('what is owed shows with the tenant, and what was invoiced and is overdue with its partner', async t => {
	const {world} = t.context;
	const {partner} = await makeSeller(world);
	const {tenantId} = await makeCustomer(world, {partner});
	const {id} = await makeDraft(world, tenantId, {currency: 'EUR', line_items: [{description: 'Hours', unit_price_cents: 10_000}]});
	const owed = async () => (await world.operator.get(`/admin/tenants/${tenantId}`)).body.data.billing;
	t.deepEqual(await owed(), [], 'a draft is owed by nobody');
	t.is((await world.operator.post(`/admin/invoices/${id}/finalize`)).status, 200);

	t.deepEqual(await owed(), [{active_subscriptions: 0, mrr_cents: 0, currency: 'EUR', open_balance_cents: 12_100, past_due_invoices: 0}]);
	const stats = async () => (await world.operator.get(`/admin/partners/${partner}/stats`)).body.data;
	t.like(await stats(), [{currency: 'EUR', tenants: 1, invoiced_cents_this_month: 12_100, overdue_cents: 0}]);
	world.clock.moveTo('2026-07-01T10:00:00Z');
	t.like(await stats(), [{currency: 'EUR', invoiced_cents_this_month: 0, overdue_cents: 12_100}]);
});

test.serial('a partner without anything has one line of zeros, and one that is not there is 404', async t => {
	const {world} = t.context;
	const id = unique('prt');
	t.is((await world.operator.post('/admin/partners', {id, name: 'Nothing yet'})).status, 201);
	const {body} = await world.operator.get(`/admin/partners/${id}/stats`);
	t.deepEqual(body.data, [
		{tenants: 0, active_subscriptions: 0, mrr_cents: 0, invoiced_cents_this_month: 0, overdue_cents: 0, currency: 'EUR'},
	]);
	for (const rest of ['', '/stats', '/tenants']) t.is((await world.operator.get(`/admin/partners/prt_nobody${rest}`)).status, 404);
});

test.serial('tenants and partners are found by a part of their name or id in any case', async t => {
	const {world} = t.context;
	const partner = unique('prt');
	const {tenantId} = await makeCustomer(world, {partner});
	await world.operator.patch(`/admin/partners/${partner}`, {legal_name: `Grün & Söhne ${partner}`});
	const part = tenantId.slice(2).toUpperCase();
	t.deepEqual(idsOf(await world.operator.get(`/admin/tenants?q=${part}`)), [tenantId]);
	t.deepEqual(idsOf(await world.operator.get(`/admin/partners?q=${encodeURIComponent(`söhne ${partner}`)}`)), [partner]);
	t.deepEqual(idsOf(await world.operator.get(`/admin/partners/${partner}/tenants?q=nothing`)), []);
	t.deepEqual(idsOf(await world.operator.get('/admin/tenants?q=_nt_')), [], 'an underscore is looked for as it is');
	t.is((await world.operator.get(`/admin/tenants?q=${'x'.repeat(101)}`)).status, 422);
	t.is((await world.operator.get('/admin/tenants?page_size=101')).status, 422);
});

test.serial("partners are the operator's to see; tenants those of the own partner", async t => {
	const {world} = t.context;
	const [mine, other] = [unique('prt'), unique('prt')];
	const own = await makeCustomer(world, {partner: mine});
	const foreign = await makeCustomer(world, {partner: other});
	const admin = await world.partnerAdmin(mine);
	t.deepEqual(idsOf(await admin.get('/admin/tenants')), [own.tenantId]);
	t.is((await admin.get(`/admin/tenants/${foreign.tenantId}`)).status, 404);
	for (const path of ['/admin/partners', `/admin/partners/${mine}`, `/admin/partners/${mine}/stats`])
		t.is((await admin.get(path)).status, 403);
});

test.serial('lookups show what is in reach, by name', async t => {
	const {world} = t.context;
	const [mine, other] = [unique('prt'), unique('prt')];
	const own = await makeCustomer(world, {partner: mine});
	await makeCustomer(world, {partner: other});
	const admin = await world.partnerAdmin(mine);
	t.deepEqual((await admin.get('/admin/lookups/tenants')).body.data, [{id: own.tenantId, label: own.tenantId}]);
	t.deepEqual((await admin.get('/admin/lookups/partners')).body.data, [{id: mine, label: mine}]);
	t.is((await admin.get(`/admin/lookups/tenants?partner_id=${other}`)).status, 404);
	t.is((await world.operator.get('/admin/lookups/tenants?partner_id=prt_nobody')).status, 404);
	t.deepEqual(idsOf(await world.operator.get(`/admin/lookups/partners?q=${other}`)), [other]);

	const service = await makeService(world);
	const plan = await makePlan(world, {service_id: service.id, name: 'Pro'});
	const hidden = await makePlan(world, {service_id: service.id, is_public: false});
	const query = `service_slug=${service.slug}`;
	const shown = {id: plan.id, label: 'Pro', plan_key: `${service.slug}.${plan.slug}`};
	t.deepEqual((await admin.get(`/admin/lookups/plans?${query}`)).body.data, [shown]);
	t.deepEqual(idsOf(await world.operator.get(`/admin/lookups/plans?${query}`)).sort(), [hidden.id, plan.id].sort());
	t.is((await world.operator.get(`/admin/lookups/plans?${query}&limit=1`)).body.data.length, 1);
	t.is((await world.operator.get('/admin/lookups/plans?limit=101')).status, 422);
	t.is((await (await world.tenantAdmin()).get('/admin/lookups/plans')).status, 403);
});
