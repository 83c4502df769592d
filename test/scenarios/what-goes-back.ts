import test from 'ava';
import {makeFinalInvoice} from '../support/factories.ts';
import {dataOf, makeBuyer, newestInvoice, startPayingWorld} from '../support/payments/stories.ts';
import type {World} from '../support/scenario.ts';

let world: World;

test.before(async () => {
	world = await startPayingWorld();
});
test.after.always(async () => world?.close());

const refund = async (id: string, more: object = {}) => world.operator.post(`/admin/invoices/${id}/refund`, {reason: 'kind', ...more});
const invoiceOf = async (id: string) => dataOf(await world.operator.get(`/admin/invoices/${id}`));

test.serial('an invoice that was paid is refunded in three parts, and not a cent more', async t => {
	const buyer = await makeBuyer(world, 'succeeds');
	await world.drain();
	const {id} = await newestInvoice(buyer);
	for (const cents of [1000, 2000, 2929]) {
		const made = dataOf(await refund(id, {amount_cents: cents}));
		t.like(made, {status: 'pending', provider: 'sandbox', amount_cents: cents, invoice_id: id});
		await world.drain();
		const note = await invoiceOf(made.credit_note_id);
		t.like(note, {document_type: 'credit_note', status: 'paid', total_cents: -cents, amount_due_cents: 0});
		t.like(note.payments[0], {provider: 'sandbox', amount_cents: -cents});
	}

	const over = await refund(id);
	t.is(over.status, 400);
	t.regex(over.body.error.message, /can be refunded: 0 minor units/);
	t.like(await invoiceOf(id), {status: 'paid', amount_credited_cents: 5929});
});

test.serial('a refund takes the credit that nobody has used before it makes a credit note', async t => {
	const buyer = await makeBuyer(world, 'succeeds');
	await world.drain();
	const {id} = await newestInvoice(buyer);
	const draft = dataOf(await world.operator.post(`/admin/invoices/${id}/credit-note`, {reason: 'kind', amount_cents: 1000}));
	dataOf(await world.operator.post(`/admin/invoices/${draft.id}/finalize`));
	const made = dataOf(await refund(id, {amount_cents: 1500}));
	await world.drain();
	t.like(await invoiceOf(draft.id), {status: 'paid', amount_due_cents: 0});
	t.like(await invoiceOf(made.credit_note_id), {total_cents: -500, status: 'paid'});
	t.is((await invoiceOf(id)).amount_credited_cents, 1500);
});

test.serial('what was paid by bank transfer goes back when somebody has transferred it', async t => {
	const {tenantId} = await makeBuyer(world);
	await world.drain();
	const {id} = await makeFinalInvoice(world, tenantId);
	dataOf(await world.operator.post(`/admin/invoices/${id}/mark-paid`, {amount_cents: 100}));
	t.is((await refund(id)).status, 400);
	dataOf(await world.operator.post(`/admin/invoices/${id}/mark-paid`));
	const made = dataOf(await refund(id, {amount_cents: 2000}));
	t.like(made, {status: 'pending', provider: 'bank_transfer'});
	await world.drain();
	t.is((await invoiceOf(made.credit_note_id)).amount_due_cents, -2000);
	dataOf(await world.operator.post(`/admin/invoices/${made.credit_note_id}/mark-paid`));
	await world.drain();
	const again = await world.operator.post(`/admin/refunds/${made.id}/retry`);
	t.regex(again.body.error.message, /succeeded/);
});

test.serial('a refund that fails is told, its credit is there again, and it can be tried again', async t => {
	const buyer = await makeBuyer(world, 'refund_fails');
	await world.drain();
	const {id} = await newestInvoice(buyer);
	const made = dataOf(await refund(id, {amount_cents: 1000}));
	await world.drain();
	t.like(await invoiceOf(made.credit_note_id), {status: 'finalized', amount_due_cents: -1000});
	const told = dataOf(await world.operator.get('/notifications')).filter(({title}: {title: string}) => /refund failed/.test(title));
	t.is(told.length, 1);
	t.is(dataOf(await world.operator.post(`/admin/refunds/${made.id}/retry`)).status, 'pending');
	await world.drain();
	t.is((await invoiceOf(id)).status, 'paid');
});

test.serial('a draft, and what nobody has paid, cannot be refunded', async t => {
	const {tenantId} = await makeBuyer(world);
	await world.drain();
	const {id} = await makeFinalInvoice(world, tenantId);
	t.is((await refund(id)).status, 400);
	t.is((await refund(id, {amount_cents: 0})).status, 422);
	t.is((await refund('inv_00000000000000000000000000')).status, 404);
});

test.serial('twenty refunds of one invoice at once come to what was paid', async t => {
	const buyer = await makeBuyer(world, 'succeeds');
	await world.drain();
	const {id} = await newestInvoice(buyer);
	const answers = await Promise.all(Array.from({length: 20}, async () => refund(id, {amount_cents: 1000})));
	t.true(answers.every(({status}) => [202, 400, 409].includes(status)));
	await world.drain();
	const made = answers.filter(({status}) => status === 202).length;
	t.true(made >= 1 && made <= 5);
	t.is((await invoiceOf(id)).amount_credited_cents, made * 1000);
});
