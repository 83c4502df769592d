import test from 'ava';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import {customerAt, shown} from '../support/changing-customer.ts';
import {makePlan, unique} from '../support/factories.ts';
import {HOUR, lines, meteredPlan, net, now, payingCustomer} from '../support/paying-customer.ts';
import {startWorld} from '../support/scenario.ts';

test.serial('a dearer plan counts from this day on: what is left of the old one is given back, of the new one charged', async t => {
	const {world, plan, subscribe, documents, change, preview, state} = await customerAt('2026-07-01T10:00:00Z');
	t.teardown(world.close);
	const [small, large] = [await plan({base_price_cents: 2900}), await plan({base_price_cents: 9900})];
	const {id} = await subscribe(small);
	await world.advanceTo('2026-07-16T10:00:00Z');
	const before = await documents();
	const seen = await preview(id, {plan_id: large});
	t.like(seen, {net_cents: 3613, tax_cents: 759, total_cents: 4372, effective_at: '2026-07-16T10:00:00.000Z'});
	t.deepEqual([seen.credits.map(({amount_cents: cents}) => cents), seen.charges.map(({amount_cents: cents}) => cents)], [[-1497], [5110]]);
	t.deepEqual(await documents(), before, 'a preview changes nothing');
	t.like(await state(id), {plan_id: small});

	t.like((await change(id, {plan_id: large})).body.data, {
		plan_id: large,
		price_cents: 9900,
		current_period_start: '2026-06-30T22:00:00.000Z',
	});
	const [first, second] = await documents();
	t.deepEqual(shown(second ? [second] : []), shown(seen.documents));
	t.like(second, {referenced_invoice_id: first?.id, document_type: 'invoice'});
	t.deepEqual(lines(second).toSorted(), ['proration -1497', 'proration 5110']);
	await world.advanceTo('2026-08-02T10:00:00Z');
	t.deepEqual((await documents()).map(lines).at(-1), ['recurring 9900']);
});

test.serial('a cheaper plan waits for the end of the period; it is seen, replaced and taken back until then', async t => {
	const {world, plan, subscribe, documents, change, preview, state} = await customerAt('2026-06-01T10:00:00Z');
	t.teardown(world.close);
	const [large, small, middle] = [
		await plan({base_price_cents: 9000}),
		await plan({base_price_cents: 3000}),
		await plan({base_price_cents: 6000}),
	];
	const {id} = await subscribe(large);
	t.like((await change(id, {plan_id: small})).body.data, {plan_id: large, pending_plan_id: small, pending_quantity: 1});
	t.like((await change(id, {plan_id: middle, quantity: 1})).body.data, {pending_plan_id: middle});
	t.like((await change(id, {plan_id: large})).body.data, {pending_plan_id: null, pending_quantity: null});
	t.is((await change(id, {plan_id: large})).status, 400);
	const seen = await preview(id, {plan_id: small});
	t.like(seen, {net_cents: 3000, credits: [], effective_at: '2026-06-30T22:00:00.000Z'});
	await change(id, {plan_id: small});
	await world.advanceTo('2026-07-02T10:00:00Z');
	t.like(await state(id), {plan_id: small, price_cents: 3000, pending_plan_id: null});
	t.deepEqual(shown((await documents()).slice(1)), shown(seen.documents));
	t.deepEqual((await documents()).map(lines), [['recurring 9000'], ['recurring 3000']]);
});

test.serial('more of a plan now, fewer when the period is over; the price of the plan stays that of this customer', async t => {
	const {world, plan, subscribe, documents, change, state} = await customerAt('2026-06-01T10:00:00Z');
	t.teardown(world.close);
	const seats = await plan({base_price_cents: 1000});
	const {id} = await subscribe(seats);
	await world.operator.put(`/admin/catalog/plans/${seats}`, {base_price_cents: 5000});
	await world.advanceTo('2026-06-16T10:00:00Z');
	t.like((await change(id, {plan_id: seats, quantity: 3})).body.data, {quantity: 3, price_cents: 1000});
	t.like((await change(id, {plan_id: seats, quantity: 2})).body.data, {quantity: 3, pending_quantity: 2, pending_plan_id: seats});
	await world.advanceTo('2026-07-02T10:00:00Z');
	t.like(await state(id), {quantity: 2, pending_quantity: null});
	t.deepEqual((await documents()).map(lines), [['recurring 1000'], ['proration 1500', 'proration -500'], ['recurring 2000']]);
});

