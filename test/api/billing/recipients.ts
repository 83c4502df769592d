import test from 'ava';
import {User} from '../../../src/domain/identity/user.ts';
import {asSystem} from '../../../src/domain/platform/unit/as-system.ts';
import {makeCustomer, makeFinalInvoice, makePerson, makeSeller} from '../../support/factories.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-15T10:00:00Z');
});
test.after.always(async () => world?.close());

const withAddress = async (id: string, email: string, isActive = true): Promise<void> =>
	asSystem(world.inUnit, {because: 'a test gives people addresses'}, async ({em}) => {
		Object.assign(await em.findOneOrFail(User, id as `usr_${string}`), {email, isActive});
	});

test("a partner's staff write to the customer's own addresses, in whatever case, and to nobody else", async t => {
	const {partner} = await makeSeller(world);
	const {tenantId} = await makeCustomer(world, {partner, profile: {contact_email: 'Finance@Example.com'}});
	const person = async (tenant: string) => makePerson(world, {tenant_id: tenant, partner_id: partner, roles: ['tenant_member']});
	const [ada, bram, gone] = [await person(tenantId), await person(tenantId), await person(tenantId)];
	await withAddress(ada.id, 'Ada.Lovelace@Example.com');
	await withAddress(bram.id, 'bram@straße.example');
	await withAddress(gone.id, 'gone@example.com', false);
	const {tenantId: otherTenant} = await makeCustomer(world, {partner});
	await withAddress((await person(otherTenant)).id, 'other@example.com');

	const staff = await world.partnerAdmin(partner);
	const send = async (to: string[]) => staff.post(`/admin/invoices/${(await makeFinalInvoice(world, tenantId)).id}/send`, {to});
	for (const to of ['Finance@Example.com', 'finance@example.com', 'FINANCE@EXAMPLE.COM', 'ada.lovelace@EXAMPLE.com', 'Bram@STRAßE.example'])
		t.is((await send([to])).status, 202, to);
	const strangers = ['gone@example.com', 'other@example.com', 'bram@strasse.example', 'lovelace@example.com', 'a%a@example.com'];
	for (const to of strangers) {
		const answer = await send(['finance@example.com', to]);
		t.is(answer.status, 422, to);
		t.deepEqual(
			answer.body.error.details.map(({path}: {path: string}) => path),
			['to.1'],
		);
	}
});

test('an address that no mail server takes is refused wherever one is given', async t => {
	const {partner} = await makeSeller(world);
	const {tenantId, admin} = await makeCustomer(world, {partner});
	const {id} = await makeFinalInvoice(world, tenantId);
	const profile = {company_name: 'K', address_line1: 'S', postal_code: '1', city: 'C', country_code: 'NL'};
	for (const address of ['a@example..com', 'a..b@example.com', 'a@-example.com']) {
		const saved = {...profile, contact_email: address};
		for (const {status} of [
			await world.operator.put(`/admin/tenants/${tenantId}/billing-profile`, saved),
			await admin.put('/billing/billing-profile', saved),
			await world.operator.patch(`/admin/partners/${partner}`, {contact_email: address}),
			await (await world.partnerAdmin(partner)).put('/organization/partner', {contact_email: address}),
			await world.operator.post(`/admin/invoices/${id}/send`, {to: [address]}),
		])
			t.is(status, 422, address);
	}
});
