import test, {type ExecutionContext} from 'ava';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import type {IdOf} from '../../src/domain/platform/values/id.ts';
import {cancelPack} from '../../src/domain/subscriptions/packs/cancel-pack.ts';
import {makePack, makePlan} from '../support/factories.ts';
import {type Document, lines, meteredPlan, payingCustomer} from '../support/paying-customer.ts';
import {startWorld, type World} from '../support/scenario.ts';

type Child = {id: string; service_slug: string; status: string; price_cents: number; current_period_end: string; trial_ends_at: string};
type PackSubscription = Child & {children: Child[]; pack_slug: string; cancelled_at: string; activated_at: string};

const start = async (t: ExecutionContext, now = '2026-06-01T10:00:00Z'): Promise<World> => {
	const world = await startWorld(now);
	t.teardown(world.close);
	return world;
};

/** A customer of a seller of its own that subscribes to a pack. */
async function packCustomer(world: World, pack: Parameters<typeof makePack>[1] = {}) {
	const {slug, plans, id: packId} = await makePack(world, pack);
	const customer = await payingCustomer(world);
	const {status, body} = await customer.admin.post(`/service-packs/${slug}/subscribe`);
	if (status !== 201) throw new Error(JSON.stringify(body));
	await world.drain();
	const subscribed: PackSubscription = body.data;
	const path = `/service-packs/subscriptions/${subscribed.id}`;
	return {
		...{...customer, subscribed, slug, plans, packId, path},
		async state(): Promise<PackSubscription> {
			const all: PackSubscription[] = (await customer.admin.get('/service-packs/subscriptions')).body.data;
			return all.find(({id}) => id === subscribed.id) as PackSubscription;
		},
		/** Types of the facts that were told of this tenant's subscriptions, each with what changed. */
		facts: async (): Promise<string[]> =>
			asSystem(world.inUnit, {because: 'a test reads facts'}, async ({em}) => {
				const rows = await em.execute<{type: string; kind: string | null}[]>(
					`select type, data->>'change_kind' as kind from fact where tenant_id = ? and type like '%subscription.%' order by recorded_at, id`,
					[customer.tenantId],
				);
				return rows.map(({type, kind}) => (kind ? `${type} ${kind}` : type));
			}),
		endNow: async () =>
			asSystem(world.inUnit, {because: 'a test ends a pack'}, async unit =>
				cancelPack(unit, {packSubscriptionId: subscribed.id as IdOf<'packSubscription'>, isImmediate: true}),
			),
	};
}

const described = (document: Document | undefined, slug: string) =>
	document?.line_items.map(({kind, description, amount_cents, period_start}) => {
		const word = description.startsWith(`Pack ${slug}: Service `) ? 'item' : description === `Pack ${slug}` ? 'pack' : 'other';
		return `${kind} ${word} ${amount_cents} ${period_start}`;
	});

test.serial('a pack with a price of its own is charged item by item, to the cent, period after period', async t => {
	const world = await start(t);
	const {subscribed, slug, documents, state, facts, plans} = await packCustomer(world, {
		prices: [1000, 1000, 1000],
		base_price_cents: 2000,
	});
	t.like(subscribed, {status: 'active', pack_slug: slug, price_cents: 2000, activated_at: '2026-06-01T10:00:00.000Z'});
	t.deepEqual(
		subscribed.children.map(({price_cents}) => price_cents),
		[667, 667, 666],
	);
	await world.operator.put(`/admin/catalog/plans/${plans[0]?.id}`, {base_price_cents: 9900});
	await world.advanceTo('2026-07-02T10:00:00Z');
	const [june, july, ...more] = await documents();
	t.deepEqual(described(june, slug), ['recurring item 667 2026-06-01', 'recurring item 667 2026-06-01', 'recurring item 666 2026-06-01']);
	t.deepEqual(described(july, slug), ['recurring item 667 2026-07-01', 'recurring item 667 2026-07-01', 'recurring item 666 2026-07-01']);
	t.deepEqual(
		[june, july].map(each => each?.subtotal_cents),
		[2000, 2000],
	);
	t.deepEqual(more, []);
	t.like(await state(), {status: 'active', current_period_end: '2026-07-31T22:00:00.000Z'});
	t.deepEqual(await facts(), ['pack_subscription.activated', 'pack_subscription.changed renewal'], 'nothing is told of its parts');
});

test.serial(
	'a percentage off follows the prices of its plans where running subscriptions move to them, and keeps what it says itself',
	async t => {
		const world = await start(t);
		const {subscribed, slug, documents, plans, state, admin, tenantId} = await packCustomer(world, {
			...{prices: [3000, 2000], overrides: [null, 1000]},
			...{base_price_cents: undefined, discount_type: 'percentage', discount_percentage: '10'},
		});
		t.like(subscribed, {price_cents: 3600});
		t.deepEqual(
			subscribed.children.map(({price_cents}) => price_cents),
			[2700, 900],
		);
		t.is((await world.operator.get(`/admin/tenants/${tenantId}`)).body.data.billing[0].mrr_cents, 3600, 'it counts once');
		t.is((await world.operator.get(`/admin/tenants/${tenantId}`)).body.data.billing[0].active_subscriptions, 2);
		for (const {id} of plans)
			await world.operator.put(`/admin/catalog/plans/${id}`, {base_price_cents: 5000, apply_to_existing: 'next_renewal'});
		await world.advanceTo('2026-07-02T10:00:00Z');
		const [, july] = await documents();
		t.deepEqual(described(july, slug), ['recurring item 4500 2026-07-01', 'recurring item 900 2026-07-01']);
		t.like(await state(), {price_cents: 5400});
		t.is((await admin.get('/subscriptions')).body.pagination.total, 2);
	},
);