test.serial('another billing period begins this day, and the old one gives back what is left', async t => {
	const {world, plan, subscribe, documents, change, state} = await customerAt('2026-01-01T10:00:00Z');
	t.teardown(world.close);
	const [yearly, monthly] = [
		await plan({base_price_cents: 100_000, billing_period: 'yearly'}),
		await plan({base_price_cents: 10_000, billing_period: 'monthly'}),
	];
	const {id} = await subscribe(yearly);
	await world.advanceTo('2026-03-03T10:00:00Z');
	await change(id, {plan_id: monthly, when: 'now'});
	t.like(await state(id), {
		billing_period: 'monthly',
		current_period_start: '2026-03-02T23:00:00.000Z',
		current_period_end: '2026-04-02T22:00:00.000Z',
	});
	const [, note] = await documents();
	t.like(note, {document_type: 'credit_note'});
	t.deepEqual(lines(note).toSorted(), ['proration -83288', 'recurring 10000']);
	await world.advanceTo('2026-04-04T10:00:00Z');
	t.deepEqual((await documents()).map(lines).at(-1), ['recurring 10000']);
});

test.serial('at the end of a year periods are counted anew from there when they are of another length', async t => {
	const {world, plan, subscribe, documents, change, state} = await customerAt('2026-06-01T10:00:00Z');
	t.teardown(world.close);
	const [weekly, monthly] = [
		await plan({base_price_cents: 700, billing_period: 'weekly'}),
		await plan({base_price_cents: 2000, billing_period: 'monthly'}),
	];
	const {id} = await subscribe(weekly);
	await change(id, {plan_id: monthly, when: 'period_end'});
	await world.advanceTo('2026-06-09T10:00:00Z');
	t.like(await state(id), {
		billing_period: 'monthly',
		current_period_start: '2026-06-07T22:00:00.000Z',
		current_period_end: '2026-07-07T22:00:00.000Z',
	});
	t.deepEqual((await documents()).map(lines), [['recurring 700'], ['recurring 2000']]);
});

test.serial(
	'the first day, the last day, twice a day: each day is paid once, and a tour that ends where it began costs nothing',
	async t => {
		const {world, plan, subscribe, documents, change, state} = await customerAt('2028-02-01T10:00:00Z');
		t.teardown(world.close);
		const [one, two] = [await plan({base_price_cents: 2900}), await plan({base_price_cents: 10_000})];
		const {id} = await subscribe(one);
		await change(id, {plan_id: two, when: 'now'});
		t.is(net(await documents()), 10_000, 'the whole month, from its first day');
		await change(id, {plan_id: one, when: 'now'});
		await change(id, {plan_id: two, when: 'now'});
		t.is(net(await documents()), 10_000);
		await world.advanceTo('2028-02-08T10:00:00Z');
		const credited = await change(id, {plan_id: one, when: 'now'});
		t.is(credited.status, 200);
		t.true(lines((await documents()).at(-1)).includes('proration -7586'), '22 of 29 days');
		await change(id, {plan_id: two, when: 'now'});
		t.is(net(await documents()), 10_000);
		await world.advanceTo('2028-02-29T22:30:00Z');
		await change(id, {plan_id: one, when: 'now'});
		await change(id, {plan_id: two, quantity: 2, when: 'now'});
		t.is(net(await documents()), 10_000 + 345, 'one more for one day of 29');
		t.like(await state(id), {current_period_start: '2028-01-31T23:00:00.000Z', current_period_end: '2028-02-29T23:00:00.000Z'});
		await world.advanceTo('2028-03-02T10:00:00Z');
		t.is(net(await documents()), 10_345 + 20_000);
	},
);

