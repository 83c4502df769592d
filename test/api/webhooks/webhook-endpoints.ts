import test from 'ava';
import {billingProfile, makeCustomer, makePlan, unique} from '../../support/factories.ts';
import {startReceiver} from '../../support/receiver.ts';
import {startWorld, type World} from '../../support/world.ts';

const PATH = '/webhook-endpoints';

let world: World;

test.before(async () => {
	world = await startWorld();
});
test.after.always(async () => world?.close());

const hookOf = (url: string, fields: Record<string, unknown> = {}) => ({name: 'hook', target_url: url, topics: ['*'], ...fields});

test.serial('a tenant is told what happens to it, and of nobody else', async t => {
	const receiver = await startReceiver();
	t.teardown(receiver.close);
	const partner = unique('prt');
	const {admin, tenantId} = await makeCustomer(world, {partner});
	const made = await admin.post(PATH, hookOf(receiver.url));
	t.is(made.status, 201);
	t.regex(made.body.data.secret, /^whsec_/);
	await makeCustomer(world, {partner});
	await admin.put('/billing/billing-profile', billingProfile({company_name: 'Other B.V.'}));
	await admin.post('/subscriptions', {plan_id: (await makePlan(world)).id});
	await world.drain();
	t.true(receiver.calls.some(({event}) => event.event_type === 'subscription.activated'));
	t.true(receiver.calls.some(({event}) => event.event_type === 'tenant.billing_updated'));
	t.true(receiver.calls.every(({event}) => event.data['tenant_id'] === tenantId));
});

test.serial('staff and tenant each see their own only, and another tenant sees neither', async t => {
	const partner = unique('prt');
	const [staff, {admin}, {admin: other}] = [
		await world.partnerAdmin(partner),
		await makeCustomer(world, {partner}),
		await makeCustomer(world, {partner}),
	];
	const {id} = (await admin.post(PATH, hookOf('http://127.0.0.1:9/'))).body.data;
	const {id: staffs} = (await staff.post('/admin/webhook-subscriptions', hookOf('http://127.0.0.1:9/'))).body.data;
	t.deepEqual(
		(await admin.get(PATH)).body.data.map((one: {id: string}) => one.id),
		[id],
	);
	t.deepEqual((await other.get(PATH)).body.data, []);
	t.deepEqual(
		(await staff.get('/admin/webhook-subscriptions')).body.data.map((one: {id: string}) => one.id),
		[staffs],
	);
	for (const [client, path] of [
		[other, `${PATH}/${id}`],
		[admin, `${PATH}/${staffs}`],
		[staff, `/admin/webhook-subscriptions/${id}`],
	] as const) {
		t.is((await client.patch(path, {name: 'mine'})).status, 404);
		t.is((await client.get(`${path}/deliveries`)).status, 404);
		t.is((await client.delete(path)).status, 404);
	}
	t.is((await admin.delete(`${PATH}/${id}`)).status, 204);
});

test.serial('ten are possible, also when they are asked for at once', async t => {
	const {admin} = await makeCustomer(world);
	const answers = await Promise.all(Array.from({length: 13}, async () => admin.post(PATH, hookOf('http://127.0.0.1:9/'))));
	t.is(answers.filter(({status}) => status === 201).length, 10);
	t.is(answers.filter(({status}) => status === 422).length, 3);
	t.is((await admin.get(PATH)).body.data.length, 10);
});

test.serial('where facts about money go is said by those who may read them', async t => {
	const {tenantId, admin} = await makeCustomer(world);
	const clerk = await world.as({
		...{sub: unique('usr'), tenant_id: tenantId, partner_id: 'prt_reseller'},
		permissions: ['subscriptions:read', 'subscriptions:manage'],
	});
	t.is((await clerk.post(PATH, hookOf('http://127.0.0.1:9/'))).status, 403);
	t.is((await clerk.post(PATH, hookOf('http://127.0.0.1:9/', {topics: ['invoice.paid']}))).status, 403);
	t.is((await clerk.post(PATH, hookOf('http://127.0.0.1:9/', {topics: ['subscription.activated']}))).status, 201);
	const {id} = (await admin.post(PATH, hookOf('http://127.0.0.1:9/a'))).body.data;
	t.is((await clerk.patch(`${PATH}/${id}`, {target_url: 'http://127.0.0.1:9/theirs'})).status, 403);
	t.is((await admin.get(PATH)).body.data.find((one: {id: string}) => one.id === id).target_url, 'http://127.0.0.1:9/a');
	const reader = await world.as({...{sub: unique('usr'), tenant_id: tenantId, partner_id: 'prt_reseller'}, roles: ['tenant_member']});
	t.is((await reader.get(PATH)).status, 403);
});

test.serial('what is forbidden as an address is refused here as well', async t => {
	const {admin} = await makeCustomer(world);
	for (const url of ['http://10.0.0.1/', 'http://169.254.169.254/latest', 'http://[::ffff:10.0.0.1]/', 'http://user:pass@127.0.0.1/'])
		t.is((await admin.post(PATH, hookOf(url))).status, 422, url);
});

test.serial(
	'a tenant looks at deliveries, has them made again and tests; its people are told when an endpoint is switched off',
	async t => {
		const receiver = await startReceiver([404, 200, 200, 410]);
		t.teardown(receiver.close);
		const {admin} = await makeCustomer(world);
		await world.drain();
		const {id} = (await admin.post(PATH, hookOf(receiver.url, {topics: ['tenant.*']}))).body.data;
		await admin.put('/billing/billing-profile', billingProfile({company_name: 'B'}));
		await world.drain();
		const [{id: deliveryId, status}] = (await admin.get(`${PATH}/${id}/deliveries`)).body.data;
		t.is(status, 'dead');
		t.is((await admin.post(`/webhook-deliveries/${deliveryId}/replay`)).status, 200);
		await world.drain();
		t.is((await admin.get(`/webhook-deliveries/${deliveryId}`)).body.data.status, 'delivered');
		const replay = (await admin.post(`${PATH}/${id}/replays`, {from: '2026-06-01', topics: ['tenant.billing_updated']})).body.data;
		await world.drain();
		t.like((await admin.get(`/webhook-replays/${replay.id}`)).body.data, {status: 'completed', told: 1});
		t.is((await admin.post(`${PATH}/${id}/test`)).status, 201);
		await world.drain();
		t.like((await admin.get(`${PATH}/${id}/state`)).body.data, {is_active: false});
		t.is((await admin.get(PATH)).body.data[0].disabled_reason, 'it answered 410 Gone');
		const notices: {title: string}[] = (await admin.get('/notifications')).body.data;
		t.is(notices.filter(({title}) => title.includes("'hook' was switched off")).length, 1);
	},
);
