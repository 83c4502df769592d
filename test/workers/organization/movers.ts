import test, {type ExecutionContext} from 'ava';
import {askPast} from '../../support/database.ts';
import {crowd, person, syncDirectory as sync, worldWithDirectory} from '../../support/directory-world.ts';
import {billingProfile, makePlan} from '../../support/factories.ts';

const PEOPLE = 60;
/** More than twenty, and more than a twentieth. */
const WITH_ROLES = 30;

/** Sixty people of one tenant, half of whom were given a role here. */
async function peopleWithRoles(t: ExecutionContext) {
	const {world, directory} = await worldWithDirectory(t);
	directory.people.push(...crowd(PEOPLE));
	await sync(world);
	const rows = async <Row extends Record<string, unknown>>(sql: string) => askPast<Row>(world.database, sql);
	const ids = directory.people.slice(1, 1 + WITH_ROLES).map(({id}) => id);
	for (const id of ids) t.is((await world.operator.post(`/admin/users/${id}/role`, {role: 'tenant_admin'})).status, 200);
	const roles = async () => (await rows<{roles: number}>('select count(*)::int as roles from role_grant'))[0]?.roles;
	const elsewhere = (count: number) =>
		directory.people.map((one, nth) => (nth > 0 && nth <= count ? {...one, tenant_id: 'tnt_elsewhere'} : one));
	return {world, directory, roles, elsewhere};
}

test('a sync whose directory says that all stand elsewhere takes no role of anybody before it has asked', async t => {
	const {world, directory, roles, elsewhere} = await peopleWithRoles(t);
	directory.people = elsewhere(PEOPLE);
	const asking = await sync(world);
	t.like(asking, {status: 'failed', result: {error: 'TOO_MANY_WOULD_LEAVE', users: {updated: 0}}});
	t.deepEqual(asking.result['asks_for_confirmation'], [{partner_id: 'prt_reseller', people: WITH_ROLES, of: PEOPLE}]);
	t.is(await roles(), WITH_ROLES);

	t.is((await sync(world, {confirm: true})).status, 'completed');
	t.is(await roles(), 0);
});

test('who moves in small numbers moves, and those who leave in the same sync are counted with them', async t => {
	const {world, directory, roles, elsewhere} = await peopleWithRoles(t);
	directory.people = elsewhere(15);
	t.is((await sync(world)).status, 'completed');
	t.is(await roles(), WITH_ROLES - 15);

	await world.advanceTo('2026-06-01T12:00:00Z');
	directory.people = elsewhere(15 + 15).slice(0, -10);
	const asking = await sync(world);
	t.like(asking, {status: 'failed', result: {error: 'TOO_MANY_WOULD_LEAVE', users: {updated: 15, deactivated: 0}}});
	t.deepEqual(asking.result['asks_for_confirmation'], [{partner_id: 'prt_reseller', people: 25, of: PEOPLE}]);
});

test('groups that are said to be another tenant’s keep the role that they give until somebody has confirmed it', async t => {
	const {world, directory} = await worldWithDirectory(t);
	directory.people.push(...crowd(PEOPLE));
	const group = {id: 'grp_buyers', tenant_id: 'tnt_acme', name: 'Buyers', member_ids: directory.people.slice(1, 31).map(({id}) => id)};
	directory.groups = [group];
	await sync(world);
	t.is((await world.operator.post('/admin/groups/grp_buyers/role', {role: 'tenant_admin'})).status, 200);
	directory.groups = [{...group, tenant_id: 'tnt_elsewhere'}];
	t.like(await sync(world), {status: 'failed', result: {error: 'TOO_MANY_WOULD_LEAVE', groups: {updated: 0}}});
	t.is((await world.operator.get('/admin/groups/grp_buyers')).body.data.role, 'tenant_admin');
	t.is((await sync(world, {confirm: true})).status, 'completed');
	t.is((await world.operator.get('/admin/groups/grp_buyers')).body.data.role, null);
});

test('whoever moves is not given again what was answered to them in the place before', async t => {
	const {world, directory} = await worldWithDirectory(t);
	directory.people.push(person('mover'));
	await sync(world);
	const asIn = async (tenant: string) =>
		world.as({sub: 'usr_mover', tenant_id: tenant, partner_id: 'prt_reseller', roles: ['tenant_admin']});
	const {id: planId} = await makePlan(world);
	const before = await asIn('tnt_acme');
	await before.put('/billing/billing-profile', billingProfile());
	const key = {'idempotency-key': 'the-same'};
	const first = await before.post('/subscriptions', {plan_id: planId}, key);
	t.is(first.status, 201);
	t.is((await before.post('/subscriptions', {plan_id: planId}, key)).body.data.id, first.body.data.id);

	directory.people = directory.people.map(one => (one.id === 'usr_mover' ? {...one, tenant_id: 'tnt_elsewhere'} : one));
	t.is((await sync(world)).status, 'completed');
	const after = await asIn('tnt_elsewhere');
	await after.put('/billing/billing-profile', billingProfile());
	const second = await after.post('/subscriptions', {plan_id: planId}, key);
	t.is(second.status, 201);
	t.not(second.body.data.id, first.body.data.id);
});