test.serial('who has moved to another zone changes by the days of the period that runs', async t => {
	const {world, plan, admin, subscribe, documents, change, state} = await customerAt('2026-06-01T10:00:00Z');
	t.teardown(world.close);
	const [one, two, yearly] = [
		await plan({base_price_cents: 3000}),
		await plan({base_price_cents: 6000}),
		await plan({base_price_cents: 36_500, billing_period: 'yearly'}),
	];
	const {id} = await subscribe(one);
	await admin.put('/organization/tenant', {time_zone: 'Pacific/Auckland'});
	await world.advanceTo('2026-06-15T20:00:00Z');
	await change(id, {plan_id: two});
	t.deepEqual(lines((await documents()).at(-1)).toSorted(), ['proration -1600', 'proration 3200'], 'it is the 15th still in Amsterdam');
	await change(id, {plan_id: yearly, when: 'now'});
	const all = (await documents()).flatMap(({line_items: items}) => items).filter(({amount_cents: cents}) => cents > 0);
	t.like(
		all.find(({amount_cents: cents}) => cents === 36_500),
		{period_start: '2026-06-15', period_end: '2027-06-14'},
	);
	t.like(await state(id), {current_period_end: '2027-06-14T12:00:00.000Z'});
});

test.serial('usage before a change is priced by the old plan, after it by the new one from where it stood', async t => {
	const world = await startWorld('2026-06-01T10:00:00Z');
	t.teardown(world.close);
	const {tenantId, admin, subscribe, documents} = await payingCustomer(world);
	const old = await meteredPlan(world, [{unit_price_cents: '10', free_units: '100'}], {quotas: {calls: 1000}});
	const subscribed = await subscribe(old.id);
	const service = (await admin.get(`/subscriptions/${subscribed.id}`)).body.data;
	const fresh = (await makePlan(world, {base_price_cents: 0, service_id: service.service_id, quotas: {calls: 2000}})).id;
	await world.operator.put(`/admin/catalog/plans/${fresh}/pricing-tiers`, [
		{
			metric_slug: 'calls',
			model: 'graduated',
			tier_start: '0',
			tier_end: '200',
			unit_price_cents: '5',
			unit_label: 'call',
			free_units: '100',
		},
		{metric_slug: 'calls', model: 'graduated', tier_start: '200', unit_price_cents: '1', unit_label: 'call'},
	]);
	await old.use(tenantId, 150);
	await world.advanceTo('2026-06-11T09:00:00Z');
	await old.use(tenantId, 50);
	const changed = await admin.post(`/subscriptions/${subscribed.id}/change-plan`, {plan_id: fresh, when: 'now'});
	t.is(changed.status, 200, JSON.stringify(changed.body));
	await world.drain();
	t.deepEqual((await documents()).map(lines), [['proration 0', 'usage 500']], 'P_old(150) = 50 × 10');
	const [quota] = (await admin.get('/usage/quotas')).body.data;
	t.like(quota, {used: '200', limit: 2000, period_start: '2026-05-31T22:00:00.000Z'});
	const [report] = (await admin.get('/usage/summary')).body.data.services;
	t.like(report.metrics[0], {quantity: '200', cost_cents: 250}, 'P_new(200) − P_new(150) = 500 − 250');
	await old.use(tenantId, 200);
	await world.advanceTo('2026-07-02T10:00:00Z');
	const last = (await documents()).at(-1);
	t.deepEqual(
		lines(last).filter(line => line.startsWith('usage')),
		['usage 850'],
		'P_new(400) − P_new(150) = 1000 + 100 − 250',
	);
	t.like(
		last?.line_items.find(({kind}) => kind === 'usage'),
		{period_start: '2026-06-11', period_end: '2026-06-30'},
	);
});

