import anyTest, {type TestFn} from 'ava';
import {makePerson, unique} from '../../support/factories.ts';
import {startReceiver} from '../../support/receiver.ts';
import {startWorld, type World} from '../../support/world.ts';

const test = anyTest as TestFn<{world: World}>;

test.before(async t => {
	t.context.world = await startWorld();
});
test.after.always(async t => t.context.world?.close());

const seller = {
	legal_name: 'Reseller B.V.',
	seller_address_line1: 'Coolsingel 2',
	seller_city: 'Rotterdam',
	seller_country_code: 'NL',
	iban: 'NL91 ABNA 0417 1643 00',
	bic: 'ABNANL2A',
};

test('a tenant reads itself and changes its language and time zone', async t => {
	const {world} = t.context;
	const tenant = unique('tnt');
	const admin = await world.tenantAdmin(tenant);
	const member = await makePerson(world, {tenant_id: tenant, partner_id: 'prt_reseller', roles: ['tenant_member']});
	t.like((await member.client.get('/organization/tenant')).body.data, {id: tenant, status: 'active', time_zone: 'Europe/Amsterdam'});
	const changed = await admin.put('/organization/tenant', {locale: 'NL-nl', time_zone: 'America/New_York'});
	t.like(changed.body.data, {locale: 'nl-NL', time_zone: 'America/New_York'});
	t.like((await admin.put('/organization/tenant', {locale: 'de'})).body.data, {locale: 'de', time_zone: 'America/New_York'});

	const refused = await admin.put('/organization/tenant', {locale: 'not a tag', time_zone: 'Mars/Olympus'});
	t.is(refused.status, 422);
	t.deepEqual(
		refused.body.error.details.map(({path}: {path: string}) => path),
		['locale', 'time_zone'],
	);
	t.is((await admin.put('/organization/tenant', {name: 'Mine', locale: null})).body.error.details.length, 2);
	t.is((await member.client.put('/organization/tenant', {locale: 'fr'})).status, 403);
	t.is((await world.operator.get('/organization/tenant')).status, 403);
	t.is((await (await world.partnerAdmin()).get('/organization/tenant')).status, 403);
});

test('a time zone that PostgreSQL or the date library does not know is refused wherever one is given', async t => {
	const {world} = t.context;
	const partner = unique('prt');
	const answers = async (zone: string) => [
		await (await world.tenantAdmin(unique('tnt'))).put('/organization/tenant', {time_zone: zone}),
		await (await world.partnerAdmin()).put('/organization/partner', {time_zone: zone}),
		await world.operator.post('/admin/partners', {id: partner, name: 'Zoned', time_zone: zone}),
		await world.operator.patch('/admin/partners/prt_reseller', {time_zone: zone}),
	];
	for (const zone of ['AET', 'SystemV/EST5EDT', 'UTC+2']) {
		for (const {status, body} of await answers(zone)) {
			t.is(status, 422, zone);
			t.deepEqual(
				body.error.details.map(({path}: {path: string}) => path),
				['time_zone'],
			);
		}
	}

	const taken = await answers('Asia/Kathmandu');
	t.deepEqual(
		taken.map(({status, body}) => [status, body.data.time_zone]),
		[200, 200, 201, 200].map(status => [status, 'Asia/Kathmandu']),
	);
});

test("the seller's bank details are shown to its admins only", async t => {
	const {world} = t.context;
	const partner = unique('prt');
	const admin = await world.partnerAdmin(partner);
	const saved = await admin.put('/organization/partner', seller);
	t.is(saved.status, 200);
	t.like(saved.body.data, {id: partner, iban: 'NL91ABNA0417164300', bic: 'ABNANL2A', is_billable: true});
	t.is((await admin.get('/organization/partner')).body.data.iban, 'NL91ABNA0417164300');

	const customer = await world.tenantAdmin(unique('tnt'), partner);
	const colleague = await makePerson(world, {partner_id: partner});
	for (const client of [customer, colleague.client]) {
		const {status, body} = await client.get('/organization/partner');
		t.is(status, 200);
		t.like(body.data, {id: partner, legal_name: 'Reseller B.V.', is_billable: true, iban: null, bic: null, bank_name: null});
		t.is((await client.put('/organization/partner', {phone: '+31 20 1'})).status, 403);
	}

	t.is((await (await world.as({sub: 'robot', roles: ['service_account']})).get('/organization/partner')).status, 403);
	const refused = await admin.put('/organization/partner', {name: 'Other', iban: 'NL00ABNA0417164300', website: 'http://x.example'});
	t.is(refused.status, 422);
});

test('a seller is told to be linked once, to be updated when something changed, and never for nothing', async t => {
	const {world} = t.context;
	const receiver = await startReceiver();
	t.teardown(receiver.close);
	const partner = unique('prt');
	const admin = await world.partnerAdmin(partner);
	await world.operator.post('/admin/webhook-subscriptions', {name: 'all', target_url: receiver.url, topics: ['partner.*', 'tenant.*']});
	const told = async () => {
		await world.drain();
		return receiver.calls.filter(({event}) => event.data['partner_id'] === partner).map(({event}) => event);
	};

	await admin.put('/organization/partner', {phone: '+31 20 1'});
	t.is((await told()).length, 0, 'it is not complete yet');
	await admin.put('/organization/partner', seller);
	await admin.put('/organization/partner', seller);
	await world.advanceTo('2026-06-02T10:00:00Z');
	await admin.put('/organization/partner', {seller_city: 'Utrecht', legal_name: 'Reseller B.V.'});
	const [linked, updated, ...more] = await told();
	t.like(linked, {event_type: 'partner.billing_linked', data: {legal_name: 'Reseller B.V.', linked_at: '2026-06-01T10:00:00.000Z'}});
	t.like(updated, {
		event_type: 'partner.billing_updated',
		data: {changed_fields: ['seller_city'], linked_at: '2026-06-01T10:00:00.000Z', updated_at: '2026-06-02T10:00:00.000Z'},
	});
	t.is(more.length, 0);
});
