import {Ajv2020} from 'ajv/dist/2020.js';
import test from 'ava';
import {billingProfile, makeCustomer, makePlan, unique} from '../../support/factories.ts';
import {startReceiver} from '../../support/receiver.ts';
import {startWorld, type World} from '../../support/world.ts';

const PATH = '/admin/webhook-subscriptions';

let world: World;

test.before(async () => {
	world = await startWorld();
});
test.after.always(async () => world?.close());

/** A partner with a subscriber, and what it is called. */
async function subscribed(t: {teardown: (end: () => unknown) => void}, fields: Record<string, unknown> = {}, statuses: number[] = []) {
	const receiver = await startReceiver(statuses);
	t.teardown(receiver.close);
	const partner = unique('prt');
	const staff = await world.partnerAdmin(partner);
	const {body} = await staff.post(PATH, {name: 'hook', target_url: receiver.url, topics: ['*'], ...fields});
	return {receiver, partner, staff, id: body.data.id as string, own: `${PATH}/${body.data.id}`};
}

const tenantsTold = (calls: readonly {event: {data: Record<string, unknown>}}[]) => calls.map(({event}) => event.data['tenant_id']);

test.serial('topics are served with the schema of what is sent, and what is sent is as it says', async t => {
	const {receiver, partner} = await subscribed(t);
	const {admin} = await makeCustomer(world, {partner});
	await admin.post('/subscriptions', {plan_id: (await makePlan(world)).id});
	await world.drain();
	const {data} = (await world.operator.get('/webhooks/topics')).body;
	const schemata = new Map<string, object>(data.map((topic: {topic: string; schema: object}) => [topic.topic, topic.schema]));
	t.true(schemata.has('invoice.finalized'));
	t.false(schemata.has('work.failed_for_good'));
	const types = new Set<string>();
	for (const {event} of receiver.calls) {
		const validate = new Ajv2020({strict: false, validateFormats: false}).compile(schemata.get(event.event_type) ?? {});
		t.true(validate(event), JSON.stringify(validate.errors));
		types.add(event.event_type);
	}
	t.true(types.has('subscription.activated') && types.has('tenant.billing_linked'));
});

test.serial('deliveries are listed with what was tried and answered, by status, topic, object and day', async t => {
	const {partner, staff, own} = await subscribed(t, {topics: ['tenant.*']}, [503]);
	const {tenantId} = await makeCustomer(world, {partner});
	await world.drain();
	const [delivery, ...others] = (await staff.get(`${own}/deliveries`)).body.data;
	t.deepEqual(others, []);
	t.like(delivery, {status: 'pending', event_type: 'tenant.billing_linked', object_id: tenantId, last_status: 503});
	t.is(delivery.attempts.length, 1);
	t.like(delivery.attempts[0], {number: 1, status: 503, error: null, answer: 'noted'});
	t.is(typeof delivery.attempts[0].duration_ms, 'number');
	for (const [query, count] of [
		['status=pending', 1],
		['status=dead', 0],
		['topic=tenant.billing_linked', 1],
		['topic=invoice.*', 0],
		[`object=${tenantId}`, 1],
		['object=other', 0],
		['from=2026-06-01&to=2026-06-02', 1],
		['from=2026-06-02', 0],
	] as const)
		t.is((await staff.get(`${own}/deliveries?${query}`)).body.data.length, count, query);
	t.like((await staff.get(`/admin/webhook-deliveries/${delivery.id}`)).body.data, {id: delivery.id, status: 'pending'});
	const state = (await staff.get(`${own}/state`)).body.data;
	t.like(state, {waiting: 1, is_active: true, success_rate: null, last_day: {delivered: 0, dead: 0, pending: 1}});
	t.truthy(state.next_attempt_at);
});

test.serial('one delivery is made again, whether it was taken or given up, and all attempts stay listed', async t => {
	const {receiver, partner, staff, own} = await subscribed(t, {topics: ['tenant.*']}, [404, 200, 200]);
	await makeCustomer(world, {partner});
	await world.drain();
	const [{id}] = (await staff.get(`${own}/deliveries`)).body.data;
	for (const before of ['dead', 'delivered']) {
		t.is((await staff.get(`/admin/webhook-deliveries/${id}`)).body.data.status, before);
		t.like((await staff.post(`/admin/webhook-deliveries/${id}/replay`)).body.data, {status: 'pending'});
		t.is((await staff.post(`/admin/webhook-deliveries/${id}/replay`)).status, 400, 'not while it is on its way');
		await world.drain();
	}
	const {attempts, status} = (await staff.get(`/admin/webhook-deliveries/${id}`)).body.data;
	t.is(status, 'delivered');
	t.deepEqual(
		attempts.map((attempt: {number: number; status: number}) => [attempt.number, attempt.status]),
		[
			[1, 404],
			[2, 200],
			[3, 200],
		],
	);
	t.is(new Set(receiver.calls.map(({event}) => event.event_id)).size, 1, 'the same event each time');
	t.is((await staff.get(`${own}/state`)).body.data.success_rate, 1);
});

