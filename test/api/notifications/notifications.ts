import anyTest, {type TestFn} from 'ava';
import type {Addressee, Message} from '../../../src/domain/notifications/notify.ts';
import {notify} from '../../../src/domain/notifications/notify.ts';
import type {Unit} from '../../../src/domain/platform/unit/unit.ts';
import type {Client} from '../../support/client.ts';
import {unique} from '../../support/factories.ts';
import {OPERATOR_PARTNER, startWorld, type World} from '../../support/world.ts';

const test = anyTest as TestFn<{world: World}>;

test.before(async t => {
	t.context.world = await startWorld();
});
test.after.always(async t => t.context.world?.close());

const asTheSystem = async <T>({inUnit}: World, work: (unit: Unit) => Promise<T>): Promise<T> =>
	inUnit({reach: {kind: 'everything', because: 'a test'}, cause: {requestId: 'test', actor: 'test'}}, work);

/** Tells somebody something, whose title is answered. */
async function told(world: World, to: Addressee, message: Partial<Message> = {}, occasion = unique('occasion')): Promise<string> {
	const title = unique('title');
	await asTheSystem(world, async unit =>
		notify(unit, [{to, occasion, message: {category: 'system', severity: 'info', title, body: 'Body', ...message}}]),
	);
	return title;
}

const titles = async (client: Client, query = ''): Promise<string[]> =>
	(await client.get(`/notifications?page_size=100${query}`)).body.data.map(({title}: {title: string}) => title);

/** A tenant with an admin and a member. */
async function tenantWith(world: World) {
	const tenantId = unique('tnt') as `tnt_${string}`;
	const admin = await world.tenantAdmin(tenantId);
	const member = await world.as({
		sub: `usr_member_of_${tenantId}`,
		tenant_id: tenantId,
		partner_id: 'prt_reseller',
		roles: ['tenant_member'],
	});
	await Promise.all([admin.get('/auth/me'), member.get('/auth/me')]);
	return {tenantId, admin, member, everybody: {tenantId, partnerId: 'prt_reseller' as const}};
}

test.serial('a tenant reads what is for all of it, and each person what is for them alone', async t => {
	const {world} = t.context;
	const {admin, member, everybody} = await tenantWith(world);
	const {admin: stranger} = await tenantWith(world);
	const forAll = await told(world, everybody);
	const forMember = await told(world, {...everybody, userId: `usr_member_of_${everybody.tenantId}`});
	t.deepEqual(await titles(admin), [forAll]);
	t.deepEqual((await titles(member)).sort(), [forAll, forMember].sort());
	t.deepEqual(await titles(stranger), []);
	t.false((await titles(await world.partnerAdmin())).includes(forAll), 'the partner is told in its own words');
	t.false((await titles(world.operator)).includes(forAll));
});

test.serial('staff of a partner read what is for staff of that partner', async t => {
	const {world} = t.context;
	const partnerId = unique('prt') as `prt_${string}`;
	const [staff, other, user] = [
		await world.partnerAdmin(partnerId),
		await world.partnerAdmin(unique('prt')),
		await world.tenantAdmin(unique('tnt'), partnerId),
	];
	const title = await told(world, {tenantId: null, partnerId});
	t.deepEqual(await titles(staff), [title]);
	t.deepEqual(await titles(other), []);
	t.deepEqual(await titles(user), []);
	const operators = await told(world, {tenantId: null, partnerId: OPERATOR_PARTNER});
	t.true((await titles(world.operator)).includes(operators));
	t.is((await staff.post('/notifications/read-all')).body.data.updated, 1);
});

test.serial('reading is for oneself: the others have not read what is for all', async t => {
	const {world} = t.context;
	const {admin, member, everybody} = await tenantWith(world);
	const first = await told(world, everybody);
	const second = await told(world, everybody);
	const listed = await admin.get('/notifications');
	const {id} = listed.body.data.find(({title}: {title: string}) => title === first);
	const read = await admin.post(`/notifications/${id}/read`);
	t.is(read.status, 200);
	t.like(read.body.data, {id, is_read: true, read_at: '2026-06-01T10:00:00.000Z', user_id: null});
	t.is((await admin.post(`/notifications/${id}/read`)).status, 200, 'twice is once');
	t.deepEqual(await titles(admin, '&unread_only=true'), [second]);
	t.is((await titles(admin, '&unread_only=false')).length, 2);
	t.is((await titles(member, '&unread_only=true')).length, 2);
	t.is((await admin.post('/notifications/read-all')).body.data.updated, 1);
	t.is((await admin.post('/notifications/read-all')).body.data.updated, 0);
	t.deepEqual(await titles(admin, '&unread_only=true'), []);
	t.is((await titles(member, '&unread_only=true')).length, 2);
});

