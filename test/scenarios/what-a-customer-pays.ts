import test from 'ava';
import {makePlan} from '../support/factories.ts';
import {german, HOUR, later, lines, meteredPlan, now, payingCustomer} from '../support/paying-customer.ts';
import {startWorld, type World} from '../support/scenario.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-01T10:00:00Z');
});
test.after.always(async () => world?.close());

test.serial('what is used before and after a service is bought anew on one day is paid once', async t => {
	const plan = await meteredPlan(world, [{unit_price_cents: '100'}]);
	const {tenantId, subscribe, end, documents} = await payingCustomer(world);
	const first = await subscribe(plan.id);
	await later(world, 1);
	await plan.use(tenantId, 3);
	await later(world, 1);
	await end(first.id);
	await later(world, 1);
	const second = await subscribe(plan.id);
	await later(world, 1);
	await plan.use(tenantId, 2);
	await world.advanceTo(new Date(Date.parse(second.current_period_end) + HOUR).toISOString());
	t.deepEqual((await documents()).map(lines), [['usage 300'], ['recurring 0', 'usage 200']]);
});

test.serial('whatever ends at one midnight stands on one document', async t => {
	const {subscribe, documents} = await payingCustomer(world);
	for (let made = 0; made < 30; made++)
		await subscribe((await makePlan(world, {trial_days: 7, billing_period: 'weekly', base_price_cents: 100})).id);
	await later(world, 8 * 24);
	await later(world, 7 * 24);
	t.deepEqual(
		(await documents()).map(document => document.line_items.length),
		[30, 30],
	);
});

test.serial('amounts that somebody asks for are held to the limit with their sum and their VAT', async t => {
	const {tenantId} = await payingCustomer(world);
	const tooMuch = async (prices: readonly string[], more: Record<string, unknown> = {}) =>
		world.operator.post('/admin/invoices', {
			...{tenant_id: tenantId, currency: 'EUR'},
			line_items: prices.map(price => ({description: 'x', unit_price_cents: price, ...more})),
		});
	for (const answer of [
		await tooMuch(['9000000000000000', '9000000000000000'], {tax_category: 'Z'}),
		await tooMuch(['9000000000000000']),
		await tooMuch(['8000000000000000']),
	])
		t.like(answer, {status: 422, body: {error: {details: [{path: 'line_items'}]}}});
	const {body} = await tooMuch(['7000000000000000']);
	const path = `/admin/invoices/${body.data.id}`;
	const changed = await world.operator.patch(path, {line_items: [{description: 'x', unit_price_cents: '8000000000000000'}]});
	t.like(changed, {status: 422, body: {error: {details: [{path: 'line_items'}]}}});
	t.is((await world.operator.get(path)).body.data.subtotal_cents, 7_000_000_000_000_000);
});

test.serial('a customer who moves west or east pays each day once', async t => {
	for (const [from, to] of [
		['Europe/Amsterdam', 'America/Los_Angeles'],
		['America/Los_Angeles', 'Europe/Amsterdam'],
	]) {
		const {admin, subscribe, documents} = await payingCustomer(world);
		await admin.put('/organization/tenant', {time_zone: from});
		const {current_period_end: ends} = await subscribe((await makePlan(world)).id);
		await admin.put('/organization/tenant', {time_zone: to});
		await world.advanceTo(new Date(Date.parse(ends) + 12 * HOUR).toISOString());
		const [first, second] = (await documents()).map(({line_items: [line]}) => line);
		const dayAfter = new Date(Date.parse(first?.period_end ?? '') + 24 * HOUR).toISOString().slice(0, 10);
		t.is(second?.period_start, dayAfter, `${from} to ${to}`);
		t.is(second?.period_start.slice(8), first?.period_start.slice(8), 'the boundary is the day of the anchor');
	}
});

test.serial('usage of a period that ended early names the days that it was used on', async t => {
	const plan = await meteredPlan(world, [{unit_price_cents: '100'}], {base_price_cents: 3000});
	const {tenantId, subscribe, end, documents} = await payingCustomer(world);
	const {id} = await subscribe(plan.id);
	const start = (await now(world)).toISOString().slice(0, 10);
	await plan.use(tenantId, 1);
	await later(world, 9 * 24);
	await end(id);
	const usage = (await documents()).at(-1)?.line_items.find(({kind}) => kind === 'usage');
	t.like(usage, {period_start: start, period_end: (await now(world)).toISOString().slice(0, 10)});
});

test.serial('what was used in a suspended subscription is billed when its period is over', async t => {
	const plan = await meteredPlan(world, [{unit_price_cents: '100'}]);
	const {tenantId, subscribe, documents} = await payingCustomer(world);
	const {id, current_period_end: ends} = await subscribe(plan.id);
	await plan.use(tenantId, 4);
	t.is((await world.operator.post(`/admin/subscriptions/${id}/suspend`)).status, 200);
	await world.advanceTo(new Date(Date.parse(ends) + 2 * HOUR).toISOString());
	t.deepEqual((await documents()).map(lines), [['usage 400']]);
	await world.operator.post(`/admin/subscriptions/${id}/resume`);
	await later(world, 1);
	t.is((await documents()).length, 1, 'a period that was left is not charged again');
});

test.serial('what comes late of a suspended subscription is billed by itself once no more of it is taken', async t => {
	const plan = await meteredPlan(world, [{unit_price_cents: '100'}]);
	const {tenantId, subscribe, documents} = await payingCustomer(world);
	const {id, current_period_end: ends} = await subscribe(plan.id);
	await plan.use(tenantId, 3);
	await world.operator.post(`/admin/subscriptions/${id}/suspend`);
	await world.advanceTo(new Date(Date.parse(ends) + 2 * HOUR).toISOString());
	await plan.use(tenantId, 4, new Date(Date.parse(ends) - HOUR).toISOString());
	await later(world, 36 * 24);
	t.deepEqual((await documents()).map(lines), [['usage 300'], ['usage 400']]);
});

test.serial('a draft shows the VAT that its lines would be charged, and what decides it', async t => {
	const {tenantId} = await payingCustomer(world);
	const asked = {tenant_id: tenantId, currency: 'EUR', line_items: [{description: 'x', unit_price_cents: 1000}]};
	const {body} = await world.operator.post('/admin/invoices', asked);
	t.like(body.data, {tax_cents: 210, line_items: [{tax_category: 'S', tax_rate: '21.00', tax_cents: 210}]});
	const [line] = body.data.line_items;
	const kept = {id: line.id, description: 'y', unit_price_cents: 1000, tax_category: 'S', tax_rate: '21.00'};
	await world.operator.patch(`/admin/invoices/${body.data.id}`, {line_items: [kept]});
	await world.operator.put(`/admin/tenants/${tenantId}/billing-profile`, {...german, vat_number: 'DE136695976', is_business: true});
	const after = (await world.operator.get(`/admin/invoices/${body.data.id}`)).body.data;
	t.like(
		after,
		{tax_cents: 0, line_items: [{description: 'y', tax_category: 'AE', tax_cents: 0}]},
		'what is shown is not what is asked for',
	);
});
