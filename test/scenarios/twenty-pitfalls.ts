import test from 'ava';
import {ProviderEvent} from '../../src/domain/payments/provider-event.ts';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import {dataOf} from '../support/payments/stories.ts';
import {collected, invoiceOf, makeCardHolder, referenceOf, type StripeWorld, startStripeWorld} from '../support/payments/stripe-world.ts';

/** What others report of payment providers: each is a test of what is done here. */
let open: StripeWorld;

test.before(async () => {
	open = await startStripeWorld();
});
test.after.always(async () => open?.close());
test.beforeEach(() => {
	open.stripe.settings.hooks = 'deliver';
	open.stripe.settings.minimum = 50;
	open.stripe.settings.refundStatus = 'succeeded';
	open.stripe.held.length = 0;
});

const CHARGE = /POST \/v1\/payment_intents$/;

for (const what of [500, 'cut', 'close'] as const) {
	test.serial(`1: an answer that was lost (${what}) charges once: the same is asked again, under the same key`, async t => {
		const {world, stripe} = open;
		const {tenantId} = await makeCardHolder(open);
		stripe.settings.hooks = 'hold';
		stripe.fail({when: 'after', what, only: CHARGE}, ...(what === 'close' ? [{when: 'after', what, only: CHARGE} as const] : []));
		const {id, reference} = await collected(world, tenantId);
		t.is((await invoiceOf(world, id)).status, 'finalized');
		await world.advanceTo(new Date((await world.clock.business(async () => 0)).getTime() + 5 * 60_000).toISOString());
		t.is((await invoiceOf(world, id)).status, 'paid');
		t.is(stripe.chargesFor(reference), 1);
	});
}

test.serial('1: where the key is forgotten what was charged is looked for, and not charged again', async t => {
	const {world, stripe} = open;
	const {tenantId} = await makeCardHolder(open);
	stripe.settings.hooks = 'hold';
	stripe.fail({when: 'after', what: 503, only: CHARGE});
	const {id, reference} = await collected(world, tenantId);
	stripe.forgetKeys();
	await asSystem(world.inUnit, {because: 'a test lets a day pass for the provider'}, async ({em}) =>
		em.execute(`update payment_intent set asked_at = asked_at - interval '25 hours' where id = ?`, [reference]),
	);
	await world.advanceTo(new Date((await world.clock.business(async () => 0)).getTime() + 5 * 60_000).toISOString());
	t.is((await invoiceOf(world, id)).status, 'paid');
	t.is(stripe.chargesFor(reference), 1);
});

test.serial('2 and 3: the key changes only after a definite end, and then it does', async t => {
	const {world, stripe} = open;
	const {tenantId} = await makeCardHolder(open, {behaviour: {decline: 'insufficient_funds'}});
	const {id, reference} = await collected(world, tenantId);
	t.is((await invoiceOf(world, id)).status, 'past_due');
	const now = await world.clock.business(async () => 0);
	await world.advanceTo(new Date(now.getTime() + 26 * 3_600_000).toISOString());
	const second = await referenceOf(world, id);
	t.not(second, reference);
	t.deepEqual([stripe.chargesFor(reference), stripe.chargesFor(second)], [1, 1]);
});

test.serial('4: a key in use is waited for and repeated', async t => {
	const {world, stripe} = open;
	const {tenantId, admin} = await makeCardHolder(open);
	stripe.fail({when: 'before', what: 409, only: CHARGE});
	const {id, reference} = await collected(world, tenantId);
	t.is((await invoiceOf(world, id)).status, 'finalized');
	await world.advanceTo(new Date((await world.clock.business(async () => 0)).getTime() + 5 * 60_000).toISOString());
	t.is((await invoiceOf(world, id)).status, 'paid');
	t.is(stripe.chargesFor(reference), 1);
	t.is(dataOf(await admin.get('/billing/payment-methods'))[0].blocked_by, null);
});

