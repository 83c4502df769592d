import anyTest, {type TestFn} from 'ava';
import {makeCustomer, makePlan, makeService, unique} from '../../support/factories.ts';
import {startWorld, type World} from '../../support/world.ts';

const test = anyTest as TestFn<{world: World}>;

test.before(async t => {
	t.context.world = await startWorld();
});
test.after.always(async t => t.context.world?.close());

const registration = (slug: string, fields: Record<string, unknown> = {}) => ({
	slug,
	name: `Service ${slug}`,
	version: '1.0.0',
	base_url: 'https://93.184.216.34/api',
	...fields,
});

/** A service account with a slug of its own, registered. */
async function registered(world: World, fields: Record<string, unknown> = {}) {
	const slug = unique('svc');
	const account = await world.as({sub: `account-of-${slug}`, roles: ['service_account']});
	const receipt = await account.post('/registry/register', registration(slug, fields));
	return {slug, account, receipt};
}

test('a service that registers waits: it is in no catalog and has no key', async t => {
	const {world} = t.context;
	const {slug, receipt} = await registered(world, {capabilities: ['sso'], heartbeat_interval_seconds: 30});
	t.is(receipt.status, 201);
	t.like(receipt.body.data, {
		slug,
		status: 'pending',
		version: '1.0.0',
		heartbeat_interval_seconds: 30,
		api_key: null,
		signing_secret: null,
	});
	const listed = await world.operator.get('/admin/registry/services?status=pending');
	t.like(
		listed.body.data.find((service: {slug: string}) => service.slug === slug),
		{health_status: 'unknown', has_api_key: false, capabilities: ['sso'], base_url: 'https://93.184.216.34/api'},
	);
	t.is((await world.operator.get(`/catalog/services/${slug}`)).status, 404);
});

test('approval shows key and secret once and lets the service into the catalog', async t => {
	const {world} = t.context;
	const {slug} = await registered(world);
	const approved = await world.operator.post(`/admin/registry/services/${slug}/approve`);
	t.is(approved.status, 200);
	t.like(approved.body.data, {status: 'active', has_api_key: true});
	t.regex(approved.body.data.api_key, /^sck_[\w-]{43}$/);
	t.regex(approved.body.data.signing_secret, /^whsec_/);
	t.is((await world.operator.get(`/catalog/services/${slug}`)).status, 200);
	const again = await world.operator.post(`/admin/registry/services/${slug}/approve`);
	t.is(again.status, 400);
	t.regex(again.body.error.message, /is active: it cannot approve; it must be pending or suspended/);
	const byKey = await world.nobody.post(
		'/registry/heartbeat',
		{slug, status: 'ok', version: '1.0.0', uptime_seconds: 1},
		{
			'x-scaicontrol-key': approved.body.data.api_key,
		},
	);
	t.is(byKey.status, 200);
});

test('a slug that is taken is refused, whoever has it', async t => {
	const {world} = t.context;
	const {slug, account} = await registered(world);
	t.is((await account.post('/registry/register', registration(slug))).status, 409);
	const {slug: made} = await makeService(world);
	t.is((await account.post('/registry/register', registration(made))).status, 409);
});

test('two that register the same slug at once: one has it, the other is told', async t => {
	const {world} = t.context;
	const slug = unique('race');
	const accounts = await Promise.all(
		['one', 'two', 'three'].map(async name => world.as({sub: `${name}-${slug}`, roles: ['service_account']})),
	);
	const answers = await Promise.all(accounts.map(async account => account.post('/registry/register', registration(slug))));
	t.deepEqual(answers.map(({status}) => status).sort(), [201, 409, 409]);
});

test('only service accounts register, and a person is refused whatever the role', async t => {
	const {world} = t.context;
	const {slug} = await registered(world);
	for (const person of [world.operator, await world.partnerAdmin(), await world.tenantAdmin()]) {
		t.is((await person.post('/registry/register', registration(unique('x')))).status, 403);
		t.is((await person.post('/registry/heartbeat', {slug, status: 'ok', version: '1', uptime_seconds: 1})).status, 403);
	}

	const without = await world.as({sub: `no-scope-${slug}`});
	t.is((await without.post('/registry/register', registration(unique('x')))).status, 403);
	t.is((await world.nobody.post('/registry/register', registration(unique('x')))).status, 401);
});

test("another account's service does not exist for a service", async t => {
	const {world} = t.context;
	const {slug} = await registered(world);
	const {account: other} = await registered(world);
	const newcomer = await world.as({sub: unique('newcomer'), roles: ['service_account']});
	for (const [caller, status] of [
		[other, 404],
		[newcomer, 403],
	] as const) {
		t.is((await caller.post('/registry/heartbeat', {slug, status: 'ok', version: '1', uptime_seconds: 1})).status, status);
		t.is((await caller.put('/registry/register', registration(slug))).status, status);
		t.is((await caller.delete('/registry/register', {slug, reason: 'mine now'})).status, status);
	}
});

