import anyTest, {type TestFn} from 'ava';
import {makeCustomer, makePlan, makeService, unique} from '../../support/factories.ts';
import {registered, registration} from '../../support/registration.ts';
import {startWorld, type World} from '../../support/world.ts';

const test = anyTest as TestFn<{world: World}>;

test.before(async t => {
	t.context.world = await startWorld();
});
test.after.always(async t => t.context.world?.close());

test.serial('only service accounts register, and a person is refused whatever the role', async t => {
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

test.serial("another account's service does not exist for a service", async t => {
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

test.serial('an account that is called like the id of a service is not that service', async t => {
	const {world} = t.context;
	const ownerless = await makeService(world);
	const {slug: owned} = await registered(world);
	const {body: listed} = await world.operator.get('/admin/registry/services');
	const idOf = (slug: string) => listed.data.find((service: {slug: string}) => service.slug === slug).id as string;
	for (const slug of [ownerless.slug, owned]) {
		const impostor = await world.as({sub: idOf(slug), roles: ['service_account']});
		t.is((await impostor.post('/registry/register', registration(unique('svc')))).status, 201);
		t.is((await impostor.put('/registry/register', registration(slug, {base_url: 'https://93.184.216.35/'}))).status, 404);
		t.is((await impostor.post('/registry/heartbeat', {slug, status: 'ok', version: '1', uptime_seconds: 1})).status, 404);
		t.is((await impostor.delete('/registry/register', {slug, reason: 'mine now'})).status, 404);
	}
});

test.serial('a key speaks for its own service, not for others of the same account', async t => {
	const {world} = t.context;
	const {slug, account} = await registered(world);
	const other = unique('svc');
	t.is((await account.post('/registry/register', registration(other))).status, 201);
	const {body} = await world.operator.post(`/admin/registry/services/${slug}/approve`);
	const key = {'x-scaicontrol-key': body.data.api_key};
	const beat = (to: string) => world.nobody.post('/registry/heartbeat', {slug: to, status: 'ok', version: '1', uptime_seconds: 1}, key);
	t.deepEqual([(await beat(slug)).status, (await beat(other)).status], [200, 404]);
});

test.serial(
	'a service leaves only when nobody subscribes to it; then no credential of it works, until its owner registers it again',
	async t => {
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
	},
);

test.serial('the slug to deregister stands in the body or in the query, and not differently in both', async t => {
	const {world} = t.context;
	const {slug, account} = await registered(world);
	t.is((await account.delete('/registry/register')).status, 422);
	t.is((await account.delete('/registry/register', {slug})).status, 422, 'a body says why');
	t.is((await account.delete('/registry/register?slug=other', {slug, reason: 'x'})).status, 422);
	t.is((await account.delete(`/registry/register?slug=${slug}`)).status, 204);
});

test.serial('heartbeats that come at once are each answered by themselves, and of one service the last counts', async t => {
	const {world} = t.context;
	const [one, other] = [await registered(world), await registered(world, {heartbeat_interval_seconds: 10})];
	const beat = (slug: string, status: string) => ({slug, status, version: '1.0.0', uptime_seconds: 1});
	const answers = await Promise.all([
		one.account.post('/registry/heartbeat', beat(one.slug, 'ok')),
		other.account.post('/registry/heartbeat', beat(other.slug, 'degraded')),
		other.account.post('/registry/heartbeat', beat(one.slug, 'degraded')),
		other.account.post('/registry/heartbeat', beat('no-such-service', 'ok')),
		...Array.from({length: 40}, async () => one.account.post('/registry/heartbeat', beat(one.slug, 'ok'))),
	]);
	t.deepEqual(
		answers.slice(0, 4).map(({status}) => status),
		[200, 200, 404, 404],
	);
	t.like(answers[0]?.body.data, {health_status: 'healthy', next_heartbeat_seconds: 60});
	t.like(answers[1]?.body.data, {health_status: 'degraded', next_heartbeat_seconds: 10});
	t.true(answers.slice(4).every(({status}) => status === 200));
});
