import test from 'ava';
import {makePlan, makeService} from '../support/factories.ts';
import {later, lines, meteredPlan, net, payingCustomer} from '../support/paying-customer.ts';
import {startWorld, type World} from '../support/scenario.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-10T10:00:00Z');
});
test.after.always(async () => world?.close());

const create = async (tenantId: string, planId: string, more: Record<string, unknown> = {}) => {
	const answer = await world.operator.post('/admin/subscriptions', {tenant_id: tenantId, plan_id: planId, ...more});
	await world.drain();
	return answer;
};

const override = async (id: string, body: Record<string, unknown>) => {
	const answer = await world.operator.post(`/admin/subscriptions/${id}/override`, {reason: 'A mistake', ...body});
	await world.drain();
	return answer;
};

test.serial('staff subscribe a customer from an earlier day on, at a price of its own that later prices do not touch', async t => {
	const {tenantId, documents} = await payingCustomer(world);
	const {id: planId} = await makePlan(world, {base_price_cents: 5000, is_public: false, trial_days: 14});
	const made = await create(tenantId, planId, {start_at: '2026-05-20', price_cents: 4000, trial_days: 0, quantity: 2});
	t.like(made, {status: 201, body: {data: {status: 'active', price_cents: 4000, current_period_start: '2026-05-19T22:00:00.000Z'}}});
	await world.operator.put(`/admin/catalog/plans/${planId}`, {base_price_cents: 9000, apply_to_existing: 'next_renewal'});
	await world.advanceTo('2026-06-21T10:00:00Z');
	t.deepEqual(
		(await documents()).map(({line_items: [line]}) => [line?.amount_cents, line?.period_start, line?.period_end]),
		[
			[8000, '2026-05-20', '2026-06-19'],
			[8000, '2026-06-20', '2026-07-19'],
		],
	);
});

test.serial('a start is not after this day, and not before the period that runs; a service is tried once', async t => {
	const {tenantId, end} = await payingCustomer(world);
	const {id: planId} = await makePlan(world, {trial_days: 3});
	const faulty = await create(tenantId, planId, {start_at: '2026-06-22'});
	t.like(faulty, {status: 422, body: {error: {details: [{path: 'start_at', message: 'must not be after this day'}]}}});
	t.like(await create(tenantId, planId, {start_at: '2026-06-17'}), {
		status: 422,
		body: {error: {details: [{path: 'start_at', message: 'must not be before the running trial'}]}},
	});
	t.is((await create(tenantId, planId, {start_at: '2026-05-21', trial_days: 0})).status, 422);
	const tried = await create(tenantId, planId, {start_at: '2026-06-20'});
	t.like(tried.body.data, {status: 'trialing', trial_ends_at: '2026-06-22T22:00:00.000Z'});
	t.is((await create(tenantId, planId)).status, 409);
	await end(tried.body.data.id);
	t.like(await create(tenantId, planId, {trial_days: 1}), {status: 422, body: {error: {details: [{path: 'trial_days'}]}}});
	t.like((await create(tenantId, planId)).body.data, {status: 'active'});
});

test.serial('what is not for sale, whom nobody reaches and who has no billing profile is not subscribed', async t => {
	const {tenantId} = await payingCustomer(world);
	const {id: planId} = await makePlan(world, {is_active: false});
	t.is((await create(tenantId, planId)).status, 400);
	t.is((await create('tnt_nobody', planId)).status, 404);
	const staff = await world.partnerAdmin('prt_elsewhere');
	const {id: sold} = await makePlan(world);
	t.is((await staff.post('/admin/subscriptions', {tenant_id: tenantId, plan_id: sold})).status, 404);
	const admin = await world.tenantAdmin('tnt_without_profile', 'prt_reseller');
	await admin.get('/auth/me');
	t.is((await create('tnt_without_profile', sold)).status, 400);
});

