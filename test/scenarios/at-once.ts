import test from 'ava';
import {makeCustomer, makeFinalInvoice} from '../support/factories.ts';
import {dataOf} from '../support/payments/stories.ts';
import {collected, invoiceOf, makeCardHolder, type StripeWorld, startStripeWorld} from '../support/payments/stripe-world.ts';

let open: StripeWorld;

test.before(async () => {
	open = await startStripeWorld();
});
test.after.always(async () => open?.close());

const CALLERS = 20;
const TOTAL = 12_100;

/** Twenty callers ask the same at once. Answers how many got which status. */
async function atOnce(path: string, body: Record<string, unknown> = {}): Promise<Record<number, number>> {
	const answers = await Promise.all(Array.from({length: CALLERS}, async () => open.world.operator.post(path, body)));
	await open.world.drain();
	return Object.fromEntries([...Map.groupBy(answers, ({status}) => status)].map(([status, all]) => [status, all.length]));
}

test.serial('twenty refunds of one invoice at once give its money back once', async t => {
	const {world, stripe} = open;
	const {tenantId} = await makeCardHolder(open);
	const {id} = await collected(world, tenantId);
	t.deepEqual(await atOnce(`/admin/invoices/${id}/refund`, {reason: 'kind'}), {202: 1, 400: CALLERS - 1});
	t.is(stripe.refunds.size, 1);
	t.like(await invoiceOf(world, id), {amount_paid_cents: TOTAL, amount_credited_cents: TOTAL, amount_due_cents: 0});
});

test.serial('twenty refunds of a part of it give back as many parts as there are', async t => {
	const {world, stripe} = open;
	const {tenantId} = await makeCardHolder(open);
	const {id, reference} = await collected(world, tenantId);
	t.deepEqual(await atOnce(`/admin/invoices/${id}/refund`, {reason: 'kind', amount_cents: 3000}), {202: 4, 400: CALLERS - 4});
	const back = [...stripe.refunds.values()].filter(({payment_intent: intent}) => intent === stripe.intentOf(reference).id);
	t.is(
		back.reduce((sum, {amount}) => sum + amount, 0),
		4 * 3000,
	);
});

test.serial('an invoice that twenty write down as paid at once is paid once', async t => {
	const {world} = open;
	const {tenantId} = await makeCustomer(world);
	const {id} = await makeFinalInvoice(world, tenantId);
	t.deepEqual(await atOnce(`/admin/invoices/${id}/mark-paid`), {200: 1, 400: CALLERS - 1});
	const invoice = await invoiceOf(world, id);
	t.like(invoice, {status: 'paid', amount_paid_cents: TOTAL, amount_due_cents: 0});
	t.is(invoice.payments.length, 1);
});

test.serial('twenty credit notes of all of an invoice at once are one', async t => {
	const {world} = open;
	const {tenantId} = await makeCustomer(world);
	const {id} = await makeFinalInvoice(world, tenantId);
	t.deepEqual(await atOnce(`/admin/invoices/${id}/credit-note`, {reason: 'kind'}), {201: 1, 400: CALLERS - 1});
	const [note] = dataOf(await world.operator.get(`/admin/invoices?tenant_id=${tenantId}&document_type=credit_note`));
	t.deepEqual(await atOnce(`/admin/invoices/${note.id}/finalize`), {200: 1, 400: CALLERS - 1});
	t.like(await invoiceOf(world, id), {amount_credited_cents: TOTAL, amount_due_cents: 0});
});

test.serial('refunds, payments by hand and credit notes of one invoice at once leave sums that agree', async t => {
	const {world} = open;
	const {tenantId} = await makeCardHolder(open);
	const {id} = await collected(world, tenantId);
	const paths = ['refund', 'mark-paid', 'credit-note'];
	const answers = await Promise.all(
		Array.from({length: CALLERS}, async (_, index) => {
			const path = paths[index % paths.length];
			const amount = path === 'mark-paid' ? {} : {reason: 'kind', amount_cents: 2000};
			return world.operator.post(`/admin/invoices/${id}/${path}`, amount);
		}),
	);
	await world.drain();
	t.true(answers.every(({status}) => status < 500));
	const invoice = await invoiceOf(world, id);
	const documents: {document_type: string; total_cents: number}[] = dataOf(
		await world.operator.get(`/admin/invoices?tenant_id=${tenantId}`),
	);
	const credited = documents.filter(({document_type: type}) => type === 'credit_note').reduce((sum, {total_cents}) => sum - total_cents, 0);
	t.true(credited <= TOTAL, 'never more than was billed');
	const refunds: {amount_cents: number; status: string}[] = dataOf(
		await world.operator.get(`/admin/payments?kind=refund&tenant_id=${tenantId}`),
	);
	const back = refunds.filter(({status}) => status === 'succeeded').reduce((sum, {amount_cents}) => sum + amount_cents, 0);
	t.true(back <= credited);
	t.is(invoice.amount_due_cents, 0);
	t.is(
		invoice.payments.reduce((sum: number, {amount_cents}: {amount_cents: number}) => sum + amount_cents, 0),
		invoice.amount_paid_cents,
	);
});
