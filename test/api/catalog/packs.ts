import test from 'ava';
import {makeCustomer, makePack, makePlan, makeSeller, makeService, unique} from '../../support/factories.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-01T10:00:00Z');
});
test.after.always(async () => world?.close());

/** A pack as it is asked for, of two plans of 30.00 and 20.00 a month. */
async function asked(fields: Record<string, unknown> = {}) {
	const plans = [await makePlan(world, {base_price_cents: 3000}), await makePlan(world, {base_price_cents: 2000})];
	const items = plans.map(({id, service_id}) => ({service_id, plan_id: id}));
	return {slug: unique('pack'), name: 'Office', billing_period: 'monthly', currency: 'EUR', base_price_cents: 4000, items, ...fields};
}

const create = async (pack: Record<string, unknown>) => world.operator.post('/admin/packs', pack);

const faults = ({body}: {body: {error?: {details?: {path: string; message: string}[]}}}) =>
	body.error?.details?.map(({path, message}) => `${path} ${message}`);

test.serial('a pack shows what it costs, in both ways to price it', async t => {
	const fixed = await create(await asked({description: 'All of it', trial_days: 7, features: {items: ['One price']}, sort_order: -5}));
	t.is(fixed.status, 201);
	t.like(fixed.body.data, {
		...{discount_type: 'fixed_price', discount_percentage: null, base_price_cents: 4000, price_cents: 4000},
		...{is_active: true, is_public: true, trial_days: 7, features: {items: ['One price']}},
	});
	const percentage = await create(await asked({base_price_cents: undefined, discount_type: 'percentage', discount_percentage: 12.5}));
	t.like(percentage.body.data, {discount_percentage: '12.5', price_cents: 4375});
	const id = percentage.body.data.id;
	const [first] = percentage.body.data.items;
	const changed = await world.operator.put(`/admin/packs/${id}`, {
		items: [{...first, override_price_cents: 1000, sort_order: 3}],
		discount_percentage: '50',
	});
	t.like(changed.body.data, {price_cents: 500, items: [{...first, override_price_cents: 1000, sort_order: 3}], name: 'Office'});
	t.deepEqual((await world.operator.get(`/admin/packs/${id}`)).body.data, changed.body.data);
	t.is((await world.operator.get(`/admin/packs?q=${changed.body.data.slug}`)).body.pagination.total, 1);
	const {admin} = await makeCustomer(world);
	const listed = await admin.get('/service-packs');
	t.is(listed.body.data[0].id, fixed.body.data.id, 'by sort order, then by name');
	t.is(listed.body.data[0].items, undefined);
});

test.serial('what cannot be a pack is refused with all its faults at once, and leaves nothing behind', async t => {
	const good = await asked();
	const [first, second] = good.items;
	const yearly = await makePlan(world, {billing_period: 'yearly', currency: 'USD'});
	const wrong = await create({
		...good,
		items: [first, {...second, plan_id: first?.plan_id}, {service_id: yearly.service_id, plan_id: yearly.id}, {...first}],
		discount_type: 'percentage',
	});
	t.is(wrong.status, 422);
	t.deepEqual(faults(wrong), [
		'items.1.plan_id is a plan of another service',
		'items.2.plan_id is charged in USD, the pack in EUR',
		'items.2.plan_id is charged yearly, the pack monthly',
		'items.3.service_id is in the pack already: a pack holds one plan of a service',
		'discount_percentage is needed when the discount_type is percentage',
	]);
	t.deepEqual(faults(await create({...good, base_price_cents: undefined})), [
		'base_price_cents is needed when the discount_type is fixed_price',
	]);
	for (const [field, value] of [
		['items', []],
		['items', Array.from({length: 21}, () => first)],
		['discount_percentage', 101],
		['discount_percentage', -1],
		['slug', 'subscriptions'],
		['billing_period', 'hourly'],
		['base_price_cents', -1],
		['trial_days', 366],
		['colour', 'red'],
	] as const) {
		const answer = await create({...good, [field]: value});
		t.is(answer.status, 422, `${field}: ${JSON.stringify(value)}`);
	}

	t.is((await create({...good, items: [{...first, plan_id: 'pln_00000000000000000000000000'}]})).status, 404);
	t.is((await create({...good, items: [{...first, service_id: 'svc_00000000000000000000000000'}]})).status, 404);
	t.is((await world.operator.get(`/admin/packs?q=${good.slug}`)).body.pagination.total, 0);
	const made = await create(good);
	t.is(made.status, 201);
	t.is((await create(good)).status, 409);
	t.is((await world.operator.put(`/admin/packs/${made.body.data.id}`, {currency: 'USD'})).status, 422);
	t.is((await world.operator.put(`/admin/packs/${made.body.data.id}`, {slug: 'other'})).status, 422);
	t.deepEqual((await world.operator.get(`/admin/packs/${made.body.data.id}`)).body.data, made.body.data);
});

