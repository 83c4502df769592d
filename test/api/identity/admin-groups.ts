import anyTest, {type TestFn} from 'ava';
import {makeGroup, makePerson, unique} from '../../support/factories.ts';
import {startWorld, type World} from '../../support/world.ts';

const test = anyTest as TestFn<{world: World}>;

test.before(async t => {
	t.context.world = await startWorld();
	for (const partner of ['prt_one', 'prt_two']) await makePerson(t.context.world, {partner_id: partner});
});
test.after.always(async t => t.context.world?.close());

const tenantIn = async (world: World, partner: `prt_${string}`) => {
	const tenantId = unique('tnt') as `tnt_${string}`;
	const {id} = await makePerson(world, {tenant_id: tenantId, partner_id: partner});
	return {tenantId, partnerId: partner, userId: id, claims: {sub: id, tenant_id: tenantId, partner_id: partner}};
};

test("a group's role counts for its members, and for nobody of another tenant who is in it by mistake", async t => {
	const {world} = t.context;
	const [own, other] = [await tenantIn(world, 'prt_one'), await tenantIn(world, 'prt_one')];
	const group = await makeGroup(world, {...own, members: [own.userId, other.userId]});
	const given = await world.operator.post(`/admin/groups/${group.id}/role`, {role: 'tenant_admin'});
	t.is(given.status, 200);
	t.like(given.body.data, {role: 'tenant_admin', member_count: 2});

	const can = async (claims: object) => (await (await world.as({...claims, again: unique('n')})).get('/billing/billing-profile')).status;
	t.is(await can(own.claims), 200);
	t.is(await can(other.claims), 403);
	const detail = await world.operator.get(`/admin/users/${own.userId}`);
	t.like(detail.body.data, {roles: [], groups: [{id: group.id, role: 'tenant_admin'}]});
	t.true(detail.body.data.effective_permissions.includes('billing:manage'));

	t.is((await world.operator.delete(`/admin/groups/${group.id}/role`)).body.data.role, null);
	t.is(await can(own.claims), 403);
	t.is((await world.operator.delete(`/admin/groups/${group.id}/role`)).status, 404);
});

test('the rules of granting hold for groups too', async t => {
	const {world} = t.context;
	const [own, foreign] = [await tenantIn(world, 'prt_one'), await tenantIn(world, 'prt_two')];
	const [mine, theirs, nobodys] = [await makeGroup(world, own), await makeGroup(world, foreign), await makeGroup(world)];
	const admin = await world.partnerAdmin('prt_one');
	const give = async (id: string, role: string) => (await admin.post(`/admin/groups/${id}/role`, {role})).status;
	t.is(await give(mine.id, 'tenant_member'), 200);
	for (const role of ['super_admin', 'platform_admin', 'support', 'partner_admin', 'service_account'])
		t.is(await give(mine.id, role), 403, role);
	for (const {id} of [theirs, nobodys]) {
		t.is(await give(id, 'tenant_member'), 404);
		t.is((await admin.get(`/admin/groups/${id}`)).status, 404);
		t.is((await admin.delete(`/admin/groups/${id}/role`)).status, 404);
	}

	t.is((await world.operator.post(`/admin/groups/${nobodys.id}/role`, {role: 'tenant_admin'})).status, 403);
	const member = await makePerson(world, {partner_id: 'prt_operator', roles: ['super_admin']});
	const staff = await makeGroup(world, {members: [member.id]});
	t.is((await member.client.post(`/admin/groups/${staff.id}/role`, {role: 'support'})).status, 403, 'nobody gives the own group a role');
	t.is((await world.operator.post(`/admin/groups/${staff.id}/role`, {role: 'support'})).status, 200);
});

test('groups are found by name, tenant and whether they have a role', async t => {
	const {world} = t.context;
	const own = await tenantIn(world, 'prt_one');
	const name = unique('Team Émile');
	const group = await makeGroup(world, {...own, name});
	const found = async (query: string) => {
		const {body} = await world.operator.get(`/admin/groups?${query}`);
		return body.data.map(({id}: {id: string}) => id);
	};
	t.deepEqual(await found(`q=${encodeURIComponent(name.toUpperCase())}`), [group.id]);
	t.deepEqual(await found(`tenant_id=${own.tenantId}`), [group.id]);
	t.deepEqual(await found(`tenant_id=${own.tenantId}&has_role=true`), []);
	t.deepEqual(await found(`tenant_id=${own.tenantId}&has_role=false`), [group.id]);
	t.is((await world.operator.get('/admin/groups?tenant_id=tnt_nobody')).status, 404);
	const refused = await world.operator.get('/admin/groups?has_role=maybe&page=0');
	t.deepEqual([refused.status, refused.body.error.details.length], [422, 2]);
	t.is((await (await world.tenantAdmin()).get('/admin/groups')).status, 403);
});