test.serial("another tenant's notification cannot be read, nor one that never was", async t => {
	const {world} = t.context;
	const {admin, everybody} = await tenantWith(world);
	const {admin: stranger} = await tenantWith(world);
	await told(world, everybody);
	const {id} = (await admin.get('/notifications')).body.data[0];
	for (const client of [stranger, await world.partnerAdmin(), world.operator])
		t.is((await client.post(`/notifications/${id}/read`)).status, 404);
	t.is((await admin.post('/notifications/ntf_01jd2x4k7m9q3s5v8x0z2b4d6f/read')).status, 404);
	t.is((await admin.post('/notifications/nonsense/read')).status, 404);
	t.is((await titles(admin, '&unread_only=true')).length, 1);
});

test.serial('what is said about billing is for those who may read billing', async t => {
	const {world} = t.context;
	const {admin, member, everybody} = await tenantWith(world);
	const title = await told(world, everybody, {category: 'billing', severity: 'warning'});
	t.deepEqual(await titles(admin), [title]);
	t.deepEqual(await titles(admin, '&category=billing'), [title]);
	t.deepEqual(await titles(admin, '&category=quota'), []);
	t.deepEqual(await titles(member), []);
	t.deepEqual(await titles(member, '&category=billing'), []);
	const {id} = (await admin.get('/notifications')).body.data[0];
	t.is((await member.post(`/notifications/${id}/read`)).status, 404);
	t.is((await member.post('/notifications/read-all')).body.data.updated, 0);
});

test.serial('what is for one person is read by nobody else, not even by a colleague', async t => {
	const {world} = t.context;
	const {admin, member, everybody} = await tenantWith(world);
	const title = await told(world, {...everybody, userId: `usr_member_of_${everybody.tenantId}`});
	const [{id, ...mine}] = (await member.get('/notifications')).body.data;
	t.like(mine, {title, user_id: `usr_member_of_${everybody.tenantId}`, is_read: false, read_at: null});
	t.is((await admin.post(`/notifications/${id}/read`)).status, 404);
	t.is((await admin.post('/notifications/read-all')).body.data.updated, 0);
	t.deepEqual(await titles(member, '&unread_only=true'), [title]);
	t.is((await member.post(`/notifications/${id}/read`)).status, 200);
	t.deepEqual(await titles(member, '&unread_only=true'), []);
	t.deepEqual(await titles(member), [title]);
});

test.serial('of a staff, billing is for those who do the billing', async t => {
	const {world} = t.context;
	const title = await told(world, {tenantId: null, partnerId: OPERATOR_PARTNER}, {category: 'billing'});
	const support = await world.as({sub: unique('usr'), partner_id: OPERATOR_PARTNER, roles: ['support']});
	const reader = await world.as({sub: unique('usr'), partner_id: OPERATOR_PARTNER, permissions: ['admin:billing:read']});
	t.true((await titles(world.operator)).includes(title));
	t.true((await titles(reader)).includes(title));
	t.false((await titles(support)).includes(title));
});

test.serial('unread ones and those of a category can be asked for at once; anything but true and false is refused', async t => {
	const {world} = t.context;
	const {admin, everybody} = await tenantWith(world);
	const quota = await told(world, everybody, {category: 'quota'});
	await told(world, everybody);
	t.deepEqual(await titles(admin, '&unread_only=true&category=quota'), [quota]);
	await admin.post('/notifications/read-all');
	const later = await told(world, everybody, {category: 'quota'});
	t.deepEqual(await titles(admin, '&unread_only=true&category=quota'), [later]);
	t.deepEqual(await titles(admin, '&unread_only=true&category=system'), []);
	for (const word of ['', '1', 'yes', 'TRUE']) t.is((await admin.get(`/notifications?unread_only=${word}`)).status, 422, word);
});

test.serial('a list is paged, newest first, and says how long it is', async t => {
	const {world} = t.context;
	const {admin, everybody} = await tenantWith(world);
	const all: string[] = [];
	for (let count = 0; count < 5; count++) all.unshift(await told(world, everybody));
	const page = await admin.get('/notifications?page=2&page_size=2');
	t.deepEqual(
		page.body.data.map(({title}: {title: string}) => title),
		all.slice(2, 4),
	);
	t.like(page.body.pagination, {page: 2, page_size: 2, total: 5, total_pages: 3, next_after: page.body.data[1].id});
	t.deepEqual((await admin.get('/notifications?page=9&page_size=2')).body.data, []);
	t.is((await admin.get('/notifications?category=gossip')).status, 422);
	t.is((await admin.get('/notifications?page=5000&page_size=100')).status, 422);
});

test.serial('the same occasion is told once, however often it is told', async t => {
	const {world} = t.context;
	const {admin, everybody} = await tenantWith(world);
	const occasion = unique('occasion');
	const first = await told(world, everybody, {}, occasion);
	await told(world, everybody, {}, occasion);
	t.deepEqual(await titles(admin), [first]);
});

test.serial('somebody without a place and a service account have no notifications', async t => {
	const {world} = t.context;
	t.is((await (await world.as({sub: unique('usr')})).get('/notifications')).status, 403);
	t.is((await (await world.as({sub: unique('account'), roles: ['service_account']})).get('/notifications')).status, 403);
	t.is((await world.nobody.get('/notifications')).status, 401);
});
