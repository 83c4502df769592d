import test from 'ava';
import type {Client} from '../../support/client.ts';
import {billingProfile, makeCustomer, makePlan, makeSeller, unique} from '../../support/factories.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;

test.before(async () => {
	world = await startWorld();
});
test.after.always(async () => world?.close());

type Event = {event_id: string; event_type: string; data: Record<string, unknown>};

/** All that somebody can read, page by page. */
async function readAll(client: Client, query = '', limit = 3): Promise<Event[]> {
	const events: Event[] = [];
	for (let after = ''; ; ) {
		const {status, body} = await client.get(`/events?limit=${limit}${query}${after && `&after=${after}`}`);
		if (status !== 200) throw new Error(JSON.stringify(body));
		events.push(...body.data);
		after = body.pagination.next;
		if (!body.pagination.more) return events;
	}
}

async function bought() {
	const {partner} = await makeSeller(world);
	const {tenantId, admin} = await makeCustomer(world, {partner});
	const {data} = (await admin.post('/subscriptions', {plan_id: (await makePlan(world)).id})).body;
	await world.drain();
	return {partner, tenantId, admin, subscriptionId: data.id as string};
}

test.serial('each reads what is within reach: operator, partner and tenant', async t => {
	const [one, other] = [await bought(), await bought()];
	const ofTenant = await readAll(one.admin);
	t.true(ofTenant.some(({event_type: type}) => type === 'invoice.finalized'));
	t.true(ofTenant.every(({data}) => data['tenant_id'] === one.tenantId));
	const ofPartner = await readAll(await world.partnerAdmin(one.partner));
	t.true(ofPartner.every(({data}) => data['partner_id'] === one.partner));
	t.true(ofPartner.length > ofTenant.length);
	const all = (await readAll(world.operator)).map(({event_id: id}) => id);
	for (const {event_id: id} of [...ofPartner, ...(await readAll(other.admin))]) t.true(all.includes(id));
	t.is(new Set(all).size, all.length);
	const [{event_id: id} = {event_id: ''}] = ofTenant;
	t.is((await one.admin.get(`/events/${id}`)).body.data.event_id, id);
	t.is((await other.admin.get(`/events/${id}`)).status, 404);
	t.is((await world.operator.get(`/events/${id}`)).status, 200);
});

test.serial('events come oldest first, by topic and object, and a cursor goes on where it was', async t => {
	const {admin, subscriptionId} = await bought();
	const types = (await readAll(admin)).map(({event_type: type}) => type);
	t.true(types.indexOf('tenant.billing_linked') < types.indexOf('subscription.activated'));
	t.deepEqual(
		(await readAll(admin, '&topics=tenant.*,invoice.finalized')).map(({event_type: type}) => type),
		types.filter(type => type.startsWith('tenant.') || type === 'invoice.finalized'),
	);
	t.true((await readAll(admin, `&object=${subscriptionId}`)).every(({data}) => data['subscription_id'] === subscriptionId));
	const {next} = (await admin.get('/events?limit=500')).body.pagination;
	t.deepEqual((await admin.get(`/events?after=${next}`)).body.data, []);
	await admin.put('/billing/billing-profile', billingProfile({company_name: 'New'}));
	await world.drain();
	t.deepEqual(
		(await admin.get(`/events?after=${next}`)).body.data.map(({event_type: type}: Event) => type),
		['tenant.billing_updated'],
	);
});

test.serial('what is about money needs billing:read', async t => {
	const {tenantId, partner, admin} = await bought();
	const member = await world.as({sub: unique('usr'), tenant_id: tenantId, partner_id: partner, roles: ['tenant_member']});
	const known = await readAll(member);
	t.true(known.length > 0);
	t.true(known.every(({event_type: type}) => type.startsWith('subscription.')));
	const invoice = (await readAll(admin)).find(({event_type: type}) => type === 'invoice.finalized');
	t.is((await member.get(`/events/${invoice?.event_id}`)).status, 404);
	t.is((await member.get('/events?topics=invoice.*')).status, 403);
});

test.serial('who waits is answered as soon as something happens, and holds no connection meanwhile', async t => {
	const {admin} = await bought();
	const {next} = (await admin.get('/events?limit=500')).body.pagination;
	const started = performance.now();
	const waiting = Array.from({length: 30}, async () => admin.get(`/events?after=${next}&wait=30`));
	const others = await Promise.all(Array.from({length: 20}, async () => world.operator.get('/admin/runs')));
	t.true(
		others.every(({status}) => status === 200),
		'a pool of ten has room for others',
	);
	await admin.put('/billing/billing-profile', billingProfile({company_name: 'Soon'}));
	await world.drain();
	const answers = await Promise.all(waiting);
	t.true(answers.every(({body}) => body.data.length === 1));
	t.true(performance.now() - started < 25_000);
	const nothing = await admin.get(`/events?after=${answers[0]?.body.pagination.next}&wait=1`);
	t.deepEqual(nothing.body.data, []);
});

test.serial('what is no cursor, topic or number is refused', async t => {
	for (const query of ['after=x', 'topics=nothing.*', 'topics=Up', 'limit=0', 'limit=501', 'wait=31', 'unknown=1'])
		t.is((await world.operator.get(`/events?${query}`)).status, 422, query);
	t.is((await world.operator.get('/events/not-an-id')).status, 404);
	const old = Buffer.from(`${Date.parse('2025-01-01')}.1`).toString('base64url');
	t.is((await world.operator.get(`/events?after=${old}`)).status, 400, 'behind it something may be missing');
});