test('a registration with faults is told all of them at once', async t => {
	const {world} = t.context;
	const step = {name: 'a', action: {method: 'POST', path: '/a'}};
	const {receipt} = await registered(world, {
		base_url: 'http://10.0.0.1/',
		health_check_url: 'https://169.254.169.254/',
		metrics: ['calls', 'calls'].map(metric => ({slug: metric, name: 'Calls', unit: 'call', aggregation: 'sum'})),
		provisioning: {
			activate: [
				{...step, depends_on: ['b']},
				{...step, name: 'b', depends_on: ['a', 'c'], action: {method: 'POST', path: '/{{tenant.password}}'}},
			],
		},
	});
	t.is(receipt.status, 422);
	t.deepEqual(receipt.body.error.details.map(({path}: {path: string}) => path).sort(), [
		'base_url',
		'health_check_url',
		'metrics.1.slug',
		'provisioning.activate.0.depends_on',
		'provisioning.activate.1.action.path',
		'provisioning.activate.1.depends_on.1',
	]);
	const unbounded = await registered(world, {provisioning: {activate: [{...step, timeout_seconds: 86_401, max_attempts: 0}], typo: []}});
	t.deepEqual(unbounded.receipt.body.error.details.map(({path}: {path: string}) => path).sort(), [
		'provisioning.activate.0.max_attempts',
		'provisioning.activate.0.timeout_seconds',
		'provisioning.typo',
	]);
});

test('registering again changes what is given, notes another version, and lets another host wait for approval', async t => {
	const {world} = t.context;
	const {slug, account} = await registered(world, {description: 'Kept', category: 'Sales'});
	await world.operator.post(`/admin/registry/services/${slug}/approve`);
	const sameHost = await account.put(
		'/registry/register',
		registration(slug, {version: '1.1.0', base_url: 'https://93.184.216.34/v2', category: null}),
	);
	t.is(sameHost.status, 200);
	t.like(sameHost.body.data, {version: '1.1.0', previous_version: '1.0.0', base_url: 'https://93.184.216.34/v2', pending_base_url: null});
	const otherHost = await account.put('/registry/register', registration(slug, {version: '1.1.0', base_url: 'https://8.8.8.8/'}));
	t.like(otherHost.body.data, {previous_version: null, base_url: 'https://93.184.216.34/v2', pending_base_url: 'https://8.8.8.8/'});

	const approved = await world.operator.post(`/admin/registry/services/${slug}/approve`);
	t.is(approved.status, 200);
	t.like(approved.body.data, {
		...{base_url: 'https://8.8.8.8/', pending_base_url: null, description: 'Kept', category: null},
		...{api_key: null, signing_secret: null},
	});
});

test('a service that waits moves freely, for nobody has approved its host yet', async t => {
	const {world} = t.context;
	const {slug, account} = await registered(world);
	const moved = await account.put('/registry/register', registration(slug, {base_url: 'https://8.8.8.8/'}));
	t.like(moved.body.data, {status: 'pending', base_url: 'https://8.8.8.8/', pending_base_url: null});
});

test('suspending keeps subscriptions and refuses new ones; approving brings the service back with a new key', async t => {
	const {world} = t.context;
	const {slug} = await registered(world);
	const first = await world.operator.post(`/admin/registry/services/${slug}/approve`);
	const plan = await makePlan(world, {service_id: first.body.data.id});
	const {admin} = await makeCustomer(world);
	t.is((await admin.post('/subscriptions', {plan_id: plan.id})).status, 201);
	const suspended = await world.operator.post(`/admin/registry/services/${slug}/suspend`);
	t.like(suspended.body.data, {status: 'suspended', has_api_key: true});
	const {admin: late} = await makeCustomer(world);
	t.is((await late.post('/subscriptions', {plan_id: plan.id})).status, 404);
	t.is((await admin.get(`/catalog/services/${slug}`)).status, 200, 'who subscribes still sees it');
	t.is((await world.operator.post(`/admin/registry/services/${slug}/suspend`)).status, 400);
	const back = await world.operator.post(`/admin/registry/services/${slug}/approve`);
	t.is(back.body.data.status, 'active');
	t.not(back.body.data.api_key, first.body.data.api_key);
	const beat = {slug, status: 'ok', version: '1.0.0', uptime_seconds: 1};
	for (const {body} of [first, back])
		t.is((await world.nobody.post('/registry/heartbeat', beat, {'x-scaicontrol-key': body.data.api_key})).status, 200);
});

