import test from 'ava';
import {dataOf} from '../support/payments/stories.ts';
import {collected, invoiceOf, makeCardHolder, type StripeWorld, startStripeWorld} from '../support/payments/stripe-world.ts';

let open: StripeWorld;

test.before(async () => {
	open = await startStripeWorld();
});
test.after.always(async () => open?.close());

/** A paid invoice of 121.00 EUR, with what can happen to its payment. */
async function paidInvoice() {
	const {world, stripe} = open;
	const {tenantId} = await makeCardHolder(open);
	const {id, reference} = await collected(world, tenantId);
	const intent = stripe.intentOf(reference).id;
	return {
		due: async (): Promise<number> => (await invoiceOf(world, id)).amount_due_cents,
		async refund(amount?: number) {
			await world.operator.post(`/admin/invoices/${id}/refund`, {reason: 'kind', ...(amount && {amount_cents: amount})});
			await world.drain();
		},
		async dispute(amount: number): Promise<string> {
			const dispute = await stripe.dispute(intent, {amount});
			await world.drain();
			return dispute;
		},
		statuses: async (): Promise<string[]> =>
			dataOf(await world.operator.get(`/admin/payments?kind=refund&tenant_id=${tenantId}`)).map(({status}: {status: string}) => status),
		async win(dispute: string) {
			await stripe.winDispute(dispute);
			await world.drain();
		},
	};
}

test.serial('what was refunded whole and is taken back besides is due, each time by what was taken', async t => {
	const {due, refund, dispute, win} = await paidInvoice();
	await refund();
	t.is(await due(), 0);
	const first = await dispute(4000);
	t.is(await due(), 4000);
	await dispute(4000);
	t.is(await due(), 8000);
	await win(first);
	t.is(await due(), 4000);
});

test.serial('what was refunded in part is due when the rest of it is taken back', async t => {
	const {due, refund, dispute} = await paidInvoice();
	await refund(3000);
	await dispute(4000);
	t.is(await due(), 4000);
	await dispute(8100);
	t.is(await due(), 12_100);
});

test.serial('a refund that failed is no payment: the next one goes back by the payment itself, or fails as it does', async t => {
	const {dispute, refund, statuses} = await paidInvoice();
	await dispute(4000);
	await refund(2000);
	await refund(2000);
	await refund(1000);
	t.deepEqual(await statuses(), ['failed', 'failed', 'failed'], 'none is left waiting for a payment that is none');
});

test.serial('credit that a failed refund has left goes to the invoice before anything is due on it', async t => {
	const {due, refund, dispute} = await paidInvoice();
	await dispute(1000);
	await refund(5000);
	t.is(await due(), 0, 'the bank lets nothing go back while it is disputed, so the credit note pays what was taken');
	await dispute(2000);
	t.is(await due(), 0);
	await dispute(3000);
	t.is(await due(), 1000);
});
