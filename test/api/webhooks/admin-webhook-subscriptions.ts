import test from 'ava';
import {signedHeaders} from '../../../src/domain/webhooks/signature.ts';
import {askPast} from '../../support/database.ts';
import {makeCustomer, unique} from '../../support/factories.ts';
import {type ReceivedCall, startReceiver} from '../../support/receiver.ts';
import {startWorld, type World} from '../../support/world.ts';

const PATH = '/admin/webhook-subscriptions';

let world: World;

test.before(async () => {
	world = await startWorld();
});
test.after.always(async () => world?.close());

const hookOf = (url: string, fields: Record<string, unknown> = {}) => ({
	name: unique('hook'),
	target_url: url,
	topics: ['tenant.*'],
	...fields,
});

/** Whether a call bears a signature by this secret, by either way of signing. */
const isSignedBy = ({headers, body, event}: ReceivedCall, secret: string): boolean => {
	const own = signedHeaders({
		...{eventId: event.event_id, eventType: event.event_type, body, secrets: [secret]},
		timestamp: Number(headers['webhook-timestamp']),
	});
	return ['webhook-signature', 'x-scaicontrol-signature'].every(name =>
		String(headers[name])
			.split(/[ ,](?=v1,|sha256=)/)
			.includes(own[name] ?? ''),
	);
};

test.serial('a subscriber is changed, and only what is given', async t => {
	const {operator} = world;
	const {data: made} = (await operator.post(PATH, hookOf('http://127.0.0.1:9/a'))).body;
	const {status, body} = await operator.patch(`${PATH}/${made.id}`, {name: 'Other', topics: ['invoice.paid', 'invoice.paid', 'partner.*']});
	t.is(status, 200);
	t.like(body.data, {name: 'Other', target_url: 'http://127.0.0.1:9/a', is_active: true, secret_hint: made.secret_hint});
	t.deepEqual(body.data.topics, ['invoice.paid', 'partner.*']);
	t.false('secret' in body.data);
	t.like((await operator.patch(`${PATH}/${made.id}`, {})).body.data, {name: 'Other'});
});

test.serial('a new secret is shown once, and for a day the old one signs too', async t => {
	const receiver = await startReceiver();
	t.teardown(receiver.close);
	const partner = unique('prt');
	const staff = await world.partnerAdmin(partner);
	const {id, secret: old} = (await staff.post(PATH, hookOf(receiver.url))).body.data;
	const {body} = await staff.patch(`${PATH}/${id}`, {rotate_secret: true});
	const {secret, secret_hint: hint} = body.data;
	t.regex(secret, /^whsec_/);
	t.not(secret, old);
	t.true(secret.endsWith(hint.slice(1)));
	await makeCustomer(world, {partner});
	await world.drain();
	const [call] = receiver.calls;
	t.true(call !== undefined && isSignedBy(call, secret) && isSignedBy(call, old));
	t.false((await staff.get(PATH)).body.data.some((shown: object) => 'secret' in shown));
});

test.serial('switched off it is told nothing, switched on again what happens then', async t => {
	const receiver = await startReceiver();
	t.teardown(receiver.close);
	const partner = unique('prt');
	const staff = await world.partnerAdmin(partner);
	const {id} = (await staff.post(PATH, hookOf(receiver.url))).body.data;
	t.false((await staff.patch(`${PATH}/${id}`, {is_active: false})).body.data.is_active);
	await makeCustomer(world, {partner});
	await world.drain();
	t.is(receiver.calls.length, 0);
	await staff.patch(`${PATH}/${id}`, {is_active: true});
	const {tenantId} = await makeCustomer(world, {partner});
	await world.drain();
	t.deepEqual(
		receiver.calls.map(({event}) => event.data['tenant_id']),
		[tenantId],
	);
});

test.serial('a deleted one is told nothing and is gone', async t => {
	const receiver = await startReceiver();
	t.teardown(receiver.close);
	const partner = unique('prt');
	const staff = await world.partnerAdmin(partner);
	const {id} = (await staff.post(PATH, hookOf(receiver.url))).body.data;
	t.is((await staff.delete(`${PATH}/${id}`)).status, 204);
	await makeCustomer(world, {partner});
	await world.drain();
	t.is(receiver.calls.length, 0);
	t.is((await staff.delete(`${PATH}/${id}`)).status, 404);
	t.is((await staff.patch(`${PATH}/${id}`, {name: 'x'})).status, 404);
	t.deepEqual((await staff.get(PATH)).body.data, []);
});

