import test from 'ava';
import type {ApiAnswer} from '../support/client.ts';
import {makeCustomer, makeFinalInvoice, unique} from '../support/factories.ts';
import {startCoinbase} from '../support/payments/coinbase.ts';
import {startMollie} from '../support/payments/mollie.ts';
import {dataOf, startPayingWorld} from '../support/payments/stories.ts';
import type {World} from '../support/scenario.ts';

let world: World;
let mollie: Awaited<ReturnType<typeof startMollie>>;
let coinbase: Awaited<ReturnType<typeof startCoinbase>>;

test.before(async () => {
	const publicUrl = () => world?.baseUrl ?? '';
	[mollie, coinbase] = [await startMollie({publicUrl}), await startCoinbase({publicUrl})];
	world = await startPayingWorld({
		...mollie.environment,
		...coinbase.environment,
		ALLOWED_RETURN_ORIGINS: 'https://shop.example',
	});
});
test.after.always(async () => {
	await world?.close();
	await mollie?.close();
	await coinbase?.close();
});

const RETURN = {return_url: 'https://shop.example/back'};
const invoiceOf = async (id: string) => dataOf(await world.operator.get(`/admin/invoices/${id}`));

/** A tenant with a method at Mollie, set up as a customer does it: on Mollie's page, and back. */
async function atMollie(type: 'card' | 'ideal') {
	const {tenantId, admin} = await makeCustomer(world);
	const setup = dataOf(await admin.post('/billing/payment-providers/mollie/setup', {type, ...RETURN}));
	const paymentId = String(setup.redirect_url).split('/').at(-1) ?? '';
	t404(await admin.post('/billing/payment-methods', {provider: 'coinbase', setup_id: setup.setup_id}));
	await mollie.finishFirst(paymentId);
	await world.drain();
	const method = dataOf(await admin.post('/billing/payment-methods', {provider: 'mollie', setup_id: setup.setup_id}));
	return {tenantId, admin, method};
}

function t404({status}: {status: number}): void {
	if (status !== 404) throw new Error(`a setup of another provider was found: ${status}`);
}

const newestPayment = () => [...mollie.payments.values()].at(-1)?.id ?? '';

test.serial('Mollie: a card is charged by its mandate, once, however often the form comes', async t => {
	const {tenantId, method} = await atMollie('card');
	t.like(method, {type: 'card', last4: '6787', is_default: true});
	const {id} = await makeFinalInvoice(world, tenantId);
	await world.drain();
	t.like(await invoiceOf(id), {status: 'paid', amount_paid_cents: 12_100});
	for (let time = 0; time < 3; time++) t.is(await mollie.deliver(newestPayment()), 200);
	await world.drain();
	t.is((await invoiceOf(id)).payments.length, 1);
	t.is(await mollie.deliver('tr_nobody'), 200);
});

test.serial(
	'Mollie: the cent of a first payment is credit; a debit is pending until the bank is heard, and comes back as a chargeback',
	async t => {
		const {tenantId, method} = await atMollie('ideal');
		t.is(method.type, 'sepa_debit');
		mollie.nextPayments('pending');
		const {id} = await makeFinalInvoice(world, tenantId);
		await world.drain();
		t.like(await invoiceOf(id), {status: 'finalized', amount_due_cents: 12_099});
		const debit = newestPayment();
		await mollie.settle(debit, 'paid');
		await world.drain();
		t.is((await invoiceOf(id)).status, 'paid');
		await mollie.chargeBack(debit);
		await world.drain();
		t.like(await invoiceOf(id), {status: 'past_due', amount_due_cents: 12_099});
		await mollie.reverseChargebacks(debit);
		await world.drain();
		t.like(await invoiceOf(id), {status: 'paid', amount_due_cents: 0});
	},
);

test.serial('Mollie: a mandate that is gone is the customer’s to renew', async t => {
	const {tenantId, admin} = await atMollie('card');
	for (const mandate of mollie.mandates.values()) mandate.status = 'invalid';
	const {id} = await makeFinalInvoice(world, tenantId);
	await world.drain();
	t.is((await invoiceOf(id)).status, 'past_due');
	t.is(dataOf(await admin.get('/billing/payment-methods'))[0].blocked_by, 'method_gone');
});