test.serial('where no item counts for anything, one line is for the pack, and ending it gives back from that line', async t => {
	const world = await start(t);
	const {slug, documents, endNow} = await packCustomer(world, {prices: [0, 0], base_price_cents: 3000});
	t.deepEqual(described((await documents())[0], slug), ['recurring pack 3000 2026-06-01']);
	await world.advanceTo('2026-06-10T10:00:00Z');
	await endNow();
	await world.drain();
	const [, note] = await documents();
	t.deepEqual(described(note, slug), ['proration other -2000 2026-06-11']);
});

test.serial('a pack that ends at once gives the days after this one back, of each line that was billed', async t => {
	const world = await start(t);
	const {slug, documents, endNow, state, facts} = await packCustomer(world, {prices: [1000, 1000, 1000], base_price_cents: 2000});
	await world.advanceTo('2026-06-10T10:00:00Z');
	await endNow();
	await world.drain();
	const [invoice, note, ...more] = await documents();
	t.deepEqual(described(note, slug), [
		'proration item -445 2026-06-11',
		'proration item -445 2026-06-11',
		'proration item -444 2026-06-11',
	]);
	t.like(note, {document_type: 'credit_note', referenced_invoice_id: invoice?.id});
	t.deepEqual(more, []);
	const ended = await state();
	t.like(ended, {status: 'cancelled', cancelled_at: '2026-06-10T10:00:00.000Z'});
	t.true(ended.children.every(({status}) => status === 'cancelled'));
	t.deepEqual(await facts(), ['pack_subscription.activated', 'pack_subscription.cancelled']);
	await world.advanceTo('2026-08-02T10:00:00Z');
	t.is((await documents()).length, 2);
});

test.serial('a customer cancels a pack for the end of its period, and all of it ends there', async t => {
	const world = await start(t);
	const {admin, path, state, documents, facts} = await packCustomer(world);
	const cancelled = await admin.post(`${path}/cancel`, {reason: 'Too dear'});
	t.like(cancelled, {status: 200, body: {data: {status: 'cancelling', cancellation_reason: 'Too dear'}}});
	t.true(cancelled.body.data.children.every(({status}: Child) => status === 'cancelling'));
	t.is((await admin.post(`${path}/cancel`)).status, 400);
	await world.advanceTo('2026-08-02T10:00:00Z');
	const ended = await state();
	t.like(ended, {status: 'cancelled', current_period_end: '2026-06-30T22:00:00.000Z'});
	t.true(ended.children.every(({status}) => status === 'cancelled'));
	t.is((await documents()).length, 1);
	t.deepEqual(await facts(), [
		'pack_subscription.activated',
		'pack_subscription.changed scheduled_cancellation',
		'pack_subscription.cancelled',
	]);
	t.is((await admin.post(`${path}/cancel`)).status, 400);
});

test.serial('what belongs to a pack refuses to be changed by itself, and names the pack', async t => {
	const world = await start(t);
	const {subscribed, admin} = await packCustomer(world);
	const [child] = subscribed.children;
	const actions = [
		admin.post(`/subscriptions/${child?.id}/cancel`),
		admin.post(`/subscriptions/${child?.id}/reactivate`),
		world.operator.post(`/admin/subscriptions/${child?.id}/cancel?immediate=true`),
		world.operator.post(`/admin/subscriptions/${child?.id}/suspend`),
		world.operator.post(`/admin/subscriptions/${child?.id}/resume`),
	];
	for (const {status, body} of await Promise.all(actions)) {
		t.is(status, 409);
		t.true(body.error.message.includes(subscribed.id));
	}

	t.is((await admin.get(`/subscriptions/${child?.id}`)).body.data.status, 'active');
});

