import test from 'ava';
import {askPast} from '../../support/database.ts';
import {crowd, directoryOperator as operator, person, syncDirectory as sync, worldWithDirectory} from '../../support/directory-world.ts';
import {billingProfile, makePlan} from '../../support/factories.ts';
import {poison} from '../../support/poison.ts';
import type {World} from '../../support/world.ts';

/** What the operator was told of syncs. */
async function toldOfSyncs(world: World): Promise<{title: string; body: string}[]> {
	await world.drain();
	const {body} = await world.operator.get('/notifications?page_size=100');
	return body.data.filter(({title}: {title: string}) => title.startsWith('The sync of the directory'));
}

const userOf = async (world: World, name: string) => (await world.operator.get(`/admin/users/usr_${name}`)).body.data;

test('people and groups are taken over, and whoever is gone is switched off but stays', async t => {
	const {world, directory} = await worldWithDirectory(t);
	directory.people.push(person('ada'), person('bob'), person('staff', {tenant_id: undefined}));
	directory.groups.push({id: 'grp_admins', tenant_id: 'tnt_acme', name: 'Admins', member_ids: ['usr_ada', 'usr_bob']});
	const first = await sync(world);
	t.like(first, {status: 'completed', result: {users: {seen: 4, created: 3, updated: 0, deactivated: 0}, groups: {seen: 1, created: 1}}});
	t.deepEqual(first.progress(), {done: 5, total: 5});
	t.like(await userOf(world, 'ada'), {
		email: 'ada@acme.example',
		display_name: 'ada',
		tenant_id: 'tnt_acme',
		partner_id: 'prt_reseller',
	});
	t.is((await world.operator.get('/admin/groups/grp_admins')).body.data.member_count, 2);
	t.is((await world.operator.get('/admin/tenants/tnt_acme')).body.data.partner_id, 'prt_reseller');

	await world.advanceTo('2026-06-01T12:00:00Z');
	directory.people = directory.people
		.filter(({id}) => id !== 'usr_bob')
		.map(one => (one.id === 'usr_ada' ? {...one, display_name: 'Ada L.'} : one));
	directory.groups = [];
	const second = await sync(world);
	t.like(second.result, {
		users: {seen: 3, created: 0, updated: 1, deactivated: 1},
		groups: {seen: 0, created: 0, updated: 0, deactivated: 1},
	});
	t.like(await userOf(world, 'bob'), {is_active: false, groups: []});
	t.is((await userOf(world, 'ada')).display_name, 'Ada L.');
	t.is((await world.operator.get('/admin/groups/grp_admins')).status, 404);
	t.is((await world.operator.get('/admin/audit-log?resource_id=usr_bob&action=update')).body.data[0].actor, 'directory');

	await world.advanceTo('2026-06-01T13:00:00Z');
	directory.people.push(person('bob'));
	await sync(world);
	t.true((await userOf(world, 'bob')).is_active, 'whoever is back is back');
});

test('ten thousand people come page by page', async t => {
	const {world, directory} = await worldWithDirectory(t);
	directory.people.push(...crowd(10_000).map((one, index) => ({...one, tenant_id: `tnt_${index % 7}`})));
	directory.pages.length = 0;
	const run = await sync(world);
	t.like(run.result, {users: {seen: 10_001, created: 10_000}});
	t.is(directory.pages.filter(page => page.includes('/users')).length, 21);
	t.is((await world.operator.get('/admin/users?partner_id=prt_reseller')).body.pagination.total, 10_000);
});

test('a sync whose directory fails for a moment goes on where it was; nobody is switched off by half a sync', async t => {
	const {world, directory} = await worldWithDirectory(t);
	directory.people.push(...crowd(700));
	t.is((await sync(world)).status, 'completed');
	await world.advanceTo('2026-06-01T12:00:00Z');
	directory.people = directory.people.filter(({id}) => id !== 'usr_n00001');
	directory.failures = [503, 401];
	const run = await sync(world);
	t.like(run, {status: 'completed', result: {users: {seen: 700, created: 0, updated: 0, deactivated: 1}}});

	await world.advanceTo('2026-06-01T13:00:00Z');
	directory.people = [operator];
	directory.failures = Array.from({length: 20}, () => 500);
	const failed = await sync(world);
	t.like(failed, {status: 'failed', result: {error: 'DIRECTORY_ANSWERED_500', users: {deactivated: 0}}});
	t.true((await userOf(world, 'n00002')).is_active);
});

