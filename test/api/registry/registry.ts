import anyTest, {type TestFn} from 'ava';
import {makeCustomer, makePlan, makeService, unique} from '../../support/factories.ts';
import {registered, registration} from '../../support/registration.ts';
import {OPERATOR_PARTNER, startWorld, type World} from '../../support/world.ts';

const test = anyTest as TestFn<{world: World}>;

test.before(async t => {
	t.context.world = await startWorld();
});
test.after.always(async t => t.context.world?.close());

test.serial('a service that registers waits: it is in no catalog and has no key', async t => {
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

test.serial('approval shows key and secret once and lets the service into the catalog', async t => {
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
	t.regex(again.body.error.message, /is active already: only one that is pending or suspended can be approved/);
	const byKey = await world.nobody.post(
		'/registry/heartbeat',
		{slug, status: 'ok', version: '1.0.0', uptime_seconds: 1},
		{
			'x-scaicontrol-key': approved.body.data.api_key,
		},
	);
	t.is(byKey.status, 200);
});

test.serial('a slug that is taken is refused, whoever has it', async t => {
	const {world} = t.context;
	const {slug, account} = await registered(world);
	t.is((await account.post('/registry/register', registration(slug))).status, 409);
	const {slug: made} = await makeService(world);
	t.is((await account.post('/registry/register', registration(made))).status, 409);
});

test.serial('two that register the same slug at once: one has it, the other is told', async t => {
	const {world} = t.context;
	const slug = unique('race');
	const accounts = await Promise.all(
		['one', 'two', 'three'].map(async name => world.as({sub: `${name}-${slug}`, roles: ['service_account']})),
	);
	const answers = await Promise.all(accounts.map(async account => account.post('/registry/register', registration(slug))));
	t.deepEqual(answers.map(({status}) => status).sort(), [201, 409, 409]);
});

test.serial('a registration with faults is told all of them at once', async t => {
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

test.serial('registering again changes what is given, notes another version, and lets another host wait for approval', async t => {
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

test.serial('a service that waits moves freely, for nobody has approved its host yet', async t => {
	const {world} = t.context;
	const {slug, account} = await registered(world);
	const moved = await account.put('/registry/register', registration(slug, {base_url: 'https://8.8.8.8/'}));
	t.like(moved.body.data, {status: 'pending', base_url: 'https://8.8.8.8/', pending_base_url: null});
});

test.serial('suspending keeps subscriptions and refuses new ones; approving brings the service back with a new key', async t => {
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

test.serial('a service made by the operator describes itself with its key', async t => {
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

test.serial('the same registration sent twice with one Idempotency-Key is one, and is answered alike', async t => {
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

test.serial('what a service says that it counts can be counted as soon as a tenant subscribes', async t => {
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

test.serial(
	"a service on the operator's list is active at once when the operator's own account registers it, and gets its secrets",
	async t => {
		const {world} = t.context;
		const [own, foreign] = [unique('own'), unique('own')];
		t.is((await world.operator.put('/admin/platform/settings', {internal_service_slugs: [own, foreign]})).status, 200);
		const operators = await world.as({sub: unique('account'), partner_id: OPERATOR_PARTNER, roles: ['service_account']});
		const {status, body} = await operators.post('/registry/register', registration(own));
		t.is(status, 201);
		t.is(body.data.status, 'active');
		t.regex(body.data.signing_secret, /^whsec_/);
		t.is((await world.operator.get(`/catalog/services/${own}`)).status, 200);
		const beat = {slug: own, status: 'ok', version: '1.0.0', uptime_seconds: 1};
		t.is((await world.nobody.post('/registry/heartbeat', beat, {'x-scaicontrol-key': body.data.api_key})).status, 200);

		const stranger = await world.as({sub: unique('account'), partner_id: 'prt_reseller', roles: ['service_account']});
		t.is((await stranger.post('/registry/register', registration(foreign))).body.data.status, 'pending');
		t.is((await operators.post('/registry/register', registration(unique('unlisted')))).body.data.status, 'pending');
	},
);
