import test from 'ava';
import {makeCustomer, makeDraft, makePlan, makeSeller} from '../support/factories.ts';
import {startWorld, type World} from '../support/scenario.ts';
import {startVies} from '../support/vies.ts';

const NUMBER = 'DE136695976';
const german = {country_code: 'DE', postal_code: '10115', city: 'Berlin', vat_number: NUMBER};

/** A world whose register answers only after having been away so often, and a German business of a Dutch seller in it. */
async function germanCustomer({failures, isStrict}: {failures: number; isStrict: boolean}) {
	const vies = await startVies({valid: [NUMBER], failures});
	const world = await startWorld('2026-06-15T10:00:00Z', {VIES_URL: vies.url, VAT_STRICT: String(isStrict)});
	const {partner} = await makeSeller(world);
	const customer = await makeCustomer(world, {partner, profile: german});
	const close = async () => {
		await world.close();
		await vies.close();
	};
	return {...customer, world, vies, close};
}

const documentsOf = async ({operator}: World, tenantId: string) => (await operator.get(`/admin/invoices?tenant_id=${tenantId}`)).body.data;

const finalizeDraft = async (world: World, tenantId: string, fields: Record<string, unknown> = {}) =>
	world.operator.post(`/admin/invoices/${(await makeDraft(world, tenantId, fields)).id}/finalize`);

test('without VAT_STRICT a number that the register could not be asked about is good enough', async t => {
	const {world, tenantId, close} = await germanCustomer({failures: 1, isStrict: false});
	t.teardown(close);
	await world.drain();
	const {body} = await finalizeDraft(world, tenantId);
	t.like(body.data.vat_details, {case: 5, vat_number_status: 'unavailable'});
});

test('with it finalising by hand is refused with the reason, and the run waits until the register has confirmed the number', async t => {
	const {world, tenantId, admin, vies, close} = await germanCustomer({failures: 2, isStrict: true});
	t.teardown(close);
	const plan = await makePlan(world, {base_price_cents: 10_000});
	t.is((await admin.post('/subscriptions', {plan_id: plan.id})).status, 201);
	await world.drain();
	t.like(await documentsOf(world, tenantId), [{status: 'draft', number: null, total_cents: 10_000}]);
	const refused = await finalizeDraft(world, tenantId);
	t.is(refused.status, 400);
	t.regex(refused.body.error.message, /vat_number is not confirmed by the EU's register yet \(unavailable\)/);

	const exempt = [{description: 'Course', unit_price_cents: 100, tax_category: 'E'}];
	t.is((await finalizeDraft(world, tenantId, {line_items: exempt})).status, 200, 'nothing of it is under reverse charge');

	await world.advanceTo('2026-06-15T10:59:00Z');
	t.is((await admin.get('/billing/billing-profile')).body.data.vat_number_status, 'valid');
	t.is(vies.state.asked.length, 3);
	await world.advanceTo('2026-06-15T11:30:00Z');
	const automatic = (await documentsOf(world, tenantId)).find(({status}: {status: string}) => status === 'sent');
	t.like(automatic, {total_cents: 10_000, tax_cents: 0});
	t.like((await admin.get(`/billing/invoices/${automatic.id}`)).body.data.vat_details, {case: 5, vat_number_status: 'valid'});
});

test('while invoices wait the register is asked until it answers, however long it is away', async t => {
	const {world, vies, admin, close} = await germanCustomer({failures: 20, isStrict: true});
	t.teardown(close);
	await world.advanceTo('2026-07-15T10:00:00Z');
	t.is(vies.state.asked.length, 21);
	t.is((await admin.get('/billing/billing-profile')).body.data.vat_number_status, 'valid');
});

test('a number that the register knows to be invalid makes no reverse charge, and nothing waits', async t => {
	const {world, tenantId, vies, close} = await germanCustomer({failures: 0, isStrict: true});
	t.teardown(close);
	vies.state.valid = [];
	await world.drain();
	const {status, body} = await finalizeDraft(world, tenantId);
	t.is(status, 200);
	t.like(body.data, {tax_cents: 2100, vat_details: {case: 6, vat_number_status: 'invalid'}});
});