test.serial('of many, each is done by itself: what refuses one stops no other', async t => {
	const customers = await Promise.all([1, 2, 3].map(async () => payingCustomer(world)));
	const {id: planId} = await makePlan(world, {base_price_cents: 3000});
	const ids = [];
	for (const {subscribe} of customers) ids.push((await subscribe(planId)).id);
	await world.operator.post(`/admin/subscriptions/${ids[1]}/suspend`);
	const missing = 'sub_01jd2x4k7m9q3s5v8x0z2b4d6f';
	const asked = {action: 'suspend', ids: [ids[0], ids[1], missing, ids[2], ids[0]], reason: 'r'.repeat(500)};
	const {status, body} = await world.operator.post('/admin/subscriptions/bulk', asked);
	t.is(status, 200);
	t.deepEqual(body.data.succeeded, [ids[0], ids[2]]);
	t.like(body.data.failed, [
		{id: ids[1], error: {code: 'bad_request'}},
		{id: missing, error: {code: 'not_found', message: `Subscription '${missing}' not found`}},
	]);
	const {body: gone} = await world.operator.post('/admin/subscriptions/bulk', {action: 'cancel_immediate', ids});
	t.deepEqual(gone.data, {succeeded: ids, failed: []});
	t.is((await world.operator.post('/admin/subscriptions/bulk', {action: 'cancel', ids: Array(501).fill(missing)})).status, 422);
	const staff = await world.partnerAdmin('prt_elsewhere');
	const {succeeded, failed} = (await staff.post('/admin/subscriptions/bulk', {action: 'resume', ids})).body.data;
	t.deepEqual([succeeded, failed.map(({error}: {error: {code: string}}) => error.code)], [[], ['not_found', 'not_found', 'not_found']]);
});

test.serial(
	'an override of the plan gives nothing back and charges nothing; usage and the next period are those of the new plan',
	async t => {
		const {tenantId, admin, subscribe, documents} = await payingCustomer(world);
		const metered = await meteredPlan(world, [{unit_price_cents: '10'}], {base_price_cents: 3000});
		const {id} = await subscribe(metered.id);
		const {service_id: serviceId} = (await admin.get(`/subscriptions/${id}`)).body.data;
		const {id: other} = await makePlan(world, {base_price_cents: 9000, service_id: serviceId});
		await world.operator.put(`/admin/catalog/plans/${other}/pricing-tiers`, [
			{metric_slug: 'calls', model: 'graduated', tier_start: '0', unit_price_cents: '1', unit_label: 'call'},
		]);
		await metered.use(tenantId, 10);
		await world.advanceTo('2026-06-22T10:00:00Z');
		t.like((await override(id, {plan_id: other})).body.data, {plan_id: other, price_cents: 9000, status: 'active'});
		await metered.use(tenantId, 100);
		t.is(net(await documents()), 3000 + 100, 'ten calls at the old price');
		await world.advanceTo('2026-06-30T10:00:00Z');
		await world.operator.post(`/admin/subscriptions/${id}/cancel?immediate=true`);
		await world.drain();
		const last = (await documents()).at(-1);
		t.deepEqual(lines(last).toSorted(), ['proration -2000', 'usage 100'], 'the days are given back as they were billed');
		t.is((await override(id, {plan_id: metered.id})).status, 400, 'what is over stays over');
		const log = (await world.operator.get(`/admin/audit-log?resource_id=${id}`)).body.data as {after: {override_reason?: string} | null}[];
		t.true(log.some(({after}) => after?.override_reason === 'A mistake'));
	},
);

test.serial('an override of the state follows the arrows of the lifecycle', async t => {
	const {subscribe, documents, admin} = await payingCustomer(world);
	const service = await makeService(world);
	const {id: planId} = await makePlan(world, {base_price_cents: 3000, trial_days: 14, service_id: service.id});
	const {id} = await subscribe(planId);
	t.like(await override(id, {status: 'suspended'}), {status: 400});
	t.regex(
		(await override(id, {status: 'suspended'})).body.error.message,
		/trialing: only one that is active or past due can become suspended/,
	);
	t.like((await override(id, {status: 'active'})).body.data, {status: 'active'});
	await later(world, 1);
	t.is((await documents()).length, 1);
	for (const status of ['past_due', 'active', 'suspended', 'active', 'cancelling', 'active', 'expired'])
		t.like((await override(id, {status})).body.data, {status}, status);
	t.is((await override(id, {status: 'active'})).status, 400);
	t.is((await override(id, {})).status, 422);
	t.is((await world.operator.post(`/admin/subscriptions/${id}/override`, {status: 'cancelled'})).status, 422);
	t.like((await admin.get(`/subscriptions/${id}`)).body.data, {status: 'expired'});
});