test.serial(
	'items that together cost more than any amount can be are refused, and prices that rise beyond it are shown as the limit',
	async t => {
		const most = 9_000_000_000_000_000;
		const good = await asked({base_price_cents: undefined, discount_type: 'percentage', discount_percentage: 0});
		const items = good.items.map(item => ({...item, override_price_cents: most}));
		t.deepEqual(faults(await create({...good, items})), ['items come to more than the limit of amounts']);
		const {id} = (await create(good)).body.data;
		for (const {plan_id} of good.items) await world.operator.put(`/admin/catalog/plans/${plan_id}`, {base_price_cents: most});
		t.is((await world.operator.get(`/admin/packs/${id}`)).body.data.price_cents, most);
		const {partner} = await makeSeller(world);
		const {admin} = await makeCustomer(world, {partner});
		t.is((await admin.post(`/service-packs/${good.slug}/subscribe`)).status, 422);
	},
);

test.serial('a pack that nobody ever subscribed to is deleted, any other is only taken off', async t => {
	const [never, once] = [await makePack(world), await makePack(world)];
	const {admin} = await makeCustomer(world);
	const other = await makeCustomer(world);
	t.is((await admin.post(`/service-packs/${once.slug}/subscribe`)).status, 201);
	for (const {id} of [never, once]) t.is((await world.operator.delete(`/admin/packs/${id}`)).status, 204);
	t.is((await world.operator.get(`/admin/packs/${never.id}`)).status, 404);
	t.is((await world.operator.delete(`/admin/packs/${never.id}`)).status, 404);
	t.false((await world.operator.get(`/admin/packs/${once.id}`)).body.data.is_active);
	t.is((await other.admin.get(`/service-packs/${once.slug}`)).status, 404);
	t.is((await other.admin.post(`/service-packs/${once.slug}/subscribe`)).status, 404);
	t.is((await admin.get(`/service-packs/${once.slug}`)).status, 200, 'who subscribes to it still sees it');
	t.true((await admin.get('/service-packs')).body.data.some(({id}: {id: string}) => id === once.id));
});

test.serial('packs are sold by the operator alone, and bought by tenants alone', async t => {
	const {id, slug} = await makePack(world);
	const staff = await world.partnerAdmin();
	t.is((await staff.get('/admin/packs')).status, 403);
	t.is((await staff.put(`/admin/packs/${id}`, {name: 'Mine'})).status, 403);
	t.is((await world.operator.get(`/service-packs/${slug}`)).status, 403);
	const hidden = await makePack(world, {is_public: false});
	const {admin} = await makeCustomer(world);
	t.is((await admin.get(`/service-packs/${hidden.slug}`)).status, 404);
	const service = await makeService(world);
	const secret = await makePlan(world, {service_id: service.id, is_public: false});
	const pack = await create({...(await asked()), items: [{service_id: service.id, plan_id: secret.id}]});
	t.is((await admin.post(`/service-packs/${pack.body.data.slug}/subscribe`)).status, 404, 'nothing is bought that is not on offer');
	const nobody = await world.tenantAdmin(unique('tnt'));
	const refused = await nobody.post(`/service-packs/${slug}/subscribe`);
	t.is(refused.status, 400);
	t.regex(refused.body.error.message, /billing profile/);
	t.is((await nobody.get('/service-packs/subscriptions')).body.data.length, 0);
});