test.serial('a pack beside single subscriptions stands on the same document, and none of its services is sold twice', async t => {
	const world = await start(t);
	const {admin, slug, plans, documents, subscribe, tenantId, path} = await packCustomer(world);
	const single = await makePlan(world, {base_price_cents: 700});
	await subscribe(single.id);
	const taken = await admin.post('/subscriptions', {plan_id: plans[0]?.id});
	t.is(taken.status, 409);
	t.is((await admin.post(`/service-packs/${slug}/subscribe`)).status, 409);
	const other = await makePack(world);
	const third = await makePlan(world);
	await world.operator.put(`/admin/packs/${other.id}`, {
		items: [
			{service_id: third.service_id, plan_id: third.id},
			{service_id: single.service_id, plan_id: single.id},
		],
	});
	const mixed = await admin.post(`/service-packs/${other.slug}/subscribe`);
	const service = (await admin.get('/subscriptions')).body.data.find(({plan_id}: {plan_id: string}) => plan_id === single.id).service_slug;
	t.is(mixed.status, 409);
	t.regex(mixed.body.error.message, new RegExp(`'${service}'`), 'it names the service');
	t.is((await admin.get('/service-packs/subscriptions')).body.data.length, 1, 'all or none');
	t.is((await admin.get('/subscriptions')).body.pagination.total, 3);
	t.is((await world.operator.get(`/admin/tenants/${tenantId}`)).body.data.billing[0].mrr_cents, 4700);
	await world.advanceTo('2026-07-02T10:00:00Z');
	const all = await documents();
	t.is(all.length, 3);
	t.is(all.at(-1)?.subtotal_cents, 4700);
	t.is((await admin.post(`${path}/cancel`)).status, 200);
	await world.advanceTo('2026-08-02T10:00:00Z');
	t.is((await documents()).at(-1)?.subtotal_cents, 700);
	t.is((await admin.post('/subscriptions', {plan_id: plans[0]?.id})).status, 201, 'free again');
});

test.serial('two that subscribe at once get one pack, and the other one is told of the service', async t => {
	const world = await start(t);
	const {slug} = await makePack(world);
	const {admin} = await payingCustomer(world);
	const answers = await Promise.all([1, 2, 3].map(async () => admin.post(`/service-packs/${slug}/subscribe`)));
	t.deepEqual(answers.map(({status}) => status).toSorted(), [201, 409, 409]);
	for (const {body} of answers.filter(({status}) => status === 409)) t.regex(body.error.message, /live subscription to 'svc_/);
});

test.serial('a pack has its own trial, whatever its plans have; cancelled in it nothing is ever charged, and it is had once', async t => {
	const world = await start(t);
	const trying = await packCustomer(world, {trial_days: 10, plan: {trial_days: 3}});
	t.like(trying.subscribed, {status: 'trialing', trial_ends_at: '2026-06-10T22:00:00.000Z', price_cents: 4000});
	t.true(trying.subscribed.children.every(({trial_ends_at: end}) => end === '2026-06-10T22:00:00.000Z'));
	const leaving = await packCustomer(world, {trial_days: 10});
	t.is((await leaving.admin.post(`${leaving.path}/cancel`)).body.data.status, 'cancelled');
	const again = await leaving.admin.post(`/service-packs/${leaving.slug}/subscribe`);
	t.like(again.body.data, {status: 'active', trial_ends_at: null});
	const without = await packCustomer(world, {plan: {trial_days: 3}});
	t.is(without.subscribed.status, 'active');
	await world.advanceTo('2026-06-12T10:00:00Z');
	t.like(await trying.state(), {status: 'active', current_period_end: '2026-07-10T22:00:00.000Z'});
	const [first, ...more] = await trying.documents();
	t.deepEqual(described(first, trying.slug), ['recurring item 2400 2026-06-11', 'recurring item 1600 2026-06-11']);
	t.deepEqual(more, []);
	const told = await trying.facts();
	t.is(told.filter(fact => fact === 'pack_subscription.trial_ending').length, 3, 'once for the pack, each time');
	t.deepEqual(
		told.filter(fact => fact !== 'pack_subscription.trial_ending'),
		['pack_subscription.activated', 'pack_subscription.changed status_change'],
	);
	t.is((await leaving.documents()).length, 1);
});

test.serial('a pack that is bought once is charged once, and is cancelled at once without giving anything back', async t => {
	const world = await start(t);
	const {admin, path, documents} = await packCustomer(world, {billing_period: 'one_time', plan: {billing_period: 'one_time'}});
	t.is((await documents())[0]?.subtotal_cents, 4000);
	t.is((await admin.post(`${path}/cancel`)).body.data.status, 'cancelled');
	await world.advanceTo('2026-08-02T10:00:00Z');
	t.is((await documents()).length, 1);
});

test.serial('what is used of the services of a pack is charged at the end of the period, by the prices of their plans', async t => {
	const world = await start(t);
	const {id: metered, use} = await meteredPlan(world, [{unit_price_cents: '100'}], {base_price_cents: 1000});
	const {service_id: serviceId} = (await world.operator.get(`/catalog/plans/${metered}`)).body.data;
	const flat = await makePlan(world, {base_price_cents: 3000});
	const items = [
		{service_id: serviceId, plan_id: metered},
		{service_id: flat.service_id, plan_id: flat.id},
	];
	const {tenantId, documents, endNow} = await packCustomer(world, {items, base_price_cents: 2000});
	await use(tenantId, 5);
	await world.advanceTo('2026-07-05T10:00:00Z');
	t.deepEqual(lines((await documents()).at(-1)), ['recurring 500', 'recurring 1500', 'usage 500']);
	await use(tenantId, 2);
	await world.advanceTo('2026-07-31T10:00:00Z');
	await endNow();
	await world.drain();
	t.deepEqual(lines((await documents()).at(-1)), ['usage 200']);
});