test('a service leaves only when nobody subscribes to it; then no credential of it works, until its owner registers it again', async t => {
	const {world} = t.context;
	const {slug, account} = await registered(world);
	const {body} = await world.operator.post(`/admin/registry/services/${slug}/approve`);
	const plan = await makePlan(world, {service_id: body.data.id});
	const {admin} = await makeCustomer(world);
	const {body: subscribed} = await admin.post('/subscriptions', {plan_id: plan.id});
	const inUse = await account.delete('/registry/register', {slug, reason: 'End of life'});
	t.is(inUse.status, 409);
	t.regex(inUse.body.error.message, /live subscriptions: 1/);
	await world.inUnit({reach: {kind: 'everything', because: 'test'}, cause: {requestId: 'test', actor: 'test'}}, async unit =>
		unit.em.execute("update subscription set status = 'cancelled' where id = ?", [subscribed.data.id]),
	);
	const gone = await account.delete('/registry/register', {slug, reason: 'End of life'});
	t.is(gone.status, 204);
	t.is(gone.body, '');

	const beat = {slug, status: 'ok', version: '1.0.0', uptime_seconds: 1};
	t.is((await account.post('/registry/heartbeat', beat)).status, 401);
	t.is((await account.put('/registry/register', registration(slug))).status, 401);
	t.is((await account.delete(`/registry/register?slug=${slug}`)).status, 401);
	t.is((await world.nobody.post('/registry/heartbeat', beat, {'x-scaicontrol-key': body.data.api_key})).status, 401);
	t.is((await world.operator.post(`/admin/registry/services/${slug}/approve`)).status, 400);

	const {account: other} = await registered(world);
	t.is((await other.post('/registry/register', registration(slug))).status, 409);
	const again = await account.post('/registry/register', registration(slug));
	t.is(again.status, 201);
	t.is(again.body.data.status, 'pending');
	t.is(again.body.data.service_id, body.data.id);
});

test('the slug to deregister stands in the body or in the query, and not differently in both', async t => {
	const {world} = t.context;
	const {slug, account} = await registered(world);
	t.is((await account.delete('/registry/register')).status, 422);
	t.is((await account.delete('/registry/register', {slug})).status, 422, 'a body says why');
	t.is((await account.delete('/registry/register?slug=other', {slug, reason: 'x'})).status, 422);
	t.is((await account.delete(`/registry/register?slug=${slug}`)).status, 204);
});

test('a service made by the operator describes itself with its key', async t => {
	const {world} = t.context;
	const slug = unique('made');
	await world.operator.post('/admin/catalog/services', {slug, name: 'Made', description: ''});
	const {body} = await world.operator.post(`/admin/registry/services/${slug}/rotate-key`);
	const headers = {'x-scaicontrol-key': body.data.api_key};
	const described = await world.nobody.put('/registry/register', registration(slug, {version: '3.0.0'}), headers);
	t.is(described.status, 200);
	t.like(described.body.data, {status: 'active', version: '3.0.0', previous_version: null, base_url: 'https://93.184.216.34/api'});
	t.is((await world.nobody.post('/registry/register', registration(slug), headers)).status, 409);
});

test('the same registration sent twice with one Idempotency-Key is one, and is answered alike', async t => {
	const {world} = t.context;
	const slug = unique('svc');
	const account = await world.as({sub: unique('account'), roles: ['service_account']});
	const [first, second] = [
		await account.post('/registry/register', registration(slug), {'idempotency-key': slug}),
		await account.post('/registry/register', registration(slug), {'idempotency-key': slug}),
	];
	t.is(first.status, 201);
	t.is(second.status, 201);
	t.deepEqual(second.body.data, first.body.data);
	t.is(second.headers.get('idempotency-replayed'), 'true');
});

test('what a service says that it counts can be counted as soon as a tenant subscribes', async t => {
	const {world} = t.context;
	const {slug, account} = await registered(world, {metrics: [{slug: 'mails', name: 'Mails', unit: 'mail', aggregation: 'sum'}]});
	const {body} = await world.operator.post(`/admin/registry/services/${slug}/approve`);
	const plan = await makePlan(world, {service_id: body.data.id});
	const {tenantId, admin} = await makeCustomer(world);
	t.is((await admin.post('/subscriptions', {plan_id: plan.id})).status, 201);
	const event = {idempotency_key: unique('event'), tenant_id: tenantId, metric_slug: 'mails', quantity: 3};
	const posted = await account.post('/metering/events', {
		events: [event, {...event, idempotency_key: unique('event'), metric_slug: 'letters'}],
	});
	t.is(posted.status, 202);
	t.like(posted.body.data, {accepted: 1, rejected: [{index: 1, code: 'unknown_metric'}]});
});