test('the operator is told of a sync that failed, once an hour, and of nobody in it', async t => {
	const {world, directory} = await worldWithDirectory(t);
	directory.people.push(...crowd(30));
	t.is((await sync(world)).status, 'completed');
	t.deepEqual(await toldOfSyncs(world), []);
	for (const instant of ['2026-06-01T11:10:00Z', '2026-06-01T11:20:00Z']) {
		await world.advanceTo(instant);
		directory.failures = Array.from({length: 4}, () => 502);
		t.is((await sync(world)).status, 'failed');
	}

	const told = await toldOfSyncs(world);
	t.deepEqual(
		told.map(({title}) => title),
		['The sync of the directory failed'],
	);
	t.regex(told[0]?.body ?? '', /^run_\w+ was given up: DIRECTORY_ANSWERED_502\. /);
	for (const word of ['usr_', '@', operator.display_name, 'n00001']) t.false(told[0]?.body.includes(word), word);

	directory.failures = Array.from({length: 4}, () => 502);
	await world.advanceTo('2026-06-01T12:00:00Z');
	t.is((await sync(world)).status, 'failed');
	t.is((await toldOfSyncs(world)).length, 2, 'the next hour is told of anew');
});

test('a sync that cannot take somebody over is given up, says so, and the operator is told', async t => {
	const {world, directory} = await worldWithDirectory(t);
	const rows = async (sql: string) => askPast(world.database, sql);
	await poison(rows, {table: 'app_user', event: 'insert', condition: "new.id = 'usr_odd'"});
	directory.people.push(person('ada'), person('odd', {display_name: 'Odd Name'}));
	const run = await sync(world);
	t.like(run, {status: 'failed', result: {error: 'internal_error', users: {seen: 0, deactivated: 0}}});
	const [told] = await toldOfSyncs(world);
	t.true(told?.body.startsWith(`${run.id} was given up: internal_error.`));
	t.false(told?.body.includes('Odd'));
});

test('a sync that would switch off more than twenty people and more than a twentieth of a partner asks first', async t => {
	const {world, directory} = await worldWithDirectory(t);
	directory.people.push(...crowd(60));
	await sync(world);
	await world.advanceTo('2026-06-01T12:00:00Z');
	directory.people.splice(1, 21);
	const asking = await sync(world);
	t.like(asking, {status: 'failed', result: {error: 'TOO_MANY_WOULD_LEAVE', users: {deactivated: 0}}});
	t.deepEqual(asking.result['asks_for_confirmation'], [{partner_id: 'prt_reseller', people: 21, of: 60}]);
	t.true((await userOf(world, 'n00000')).is_active);
	t.is((await sync(world)).status, 'failed');
	const [told, ...more] = await toldOfSyncs(world);
	t.is(told?.title, 'The sync of the directory stopped and asks');
	t.regex(
		told?.body ?? '',
		/^The run run_\w+ would switch off, or take a role from, 21 of the 60 people of prt_reseller and stopped before it\. /,
	);
	t.deepEqual(more, [], 'it has not failed besides, and the same hour is not told of again');

	const confirmed = await sync(world, {confirm: true});
	t.like(confirmed, {status: 'completed', result: {users: {deactivated: 21}}});
	t.false((await userOf(world, 'n00000')).is_active);
});

const BUYERS = {id: 'grp_buyers', tenant_id: 'tnt_acme', name: 'Buyers'};

for (const [what, spoilt] of [
	['answers no groups at all', []],
	['answers its groups without members', [BUYERS]],
] as const) {
	test(`a sync whose directory ${what} takes no roles before it has asked`, async t => {
		const {world, directory} = await worldWithDirectory(t);
		directory.people.push(...crowd(60));
		const members = directory.people.slice(1, 31).map(({id}) => id);
		directory.groups = [{...BUYERS, member_ids: members}];
		await sync(world);
		t.is((await world.operator.post('/admin/groups/grp_buyers/role', {role: 'tenant_admin'})).status, 200);

		directory.groups = [...spoilt].map(group => ({...group, member_ids: []}));
		const asking = await sync(world);
		t.like(asking, {status: 'failed', result: {error: 'TOO_MANY_WOULD_LEAVE', groups: {deactivated: 0}}});
		t.deepEqual(asking.result['asks_for_confirmation'], [{partner_id: 'prt_reseller', people: 30, of: 60}]);
		const {body} = await world.operator.get('/admin/groups/grp_buyers');
		t.is(body.data.members.length, 30);

		t.is((await sync(world, {confirm: true})).status, 'completed');
		t.deepEqual((await world.operator.get(`/admin/users/${members[0]}`)).body.data.groups, []);
	});
}

