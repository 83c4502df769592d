import anyTest, {type TestFn} from 'ava';
import {makePerson, unique} from '../../support/factories.ts';
import {startWorld, type World} from '../../support/world.ts';

const test = anyTest as TestFn<{world: World}>;

test.before(async t => {
	t.context.world = await startWorld();
});
test.after.always(async t => t.context.world?.close());

/** Somebody who has signed in once; `again` is the same person with a token that nobody has seen. */
async function person(world: World, claims: {tenant_id?: string; partner_id?: string; roles?: string[]}) {
	const {id, client} = await makePerson(world, claims);
	return {id, client, path: `/admin/users/${id}`, again: async () => world.as({sub: id, ...claims, again: unique('n')})};
}

const operatorStaff = (world: World, roles: string[] = []) => person(world, {partner_id: 'prt_operator', roles});
const tenantUser = (world: World, partner = 'prt_reseller', tenant = unique('tnt')) =>
	person(world, {tenant_id: tenant, partner_id: partner});

test('a role that is given counts from the next token on, and no longer when it is taken away', async t => {
	const {world} = t.context;
	const ada = await tenantUser(world);
	t.is((await ada.client.get('/billing/billing-profile')).status, 403);

	const given = await world.operator.post(`${ada.path}/role`, {role: 'tenant_admin'});
	t.is(given.status, 200);
	t.deepEqual(given.body.data.roles, ['tenant_admin']);
	t.true(given.body.data.effective_permissions.includes('billing:manage'));
	t.is((await (await ada.again()).get('/billing/billing-profile')).status, 200);
	t.is((await world.operator.post(`${ada.path}/role`, {role: 'tenant_admin'})).status, 200, 'given twice is given');

	const taken = await world.operator.delete(`${ada.path}/role?role=tenant_admin`);
	t.deepEqual([taken.status, taken.body.data.roles], [200, []]);
	t.is((await (await ada.again()).get('/billing/billing-profile')).status, 403);
	const nothingThere = await world.operator.delete(`${ada.path}/role?role=tenant_admin`);
	t.is(nothingThere.status, 404);
});

test('a partner admin gives roles to the own people only', async t => {
	const {world} = t.context;
	const admin = await world.partnerAdmin('prt_reseller');
	const own = await tenantUser(world);
	const colleague = await person(world, {partner_id: 'prt_reseller'});
	const foreign = await tenantUser(world, 'prt_other');
	const operators = await operatorStaff(world);

	t.is((await admin.post(`${own.path}/role`, {role: 'tenant_admin'})).status, 200);
	t.is((await admin.post(`${colleague.path}/role`, {role: 'partner_admin'})).status, 200);
	t.is((await admin.post(`${own.path}/role`, {role: 'partner_admin'})).status, 403);
	t.is((await admin.post(`${colleague.path}/role`, {role: 'support'})).status, 403);
	t.is((await admin.post(`${colleague.path}/role`, {role: 'super_admin'})).status, 403);
	t.is((await admin.post(`${colleague.path}/role`, {role: 'service_account'})).status, 403);
	for (const {path} of [foreign, operators]) {
		t.is((await admin.get(path)).status, 404);
		t.is((await admin.post(`${path}/role`, {role: 'tenant_member'})).status, 404);
		t.is((await admin.patch(path, {is_active: false})).status, 404);
	}
});

test('nobody changes their own roles or switches themselves off', async t => {
	const {world} = t.context;
	await world.operator.get('/auth/me');
	t.is((await world.operator.post('/admin/users/usr_operator/role', {role: 'support'})).status, 403);
	t.is((await world.operator.delete('/admin/users/usr_operator/role?role=support')).status, 403);
	t.is((await world.operator.patch('/admin/users/usr_operator', {is_active: false})).status, 403);
});

test('a platform_admin neither makes a super_admin nor switches one off', async t => {
	const {world} = t.context;
	const platformAdmin = await operatorStaff(world, ['platform_admin']);
	const [one, two] = [await operatorStaff(world), await operatorStaff(world)];
	t.is((await platformAdmin.client.post(`${one.path}/role`, {role: 'super_admin'})).status, 403);
	for (const {path} of [one, two]) t.is((await world.operator.post(`${path}/role`, {role: 'super_admin'})).status, 200);
	t.is((await platformAdmin.client.patch(one.path, {is_active: false})).status, 403);
	t.is((await platformAdmin.client.delete(`${one.path}/role?role=super_admin`)).status, 403);
	t.is((await platformAdmin.client.post(`${one.path}/role`, {role: 'support'})).status, 200);
});

test('whoever is switched off is 401 with the next token, until they are switched on again', async t => {
	const {world} = t.context;
	const ada = await tenantUser(world);
	const off = await world.operator.patch(ada.path, {is_active: false});
	t.deepEqual([off.status, off.body.data.is_active], [200, false]);
	t.is((await (await ada.again()).get('/auth/me')).status, 401);
	t.is((await world.operator.patch(ada.path, {is_active: true})).status, 200);
	t.is((await (await ada.again()).get('/auth/me')).status, 200);
});

test('users are found by a part of name, e-mail and id in any case, and by tenant, partner and role', async t => {
	const {world} = t.context;
	const tenant = unique('tnt');
	const ada = await tenantUser(world, 'prt_search', tenant);
	const bob = await person(world, {partner_id: 'prt_search'});
	await world.operator.post(`${bob.path}/role`, {role: 'partner_admin'});
	const found = async (query: string) => {
		const {status, body} = await world.operator.get(`/admin/users?${query}`);
		t.is(status, 200);
		return body.data.map(({id}: {id: string}) => id).sort();
	};

	t.deepEqual(await found(`q=${ada.id.slice(2).toUpperCase()}`), [ada.id]);
	t.deepEqual(await found(`tenant_id=${tenant}`), [ada.id]);
	t.deepEqual(await found('partner_id=prt_search'), [bob.id, ada.id].sort());
	t.deepEqual(await found('partner_id=prt_search&role=partner_admin'), [bob.id]);
	t.deepEqual(await found('q=%25'), [], 'a percent sign is looked for as it is');
	t.is((await world.operator.get('/admin/users?tenant_id=tnt_nobody')).status, 404);
	t.is((await world.operator.get('/admin/users?partner_id=prt_nobody')).status, 404);
	t.is((await world.operator.get('/admin/users?role=boss')).status, 422);
});

test('all faults of a role are told at once', async t => {
	const {world} = t.context;
	const ada = await tenantUser(world);
	const {status, body} = await world.operator.post(`${ada.path}/role`, {role: 'boss', since: 'now'});
	t.is(status, 422);
	t.deepEqual(body.error.details.map(({path}: {path: string}) => path).sort(), ['role', 'since']);
	t.is((await world.operator.delete(`${ada.path}/role`)).status, 422);
	t.is((await world.operator.get('/admin/users/usr_nobody')).status, 404);
	t.is((await world.operator.get('/admin/users/nobody')).status, 404);
});

test('support and tenants have no business here', async t => {
	const {world} = t.context;
	const support = await operatorStaff(world, ['support']);
	t.is((await support.client.get('/admin/users')).status, 403);
	t.is((await (await world.tenantAdmin()).get('/admin/users')).status, 403);
	t.is((await world.nobody.get('/admin/users')).status, 401);
});