test.serial('what cannot be changed says why', async t => {
	const {world, plan, admin, subscribe, change, service} = await customerAt('2026-06-01T10:00:00Z');
	t.teardown(world.close);
	const [one, two] = [await plan({base_price_cents: 3000}), await plan({base_price_cents: 6000})];
	const {id} = await subscribe(one);
	const foreign = (await makePlan(world)).id;
	t.like(await change(id, {plan_id: foreign}), {status: 422, body: {error: {details: [{path: 'plan_id'}]}}});
	t.is((await change(id, {plan_id: (await makePlan(world, {service_id: service.id, is_public: false})).id})).status, 404);
	t.is((await change(id, {plan_id: await plan({currency: 'USD'})})).status, 422);
	t.is((await change(id, {plan_id: one})).status, 400);
	t.is((await change(id, {plan_id: two, quantity: 0, when: 'soon'})).body.error.details.length, 2);
	await admin.post(`/subscriptions/${id}/cancel`);
	const refused = await change(id, {plan_id: two});
	t.is(refused.status, 400);
	t.regex(refused.body.error.message, /cancelling: only one that is trialing, active or past due can/);
	const other = await payingCustomer(world);
	t.is((await other.admin.post(`/subscriptions/${id}/change-plan?preview=true`, {plan_id: two})).status, 404);
});

test.serial('a preview is no answer to keep: Idempotency-Key counts for the change alone', async t => {
	const {world, plan, admin, subscribe} = await customerAt('2026-06-01T10:00:00Z');
	t.teardown(world.close);
	const [one, two] = [await plan({base_price_cents: 3000}), await plan({base_price_cents: 6000})];
	const {id} = await subscribe(one);
	const key = {'idempotency-key': unique('key')};
	t.is((await admin.post(`/subscriptions/${id}/change-plan?preview=true`, {plan_id: two}, key)).status, 200);
	t.like(await admin.post(`/subscriptions/${id}/change-plan`, {plan_id: two}, key), {status: 200, body: {data: {plan_id: two}}});
	t.like(await admin.post(`/subscriptions/${id}/change-plan`, {plan_id: two}, key), {status: 200, body: {data: {plan_id: two}}});
});

test.serial('a preview of more is what follows, also when something else is due with it', async t => {
	const {world, plan, subscribe, documents, change, preview} = await customerAt('2026-06-01T10:00:00Z');
	t.teardown(world.close);
	const [one, two] = [await plan({base_price_cents: 3000}), await plan({base_price_cents: 6000})];
	const {id} = await subscribe(one);
	await subscribe((await makePlan(world, {base_price_cents: 500})).id);
	for (const body of [{plan_id: two}, {plan_id: one}]) {
		const seen = await preview(id, body);
		const before = (await documents()).map(document => document.id);
		await change(id, body);
		await world.advanceTo(new Date(Math.max(Date.parse(seen.effective_at), (await now(world)).getTime()) + HOUR).toISOString());
		const made = (await documents()).filter(document => !before.includes(document.id));
		t.deepEqual(shown(made), shown(seen.documents), JSON.stringify(body));
	}
});

test.serial('each change is told with its kind and the plan before; of twenty at once one is made', async t => {
	const {world, plan, subscribe, change} = await customerAt('2026-06-01T10:00:00Z');
	t.teardown(world.close);
	const [one, two] = [await plan({base_price_cents: 3000}), await plan({base_price_cents: 6000})];
	const {id} = await subscribe(one);
	const answers = await Promise.all(Array.from({length: 20}, async () => change(id, {plan_id: two})));
	t.deepEqual(answers.map(({status}) => status).toSorted(), [200, ...Array(19).fill(400)]);
	await change(id, {plan_id: two, quantity: 2});
	await change(id, {plan_id: one, when: 'period_end'});
	await world.advanceTo('2026-08-02T10:00:00Z');
	const told = await asSystem(world.inUnit, {because: 'test'}, async ({em}) =>
		em.execute<{kind: string; plan: string; before: string}[]>(
			`select data->>'change_kind' as kind, data->>'plan_key' as plan, data->>'previous_plan_key' as before from fact
			 where type = 'subscription.changed' and data->>'subscription_id' = ? order by occurred_at, idempotency_key`,
			[id],
		),
	);
	t.deepEqual(
		told.map(({kind, plan: now, before}) => [kind, now === before]),
		[
			['plan_change', false],
			['quantity_change', true],
			['plan_change', false],
			['renewal', true],
		],
	);
});