test.serial("another partner's subscriber does not exist; the operator sees and changes all", async t => {
	const [staff, other] = [await world.partnerAdmin(unique('prt')), await world.partnerAdmin(unique('prt'))];
	const {id} = (await staff.post(PATH, hookOf('http://127.0.0.1:9/'))).body.data;
	t.is((await other.patch(`${PATH}/${id}`, {is_active: false})).status, 404);
	t.is((await other.delete(`${PATH}/${id}`)).status, 404);
	t.is((await world.operator.patch(`${PATH}/${id}`, {name: 'seen'})).body.data.name, 'seen');
});

test.serial('more subscribers than fit in the longest page are seen by those who go on, and the page says that there are more', async t => {
	const {operator} = world;
	const staff = await world.partnerAdmin(unique('prt'));
	const {id} = (await staff.post(PATH, hookOf('http://127.0.0.1:9/', {is_active: false}))).body.data;
	const others = 'updated_at, partner_id, name, target_url, topics, is_active, secret_sealed, secret_hint, ordering, catch_up';
	// Older than what the other tests make: the clock stands, and of one instant any may come first.
	const columns = `created_at, ${others}`;
	await askPast(
		world.database,
		`insert into webhook_subscription (id, ${columns}) select left(id, -3) || lpad(n::text, 3, '0'), created_at - interval '1 hour', ${others}
		 from webhook_subscription, generate_series(1, 600) n where id = $1`,
		[id],
	);
	const {body: first} = await operator.get(PATH);
	const {total, next_after: after} = first.pagination;
	const {body: rest} = await operator.get(`${PATH}?after=${after}`);
	t.deepEqual([first.data.length, rest.data.length, rest.pagination.next_after], [500, total - 500, null]);
	const ids = new Set([...first.data, ...rest.data].map((shown: {id: string}) => shown.id));
	t.is(ids.size, total);
	t.true(total > 600);
	t.is((await operator.get(`${PATH}?page_size=501`)).status, 422);
});

test.serial('all that is wrong with topics and address is told at once, and nothing is changed', async t => {
	const {operator} = world;
	const wrong = {topics: ['tenant.*', 'nothing.*', 'Up'], target_url: 'http://10.0.0.1/'};
	const {status, body} = await operator.post(PATH, hookOf(wrong.target_url, wrong));
	t.is(status, 422);
	t.deepEqual(
		body.error.details.map(({path}: {path: string}) => path),
		['topics.1', 'topics.2', 'target_url'],
	);
	const {id} = (await operator.post(PATH, hookOf('http://127.0.0.1:9/'))).body.data;
	t.is((await operator.patch(`${PATH}/${id}`, {name: 'never', ...wrong})).body.error.details.length, 3);
	const kept = (await operator.get(PATH)).body.data.find((shown: {id: string}) => shown.id === id);
	t.not(kept.name, 'never');
	t.is((await operator.patch(`${PATH}/${id}`, {rotate_secret: false})).status, 422);
});

test.serial('while names are slow to be resolved, other requests have all connections', async t => {
	const {addressPolicy} = world.tools;
	const original = addressPolicy.faultOf;
	const answered = Promise.withResolvers<undefined>();
	// The name's server takes its time: the policy is the port that stands for it.
	Object.assign(addressPolicy, {faultOf: async () => answered.promise});
	t.teardown(() => Object.assign(addressPolicy, {faultOf: original}));
	const waiting = Array.from({length: 30}, async (_, index) =>
		(await world.partnerAdmin(unique('prt'))).post(PATH, hookOf(`https://n${index}.slow.example/`)),
	);
	const others = await Promise.all(Array.from({length: 20}, async () => world.operator.get(PATH)));
	t.true(others.every(({status}) => status === 200));
	answered.resolve(undefined);
	t.true((await Promise.all(waiting)).every(({status}) => status === 201));
});