test('the last super_admin does not fall with a group either', async t => {
	const {world, directory} = await worldWithDirectory(t);
	directory.people.push({...operator, id: 'usr_olga', email: 'olga@operator.example', display_name: 'Olga'});
	directory.groups = [{id: 'grp_root', name: 'Root', member_ids: ['usr_olga']}];
	await sync(world);
	t.is((await world.operator.post('/admin/groups/grp_root/role', {role: 'super_admin'})).status, 200);

	directory.groups[0]?.member_ids.splice(0);
	t.like(await sync(world), {status: 'failed', result: {error: 'LAST_SUPER_ADMIN_WOULD_GO'}});
	t.is((await world.operator.get('/admin/groups/grp_root')).body.data.members.length, 1);
	directory.groups = [];
	t.like(await sync(world), {status: 'failed', result: {error: 'LAST_SUPER_ADMIN_WOULD_GO'}});
	t.is((await world.operator.get('/admin/groups/grp_root')).status, 200);
});

test('a directory whose list never ends is not read for ever', async t => {
	const {world, directory} = await worldWithDirectory(t);
	directory.isEndless = true;
	t.like(await sync(world), {status: 'failed', result: {error: 'DIRECTORY_ENDLESS'}});
});

test('no role is widened: whoever moves loses it, and whom an admin switched off stays off', async t => {
	const {world, directory} = await worldWithDirectory(t);
	directory.people.push(person('mover'), person('banned'));
	await sync(world);
	t.is((await world.operator.post('/admin/users/usr_mover/role', {role: 'tenant_admin'})).status, 200);
	t.is((await world.operator.patch('/admin/users/usr_banned', {is_active: false})).status, 200);

	directory.people = [operator, person('mover', {tenant_id: 'tnt_other'}), person('banned', {display_name: 'Banned'})];
	await sync(world);
	t.like(await userOf(world, 'mover'), {tenant_id: 'tnt_other', roles: [], effective_permissions: []});
	t.like(await userOf(world, 'banned'), {display_name: 'Banned', is_active: false});
	const trail = await world.operator.get('/admin/audit-log?resource_type=role_grant&action=delete');
	t.like(trail.body.data[0], {actor: 'directory', partner_id: 'prt_reseller', before: {role: 'tenant_admin'}});
});

test('a tenant moves to another partner with everything that is its own, unless it has bought', async t => {
	const {world, directory} = await worldWithDirectory(t);
	directory.people.push(person('ada'), person('eve', {tenant_id: 'tnt_free'}));
	await sync(world);
	const plan = await makePlan(world);
	for (const tenant of ['tnt_acme', 'tnt_free']) {
		const admin = await world.tenantAdmin(tenant);
		t.is((await admin.put('/billing/billing-profile', billingProfile())).status, 200);
		if (tenant === 'tnt_acme') t.is((await admin.post('/subscriptions', {plan_id: plan.id})).status, 201);
		directory.people.push(person(`admin_of_${tenant}`, {tenant_id: tenant}));
	}

	const moved = directory.people.map(one => (one.tenant_id ? {...one, partner_id: 'prt_other'} : one));
	directory.people = moved.map(one => (one.id === 'usr_eve' ? {...one, partner_id: 'prt_reseller'} : one));
	await sync(world);
	t.is((await world.operator.get('/admin/tenants/tnt_free')).body.data.partner_id, 'prt_reseller', 'its people disagree');
	directory.people = moved;
	await sync(world);
	t.is((await world.operator.get('/admin/tenants/tnt_acme')).body.data.partner_id, 'prt_reseller');
	t.is((await world.operator.get('/admin/tenants/tnt_free')).body.data.partner_id, 'prt_other');
	const others = await (await world.partnerAdmin('prt_other')).get('/admin/tenants/tnt_free');
	t.is(others.body.data.billing_profile.company_name, 'Acme B.V.');
	t.is((await (await world.partnerAdmin('prt_reseller')).get('/admin/users/usr_eve')).status, 404);
});

test('the last super_admin stays, whatever the directory says', async t => {
	const {world, directory} = await worldWithDirectory(t);
	directory.people.push(person('root', {tenant_id: undefined, partner_id: 'prt_operator'}));
	await sync(world);
	t.is((await world.operator.post('/admin/users/usr_root/role', {role: 'super_admin'})).status, 200);
	await world.advanceTo('2026-06-01T12:00:00Z');
	directory.people = [operator];
	t.is((await sync(world)).status, 'completed');
	t.true((await userOf(world, 'root')).is_active);
});

test('the sync is for the operator, and one that is going on is answered again', async t => {
	const {world, directory} = await worldWithDirectory(t);
	t.is((await (await world.partnerAdmin()).post('/admin/users/sync')).status, 403);
	t.is((await world.operator.post('/admin/users/sync', {confirm: false})).status, 422);
	directory.failures = [503];
	const [one, two] = await Promise.all([world.operator.post('/admin/users/sync'), world.operator.post('/admin/users/sync', {})]);
	t.deepEqual([one?.status, two?.status], [202, 202]);
	t.is(one?.body.data.id, two?.body.data.id);
	t.like(one?.body.data, {kind: 'directory', users: {seen: 0}, groups: {seen: 0}});
	await sync(world);
});