test.serial('what happened in a span of time is told again: all of it, or what was missed', async t => {
	const {receiver, partner, staff, own} = await subscribed(t, {topics: ['tenant.*']}, [200, 404, 200]);
	const tenants: string[] = [];
	for (let n = 0; n < 3; n++) {
		tenants.push((await makeCustomer(world, {partner})).tenantId);
		await world.drain();
	}
	t.deepEqual(tenantsTold(receiver.calls), tenants);
	const replay = async (fields: object) => {
		const {status, body} = await staff.post(`${own}/replays`, {from: '2026-06-01', ...fields});
		t.is(status, 201);
		const already = receiver.calls.length;
		await world.drain();
		const shown = (await staff.get(`/admin/webhook-replays/${body.data.id}`)).body.data;
		t.is(shown.status, 'completed');
		t.is(shown.progress.done, shown.progress.total);
		return tenantsTold(receiver.calls.slice(already)).toSorted();
	};
	t.deepEqual(await replay({only_missed: true}), [tenants[1]]);
	t.deepEqual(await replay({}), tenants.toSorted());
	t.deepEqual(await replay({object: tenants[2]}), [tenants[2]]);
	t.deepEqual(await replay({topics: ['tenant.billing_updated']}), []);
	t.deepEqual(await replay({to: '2026-06-01T09:00:00Z'}), []);
	t.is((await staff.get(`${own}/replays`)).body.data.length, 5);
});

test.serial('a test is sent at once, signed, and stands in no feed', async t => {
	const {receiver, staff, id, own} = await subscribed(t, {topics: ['invoice.*']});
	t.is((await staff.post(`${own}/test`)).status, 201);
	await world.drain();
	t.is(receiver.calls.length, 1);
	t.like(receiver.calls[0]?.event, {event_type: 'webhook.test', data: {subscription_id: id, message: 'This is a test'}});
	t.truthy(receiver.calls[0]?.headers['webhook-signature']);
	t.deepEqual((await staff.get('/events')).body.data, []);
	await staff.patch(own, {is_active: false});
	t.is((await staff.post(`${own}/test`)).status, 400);
});

test.serial('one that only fails for five days is switched off, told once, and catches up when it is switched on', async t => {
	const {receiver, partner, staff, id, own} = await subscribed(t, {topics: ['tenant.*'], catch_up: 'automatic'}, Array(200).fill(500));
	const tenants: string[] = [];
	for (const day of ['03', '05', '06', '07']) {
		tenants.push((await makeCustomer(world, {partner})).tenantId);
		await world.advanceTo(`2026-06-${day}T12:00:00Z`);
	}
	const shown = (await staff.get(PATH)).body.data.find((one: {id: string}) => one.id === id);
	t.like(shown, {is_active: false, disabled_reason: 'it did nothing but fail for 5 days'});
	const notices = (await world.operator.get('/notifications?page_size=100')).body.data as {body: string}[];
	t.is(notices.filter(({body}) => body.includes(id)).length, 1);
	receiver.calls.splice(0, receiver.calls.length, ...Array(200).fill(receiver.calls[0]));
	const before = receiver.calls.length;
	const patched = (await staff.patch(own, {is_active: true})).body.data;
	t.like(patched, {is_active: true, disabled_reason: null, failing_since: null, missed_since: null});
	await world.drain();
	t.deepEqual(tenantsTold(receiver.calls.slice(before)).toSorted(), tenants.toSorted());
	t.truthy((await staff.get(PATH)).body.data[0].last_success_at);
});

test.serial('facts of one object arrive in their order; a later one waits for an earlier one, other objects go on', async t => {
	const {receiver, partner, staff, own} = await subscribed(t, {topics: ['tenant.*'], ordering: 'object'}, [503]);
	const first = await makeCustomer(world, {partner});
	await world.drain();
	for (const name of ['B', 'C'])
		t.is((await first.admin.put('/billing/billing-profile', billingProfile({company_name: name}))).status, 200);
	const other = await makeCustomer(world, {partner});
	await world.drain();
	t.deepEqual(tenantsTold(receiver.calls), [first.tenantId, other.tenantId], 'the later ones of the first wait for its retry');
	await world.advanceTo('2026-06-07T12:05:00Z');
	const ofFirst = receiver.calls.filter(({event}) => event.data['tenant_id'] === first.tenantId);
	t.deepEqual(
		ofFirst.map(({event}) => event.data['company_name']),
		['Acme B.V.', 'Acme B.V.', 'B', 'C'],
	);
	t.is((await staff.get(`${own}/deliveries?status=pending`)).body.data.length, 0);
});

test.serial('a partner has at most a hundred subscribers', async t => {
	const staff = await world.partnerAdmin(unique('prt'));
	const hook = {name: 'hook', target_url: 'http://127.0.0.1:9/', topics: ['tenant.*']};
	for (let n = 0; n < 100; n++) await staff.post(PATH, hook);
	const {status, body} = await staff.post(PATH, hook);
	t.is(status, 422);
	t.is(body.error.details[0].path, 'target_url');
	t.is((await staff.get(PATH)).body.data.length, 100);
});