test.serial('Coinbase: it stores nothing; an invoice is paid on a page, and refunded there', async t => {
	const {tenantId, admin} = await makeCustomer(world);
	const refused = await admin.post('/billing/payment-providers/coinbase/setup', {});
	t.is(refused.status, 400);
	const {id} = await makeFinalInvoice(world, tenantId);
	await world.drain();
	const page = dataOf(await admin.post(`/billing/invoices/${id}/pay`, {provider: 'coinbase', ...RETURN}));
	t.like(page, {status: 'requires_action', redirect_url: 'https://payments.coinbase.invalid/checkout'});
	t.is(dataOf(await admin.post(`/billing/invoices/${id}/pay`)).id, page.id);
	t.is((await invoiceOf(id)).status, 'finalized');
	const [checkout] = [...coinbase.checkouts.values()].slice(-1);
	await coinbase.settle(checkout?.id ?? '', 'PROCESSING');
	await coinbase.settle(checkout?.id ?? '', 'COMPLETED');
	await world.drain();
	t.is((await invoiceOf(id)).status, 'paid');
	const refund = dataOf(await world.operator.post(`/admin/invoices/${id}/refund`, {reason: 'kind', amount_cents: 2100}));
	t.is(refund.provider, 'coinbase');
	await world.drain();
	t.is(checkout?.refunds.length, 1);
	t.is((await admin.post(`/billing/invoices/${id}/pay`, {provider: 'coinbase'})).status, 400);
});

test.serial('who pays by hand says on whose page, unless a payment waits for them already; all faults are told at once', async t => {
	const {tenantId, admin} = await makeCustomer(world);
	const {id} = await makeFinalInvoice(world, tenantId);
	await world.drain();
	const faults = async (body: object) => {
		const answer = await admin.post(`/billing/invoices/${id}/pay`, body);
		t.is(answer.status, 422);
		return answer.body.error.details.map(({path}: {path: string}) => path).toSorted();
	};
	t.deepEqual(await faults({}), ['provider']);
	t.deepEqual(await faults({return_url: 'https://evil.example/'}), ['provider', 'return_url']);
	t.is((await admin.post(`/billing/invoices/${id}/pay`, {provider: 'stripe'})).status, 404, 'it is not configured');
	t.is(dataOf(await admin.post(`/billing/invoices/${id}/pay`, {provider: 'coinbase'})).status, 'requires_action');
	t.is(dataOf(await admin.post(`/billing/invoices/${id}/pay`, {})).status, 'requires_action');
});

test.serial(
	'paid by hand with an Idempotency-Key, however often at once, a page is made once and its first answer is given again',
	async t => {
		const {tenantId, admin} = await makeCustomer(world);
		const {id} = await makeFinalInvoice(world, tenantId);
		await world.drain();
		const [before, key] = [coinbase.checkouts.size, {'idempotency-key': unique('pay')}];
		const pay = async () => admin.post(`/billing/invoices/${id}/pay`, {provider: 'coinbase', ...RETURN}, key);
		const answers = await Promise.all(Array.from({length: 5}, pay));
		const isReplay = ({headers}: ApiAnswer) => headers.get('idempotency-replayed') === 'true';
		t.is(answers.filter(answer => answer.status === 200 && !isReplay(answer)).length, 1);
		for (const {status, body} of answers.filter(answer => answer.status !== 200)) {
			t.is(status, 409);
			t.regex(body.error.message, /being worked on/);
		}

		t.is(coinbase.checkouts.size, before + 1);
		await coinbase.settle([...coinbase.checkouts.keys()].at(-1) ?? '', 'COMPLETED');
		await world.drain();
		const again = await pay();
		t.true(isReplay(again), 'although the invoice is paid meanwhile');
		t.deepEqual(again.body, answers.find(answer => answer.status === 200)?.body);
		t.is((await admin.post(`/billing/invoices/${id}/pay`, {provider: 'mollie'}, key)).status, 409, 'another request under the same key');
	},
);

test.serial('paid by hand with faults, nothing is kept under the Idempotency-Key', async t => {
	const {tenantId, admin} = await makeCustomer(world);
	const {id} = await makeFinalInvoice(world, tenantId);
	await world.drain();
	const key = {'idempotency-key': unique('pay')};
	t.is((await admin.post(`/billing/invoices/${id}/pay`, {}, key)).status, 422);
	t.is((await admin.post(`/billing/invoices/${id}/pay`, {provider: 'coinbase'}, key)).status, 200);
});

test.serial('where a customer comes back to must be allowed, and all faults are told at once', async t => {
	const {admin} = await makeCustomer(world);
	const answer = await admin.post('/billing/payment-providers/mollie/setup', {
		type: 'crypto',
		return_url: 'https://evil.example/',
		label: 'fails',
	});
	t.is(answer.status, 422);
	t.deepEqual(answer.body.error.details.map(({path}: {path: string}) => path).toSorted(), ['label', 'return_url', 'type']);
});
