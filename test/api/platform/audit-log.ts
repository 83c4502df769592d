import anyTest, {type TestFn} from 'ava';
import {billingProfile, makeCustomer, makeService, unique} from '../../support/factories.ts';
import {startWorld, type World} from '../../support/world.ts';

const test = anyTest as TestFn<{world: World}>;

test.before(async t => {
	t.context.world = await startWorld();
});
test.after.always(async t => t.context.world?.close());

type Entry = {
	actor: string;
	action: string;
	resource_type: string;
	resource_id: string;
	partner_id: string | null;
	tenant_id: string | null;
	at: string;
};

test('what the operator changes is written down with before and after, and found by its thing', async t => {
	const {world} = t.context;
	const {slug, id} = await makeService(world);
	await world.operator.put(`/admin/catalog/services/${slug}`, {description: 'better'});
	const {status, body} = await world.operator.get(`/admin/audit-log?resource_id=${id}`);
	t.is(status, 200);
	t.like(body.data[0], {
		actor: 'usr_operator',
		action: 'update',
		resource_type: 'service',
		before: {description: ''},
		after: {description: 'better'},
	});
	t.is(body.data[1].action, 'create');
	const names = Object.keys(body.data[1].after);
	t.true(names.includes('health_status') && names.every(name => /^[a-z0-9_]+$/.test(name)), `fields as everywhere in the API: ${names}`);
	t.truthy(body.data[0].request_id);
});

test("a partner finds what anybody did to its and its tenants' data, and nothing else", async t => {
	const {world} = t.context;
	const [mine, other] = [unique('prt'), unique('prt')];
	const {tenantId} = await makeCustomer(world, {partner: mine});
	const foreign = await makeCustomer(world, {partner: other});
	for (const id of [tenantId, foreign.tenantId]) {
		const saved = await world.operator.put(`/admin/tenants/${id}/billing-profile`, billingProfile({city: 'Breda'}));
		t.is(saved.status, 200);
	}

	await world.operator.patch(`/admin/partners/${mine}`, {legal_name: 'Mine B.V.'});
	await world.operator.patch(`/admin/partners/${other}`, {legal_name: 'Other B.V.'});
	const admin = await world.partnerAdmin(mine);
	await admin.put('/organization/partner', {phone: '+31 20 123 4567'});
	const {status, body} = await admin.get('/admin/audit-log');
	t.is(status, 200);
	const entries = body.data as Entry[];
	t.deepEqual(
		entries.map(({actor, action, resource_type: type}) => [actor, action, type]),
		[
			[`usr_admin_of_${mine}`, 'update', 'partner'],
			['usr_operator', 'update', 'partner'],
			['usr_operator', 'update', 'billing_profile'],
		],
	);
	t.true(entries.every(({partner_id: partnerId}) => partnerId === mine));
	t.is(entries[2]?.tenant_id, tenantId);
	t.is((await admin.get('/admin/audit-log?actor=usr_operator')).body.pagination.total, 2);
});

test('it is filtered by actor, type, action and time, newest first', async t => {
	const {world} = t.context;
	await makeService(world);
	const {body} = await world.operator.get('/admin/audit-log?actor=usr_operator&resource_type=service&action=create&page_size=50');
	const entries = body.data as Entry[];
	t.true(entries.length > 0);
	t.true(entries.every(({resource_type: type, action}) => type === 'service' && action === 'create'));
	t.deepEqual(
		entries.map(({at}) => at),
		entries
			.map(({at}) => at)
			.sort()
			.reverse(),
	);
	t.is(
		(await world.operator.get(`/admin/audit-log?from=${encodeURIComponent(new Date(Date.now() + 60_000).toISOString())}`)).body.data.length,
		0,
	);
	t.is((await world.operator.get('/admin/audit-log?to=2020-01-01')).body.pagination.total, 0);
});

test('no secret is ever in it', async t => {
	const {world} = t.context;
	const {slug} = await makeService(world);
	const rotated = await world.operator.post(`/admin/registry/services/${slug}/rotate-key`);
	const hook = await world.operator.post('/admin/webhook-subscriptions', {name: 'hook', target_url: 'http://127.0.0.1:9/x', topics: ['*']});
	t.deepEqual([rotated.status, hook.status], [200, 201]);
	const {body} = await world.operator.get('/admin/audit-log?page_size=100');
	const text = JSON.stringify(body.data);
	for (const word of ['secret', 'hash', 'sealed', rotated.body.data.api_key, hook.body.data.secret]) t.false(text.includes(word), word);
});

test('it is for admin:platform and partner:manage; faults are told at once', async t => {
	const {world} = t.context;
	t.is((await world.nobody.get('/admin/audit-log')).status, 401);
	t.is((await (await world.tenantAdmin()).get('/admin/audit-log')).status, 403);
	const support = await world.as({sub: 'usr_support', partner_id: 'prt_operator', roles: ['support']});
	t.is((await support.get('/admin/audit-log')).status, 403);
	const refused = await world.operator.get('/admin/audit-log?action=&from=yesterday&page=0&color=red');
	t.is(refused.status, 422);
	t.deepEqual(refused.body.error.details.map(({path}: {path: string}) => path).sort(), ['action', 'color', 'from', 'page']);
	const one = await world.as({sub: 'usr_auditor', partner_id: 'prt_operator', permissions: ['admin:platform:read']});
	t.is((await one.get('/admin/audit-log')).status, 200);
});