test.serial('5 and 6: what is below the minimum that the provider itself names is no failure, and is carried over', async t => {
	const {world, stripe} = open;
	const {tenantId} = await makeCardHolder(open);
	stripe.settings.minimum = 20_000;
	const first = await collected(world, tenantId);
	t.is((await invoiceOf(world, first.id)).status, 'finalized');
	const second = await collected(world, tenantId);
	for (const {id} of [first, second]) t.is((await invoiceOf(world, id)).status, 'paid');
	t.is(stripe.chargesFor(first.reference), 0);
	t.is(stripe.intentOf(second.reference).amount, 24_200);
});

test.serial('7: paid twice by two ways, what is over is the tenant’s credit and pays the next invoice', async t => {
	const {world, stripe} = open;
	stripe.nextPayments('processing');
	const {tenantId} = await makeCardHolder(open);
	const {id, reference} = await collected(world, tenantId);
	dataOf(await world.operator.post(`/admin/invoices/${id}/mark-paid`));
	await stripe.settle(stripe.intentOf(reference).id, 'succeeds');
	await world.drain();
	t.like(await invoiceOf(world, id), {status: 'paid', amount_paid_cents: 12_100});
	const next = await collected(world, tenantId);
	const invoice = await invoiceOf(world, next.id);
	t.like(invoice, {status: 'paid', amount_paid_cents: 12_100});
	t.like(invoice.payments[0], {provider: 'credit', amount_cents: 12_100});
	t.is(next.reference, '');
});

test.serial('8: a debit under way is neither paid nor failed, whatever is told twice', async t => {
	const {world, stripe} = open;
	const {tenantId} = await makeCardHolder(open, {type: 'sepa_debit', behaviour: 'processing'});
	const {id, reference} = await collected(world, tenantId);
	t.is((await invoiceOf(world, id)).status, 'finalized');
	const {id: intentId} = stripe.intentOf(reference);
	await stripe.settle(intentId, {decline: 'insufficient_funds'});
	await world.drain();
	t.is((await invoiceOf(world, id)).status, 'past_due');
});

test.serial('9: a dispute in part takes back its amount only, and a later success pays nothing twice', async t => {
	const {world, stripe} = open;
	const {tenantId} = await makeCardHolder(open);
	const {id, reference} = await collected(world, tenantId);
	const intent = stripe.intentOf(reference);
	const dispute = await stripe.dispute(intent.id, {amount: 5000});
	await world.drain();
	t.like(await invoiceOf(world, id), {status: 'past_due', amount_due_cents: 5000, amount_paid_cents: 7100});
	await stripe.tell('payment_intent.succeeded', intent);
	await world.drain();
	t.is((await invoiceOf(world, id)).amount_paid_cents, 7100);
	await stripe.winDispute(dispute);
	await world.drain();
	t.like(await invoiceOf(world, id), {status: 'paid', amount_paid_cents: 12_100});
});

test.serial('10: a late "paid" does not reopen what was wholly refunded', async t => {
	const {world, stripe} = open;
	const {tenantId} = await makeCardHolder(open);
	const {id, reference} = await collected(world, tenantId);
	const refund = dataOf(await world.operator.post(`/admin/invoices/${id}/refund`, {reason: 'kind'}));
	await world.drain();
	const before = await invoiceOf(world, id);
	await stripe.tell('payment_intent.succeeded', stripe.intentOf(reference));
	await world.drain();
	t.deepEqual((await invoiceOf(world, id)).payments, before.payments);
	t.is(refund.status, 'pending');
});

test.serial('11: what is told before anything is stored is kept, found by our key, and told when nobody ever knows it', async t => {
	const {world, stripe} = open;
	await stripe.tell('payment_intent.succeeded', {id: 'pi_of_somebody_else', metadata: {}});
	await world.drain();
	const events = await asSystem(world.inUnit, {because: 'a test looks'}, async ({em}) => em.find(ProviderEvent, {appliedAt: null}));
	t.true(events.some(({about}) => about.paymentId === 'pi_of_somebody_else'));
	await world.advanceTo(new Date((await world.clock.business(async () => 0)).getTime() + 30 * 3_600_000).toISOString());
	const told = dataOf(await world.operator.get('/notifications')).filter(({title}: {title: string}) => /not known here/.test(title));
	t.is(told.length, 1);
});

