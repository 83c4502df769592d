import anyTest, {type TestFn} from 'ava';
import {makeCustomer, makePlan, makeService, unique} from '../../support/factories.ts';
import {startWorld, type World} from '../../support/world.ts';

const test = anyTest as TestFn<{world: World}>;

test.before(async t => {
	t.context.world = await startWorld();
});
test.after.always(async t => t.context.world?.close());

const labels = (answer: {body: {data: {label: string}[]}}) => answer.body.data.map(({label}) => label);

/** A service that a new tenant subscribes to. */
async function subscribed(world: World) {
	const service = await makeService(world);
	const plan = await makePlan(world, {service_id: service.id});
	const {tenantId, admin} = await makeCustomer(world);
	const {body} = await admin.post('/subscriptions', {plan_id: plan.id});
	const member = await world.as({
		sub: `usr_member_of_${tenantId}`,
		tenant_id: tenantId,
		partner_id: 'prt_reseller',
		roles: ['tenant_member'],
	});
	return {service, tenantId, admin, member, subscriptionId: body.data.id as string};
}

const entrypoint = (serviceId: string, fields: Record<string, unknown> = {}) => ({
	service_id: serviceId,
	label: 'Open',
	url_template: 'https://{{tenant.slug}}.crm.example/?t={{tenant.id}}',
	entry_type: 'web',
	...fields,
});

test.serial('a tenant gets the ways into what it subscribes to, filled in, by sort order and name', async t => {
	const {world} = t.context;
	const {service, tenantId, admin} = await subscribed(world);
	const other = await makeService(world);
	for (const fields of [
		{label: 'Zeta', sort_order: 1},
		{label: 'Last', sort_order: 2},
		{label: 'Alpha', sort_order: 1},
		{label: 'Off', is_active: false},
		{label: 'Needs its endpoint', url_template: 'https://crm.example/{{endpoint}}'},
	])
		t.is((await world.operator.post('/admin/entrypoints', entrypoint(service.id, fields))).status, 201);
	await world.operator.post('/admin/entrypoints', entrypoint(other.id, {label: 'Not subscribed to'}));

	const listed = await admin.get('/entrypoints');
	t.deepEqual(labels(listed), ['Alpha', 'Zeta', 'Last']);
	const slug = `t-${tenantId.slice(4).toLowerCase()}`;
	t.is(listed.body.data[0].url, `https://${slug}.crm.example/?t=${tenantId}`);
	const all = await world.operator.get(`/admin/entrypoints?service_id=${service.id}`);
	t.deepEqual(labels(all), ['Needs its endpoint', 'Off', 'Alpha', 'Zeta', 'Last']);
	const detail = await admin.get(`/catalog/services/${service.slug}`);
	t.deepEqual(
		detail.body.data.entrypoints.map(({label}: {label: string}) => label),
		['Needs its endpoint', 'Alpha', 'Zeta', 'Last'],
	);
});

test.serial('a way in that needs a role is shown to who holds it or more', async t => {
	const {world} = t.context;
	const {service, admin, member} = await subscribed(world);
	for (const [label, role] of [
		['Everybody', undefined],
		['Members', 'tenant_member'],
		['Tenant admins', 'tenant_admin'],
		['Operators', 'platform_admin'],
	])
		await world.operator.post('/admin/entrypoints', entrypoint(service.id, {label, required_role: role}));
	t.deepEqual(labels(await admin.get('/entrypoints')), ['Everybody', 'Members', 'Tenant admins']);
	t.deepEqual(labels(await member.get('/entrypoints')), ['Everybody', 'Members']);
	const detail = await member.get(`/catalog/services/${service.slug}`);
	t.deepEqual(
		detail.body.data.entrypoints.map(({label}: {label: string}) => label),
		['Everybody', 'Members'],
	);
});

test.serial('when the subscription is over, so is the way in', async t => {
	const {world} = t.context;
	const {service, admin, subscriptionId} = await subscribed(world);
	await world.operator.post('/admin/entrypoints', entrypoint(service.id));
	t.is((await admin.get('/entrypoints')).body.data.length, 1);
	await world.inUnit({reach: {kind: 'everything', because: 'a test'}, cause: {requestId: 'test', actor: 'test'}}, async ({em}) =>
		em.execute("update subscription set status = 'cancelled' where id = ?", [subscriptionId]),
	);
	t.deepEqual((await admin.get('/entrypoints')).body.data, []);
});

test.serial('an entrypoint is changed in what is given, and deleted', async t => {
	const {world} = t.context;
	const service = await makeService(world);
	const {body} = await world.operator.post('/admin/entrypoints', entrypoint(service.id, {description: 'Kept', icon: 'door'}));
	const {id} = body.data;
	t.like(body.data, {is_active: true, sort_order: 0, required_role: null});
	const changed = await world.operator.put(`/admin/entrypoints/${id}`, {label: 'Enter', icon: null});
	t.like(changed.body.data, {label: 'Enter', icon: null, description: 'Kept', url_template: body.data.url_template});
	t.is((await world.operator.put(`/admin/entrypoints/${id}`, {url_template: 'http://plain.example/'})).status, 422);
	t.is((await world.operator.put(`/admin/entrypoints/${id}`, {service_id: service.id})).status, 422, 'it stays with its service');
	t.deepEqual((await world.operator.delete(`/admin/entrypoints/${id}`)).body.data, {deleted: true});
	t.is((await world.operator.delete(`/admin/entrypoints/${id}`)).status, 404);
	t.is((await world.operator.put(`/admin/entrypoints/${id}`, {label: 'Gone'})).status, 404);
});

test.serial('an entrypoint of no service, with a wrong URL or an unknown role is refused', async t => {
	const {world} = t.context;
	const service = await makeService(world);
	t.is((await world.operator.post('/admin/entrypoints', entrypoint('svc_01jd2x4k7m9q3s5v8x0z2b4d6f'))).status, 404);
	for (const fields of [
		{url_template: 'javascript:alert(1)'},
		{url_template: 'https://x.example/{{tenant.secret}}'},
		{required_role: 'king'},
		{entry_type: 'door'},
	])
		t.is((await world.operator.post('/admin/entrypoints', entrypoint(service.id, fields))).status, 422, JSON.stringify(fields));
});

test.serial("entrypoints are the operator's to change and a tenant's to use", async t => {
	const {world} = t.context;
	const service = await makeService(world);
	t.is((await (await world.partnerAdmin()).post('/admin/entrypoints', entrypoint(service.id))).status, 403);
	t.is((await (await world.tenantAdmin(unique('tnt'))).get('/admin/entrypoints')).status, 403);
	t.is((await world.operator.get('/entrypoints')).status, 403);
});
