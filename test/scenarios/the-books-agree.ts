import test from 'ava';
import {booksOf, journalOf, keepBooks, standing, sumsOfDocuments} from '../support/books.ts';
import {makeCustomer, makeFinalInvoice, makePlan, makeSeller} from '../support/factories.ts';
import {at, invoicesIn} from '../support/invoices.ts';
import {german, later} from '../support/paying-customer.ts';
import {addSandboxMethod, dataOf, newestInvoice, startPayingWorld} from '../support/payments/stories.ts';
import type {World} from '../support/scenario.ts';

let world: World;

test.before(async () => {
	world = await startPayingWorld();
});
test.after.always(async () => world?.close());

const {credited} = invoicesIn(() => world);

const mixed = [
	{description: 'Hours', quantity: 3, unit_price_cents: 3333},
	{description: 'Books', unit_price_cents: 4999, tax_rate: '9'},
	{description: 'Discount', quantity: -1, unit_price_cents: 1001},
];

/** A buyer of this seller with a method that does what its label says, and an invoice of a subscription. */
async function subscriber(partner: string, label: string, profile: Record<string, unknown> = {}) {
	const {tenantId, admin} = await makeCustomer(world, {partner, profile});
	await addSandboxMethod(admin, label);
	const {id} = await makePlan(world);
	dataOf(await admin.post('/subscriptions', {plan_id: id}));
	await world.drain();
	return {tenantId, admin, invoice: await newestInvoice({admin})};
}

/** What can happen to documents and money in a month, each to a customer of its own. */
async function live(partner: string): Promise<void> {
	const paid = await subscriber(partner, 'succeeds');
	dataOf(await world.operator.post(at(paid.invoice.id, '/refund'), {reason: 'kind', amount_cents: 1500}));
	await subscriber(partner, 'charged_back');
	await subscriber(partner, 'fails');
	const failing = await subscriber(partner, 'refund_fails');
	dataOf(await world.operator.post(at(failing.invoice.id, '/refund'), {reason: 'kind', amount_cents: 500}));
	await subscriber(partner, 'succeeds', {...german, vat_number: 'DE136695976'});
	await subscriber(partner, 'succeeds', {country_code: 'US', state: 'CA', postal_code: '94105', city: 'San Francisco'});

	const {tenantId} = await makeCustomer(world, {partner});
	const first = await makeFinalInvoice(world, tenantId, {line_items: mixed});
	dataOf(await world.operator.post(at(first.id, '/mark-paid')));
	await credited(first.id, {amount_cents: 4000});
	// What is left of the credit note is set off here.
	await makeFinalInvoice(world, tenantId, {line_items: mixed});
	const taken = await makeFinalInvoice(world, (await makeCustomer(world, {partner})).tenantId);
	dataOf(await world.operator.post(at(taken.id, '/void'), {reason: 'wrong'}));
	const part = await makeFinalInvoice(world, (await makeCustomer(world, {partner})).tenantId, {line_items: mixed});
	dataOf(await world.operator.post(at(part.id, '/mark-paid'), {amount_cents: 700}));
	await credited(part.id, {amount_cents: 900});
	await world.drain();
	await later(world, 40 * 24);
}

test.serial('receivables are what is open, revenue and VAT what the documents say, after all that can happen', async t => {
	const {partner} = await makeSeller(world);
	const books = await keepBooks(world, partner);
	await live(partner);
	await world.drain();
	const log: {kind: string; status: string}[] = await books.log();
	t.deepEqual(
		log.filter(({status}) => status !== 'synced'),
		[],
	);
	t.deepEqual([...new Set(log.map(({kind}) => kind))].toSorted(), ['credit_note', 'invoice', 'payment', 'refund', 'reversal', 'set_off']);
	const balances = await books.balances();
	const {open, net, tax} = await sumsOfDocuments(world, partner);
	t.is(standing(balances, 'receivables'), open);
	t.is(standing(balances, 'revenue_'), -net);
	t.is(standing(balances, 'vat_'), -tax);
	t.is(standing(balances, 'exchange_'), 0);

	const {id} = dataOf(
		await world.operator.post('/admin/accounting/integrations', {provider: 'journal', name: 'Again', partner_id: partner}),
	);
	const again = booksOf(world, id);
	await again.sync();
	t.deepEqual(await journalOf(world, again.id), await journalOf(world, books.id));
	t.true((await journalOf(world, books.id)).length > 60);
});

test.serial('documents in another currency leave nothing behind once they are paid', async t => {
	const {partner} = await makeSeller(world);
	const books = await keepBooks(world, partner);
	const {tenantId} = await makeCustomer(world, {partner});
	// Until the reference rates are known.
	await later(world, 48);
	const invoice = await makeFinalInvoice(world, tenantId, {currency: 'USD', line_items: mixed});
	for (const cents of [1, 3333, 777]) dataOf(await world.operator.post(at(invoice.id, '/mark-paid'), {amount_cents: cents}));
	await world.drain();
	const half = await books.balances();
	t.true(standing(half, 'receivables') > 0);
	dataOf(await world.operator.post(at(invoice.id, '/mark-paid')));
	await world.drain();
	const balances = await books.balances();
	t.is(standing(balances, 'receivables'), 0);
	const stated = dataOf(await world.operator.get(at(invoice.id))).vat_details.tax_cents_vat_currency;
	t.is(standing(balances, 'vat_'), -stated);
	t.is(standing(balances, 'revenue_') + standing(balances, 'vat_') + standing(balances, 'bank') + standing(balances, 'exchange_'), 0);
});