test.serial('12 and 19: webhook and answer at once book once, and a repeated webhook books nothing', async t => {
	const {world, stripe} = open;
	const {tenantId} = await makeCardHolder(open);
	const {id, reference} = await collected(world, tenantId);
	const event = await stripe.tell('payment_intent.succeeded', stripe.intentOf(reference));
	await Promise.all([stripe.deliver(event), stripe.deliver(event), stripe.deliver(event)]);
	await world.drain();
	const {payments} = await invoiceOf(world, id);
	t.is(payments.length, 1);
});

test.serial('13: the end of an older attempt does not overwrite the newer one', async t => {
	const {world, stripe} = open;
	stripe.nextPayments({decline: 'insufficient_funds'});
	const {tenantId} = await makeCardHolder(open);
	const {id, reference} = await collected(world, tenantId);
	const now = await world.clock.business(async () => 0);
	await world.advanceTo(new Date(now.getTime() + 26 * 3_600_000).toISOString());
	t.is((await invoiceOf(world, id)).status, 'paid');
	await stripe.tell('payment_intent.canceled', stripe.intentOf(reference));
	await world.drain();
	t.is((await invoiceOf(world, id)).status, 'paid');
});

test.serial('14: a refund that fails days later leaves the payment as it is, and is to be paid again', async t => {
	const {world, stripe} = open;
	const {tenantId} = await makeCardHolder(open);
	const {id} = await collected(world, tenantId);
	const refund = dataOf(await world.operator.post(`/admin/invoices/${id}/refund`, {reason: 'kind', amount_cents: 2100}));
	await world.drain();
	const [made] = [...stripe.refunds.values()].filter(({metadata}) => (metadata as {refund_id?: string}).refund_id === refund.id);
	await stripe.failRefund(String(made?.id));
	await world.drain();
	t.is((await invoiceOf(world, id)).status, 'paid');
	const again = dataOf(await world.operator.post(`/admin/refunds/${refund.id}/retry`));
	t.is(again.status, 'pending');
	await world.drain();
	const good = [...stripe.refunds.values()].filter(
		({metadata, status}) => (metadata as {refund_id?: string}).refund_id === refund.id && status === 'succeeded',
	);
	t.is(good.length, 1);
});

test.serial('15: a refund of what a dispute has taken fails visibly, and is never paid twice', async t => {
	const {world, stripe} = open;
	const {tenantId} = await makeCardHolder(open);
	const {id, reference} = await collected(world, tenantId);
	stripe.settings.hooks = 'hold';
	await stripe.dispute(stripe.intentOf(reference).id);
	const refund = dataOf(await world.operator.post(`/admin/invoices/${id}/refund`, {reason: 'kind', amount_cents: 2100}));
	await world.drain();
	t.is([...stripe.refunds.values()].filter(({metadata}) => (metadata as {refund_id?: string}).refund_id === refund.id).length, 0);
	const retried = await world.operator.post(`/admin/refunds/${refund.id}/retry`);
	t.is(retried.status, 202);
	await world.drain();
});

test.serial('16: a refund that was made in the provider’s own pages is taken in, with a credit note', async t => {
	const {world, stripe} = open;
	const {tenantId} = await makeCardHolder(open);
	const {id, reference} = await collected(world, tenantId);
	await stripe.refundByHand(stripe.intentOf(reference).id, 2100);
	await world.drain();
	const invoice = await invoiceOf(world, id);
	t.is(invoice.status, 'paid');
	t.like(invoice.credit_notes[0], {total_cents: -2100, status: 'paid', amount_due_cents: 0});
});

test.serial('20: a signature counts over the bytes that came, and a forged one keeps nothing', async t => {
	const {world, stripe} = open;
	const body = JSON.stringify({id: 'evt_forged', type: 'payment_intent.succeeded'});
	t.is(await stripe.deliver({}, {body, secret: 'whsec_another'}), 400);
	t.is(await stripe.deliver({}, {body, at: Math.floor(Date.now() / 1000) - 400}), 400);
	const count = async () => asSystem(world.inUnit, {because: 'a test looks'}, async ({em}) => em.count(ProviderEvent, {key: 'evt_forged'}));
	t.is(await count(), 0);
	t.is((await world.nobody.post('/webhooks/stripe', body)).status, 400);
	t.is((await world.nobody.post('/webhooks/nobody', body)).status, 404);
});
