import test from 'ava';
import {makeCustomer, makePlan} from '../support/factories.ts';
import {addSandboxMethod, dataOf, dayOfStory, makeBuyer, newestInvoice, startPayingWorld, statusOf} from '../support/payments/stories.ts';
import type {World} from '../support/scenario.ts';

let world: World;

test.beforeEach(async () => {
	world = await startPayingWorld();
});
test.afterEach.always(async () => world?.close());

const mailsAbout = (words: RegExp): number => world.mails.filter(({mail}) => words.test(mail.subject ?? '')).length;

test.serial('an invoice is paid at once, by the default method, and nobody lifts a hand', async t => {
	const buyer = await makeBuyer(world, 'succeeds');
	await world.drain();
	const invoice = await newestInvoice(buyer);
	t.like(invoice, {status: 'paid', amount_due_cents: 0, amount_paid_cents: 5929});
	t.like(invoice.payments[0], {provider: 'sandbox', amount_cents: 5929});
	t.is(invoice.payments.length, 1);
	t.is(await statusOf(buyer), 'active');
});

test.serial('a payment fails twice and succeeds then: past due with a mail each time, and back', async t => {
	const buyer = await makeBuyer(world, 'fails_2');
	await world.drain();
	t.like(await newestInvoice(buyer), {status: 'past_due', amount_due_cents: 5929});
	t.is(await statusOf(buyer), 'past_due');
	await world.advanceTo(dayOfStory(1));
	t.is((await newestInvoice(buyer)).status, 'past_due');
	t.is(mailsAbout(/failed/), 2);
	await world.advanceTo(dayOfStory(3));
	t.like(await newestInvoice(buyer), {status: 'paid', amount_due_cents: 0});
	t.is(await statusOf(buyer), 'active');
	await world.advanceTo(dayOfStory(10));
	t.is(mailsAbout(/failed/), 2);
	t.is(await statusOf(buyer), 'active');
});

test.serial('never paid it is suspended on day 8, and paid on day 20, by bank transfer, it is back', async t => {
	const buyer = await makeBuyer(world, 'fails');
	await world.advanceTo(dayOfStory(7, '11:00'));
	t.is(await statusOf(buyer), 'past_due');
	t.is(mailsAbout(/failed/), 5);
	await world.advanceTo(dayOfStory(8));
	t.is(await statusOf(buyer), 'suspended');
	await world.advanceTo(dayOfStory(20));
	const {id} = await newestInvoice(buyer);
	dataOf(await world.operator.post(`/admin/invoices/${id}/mark-paid`));
	await world.drain();
	t.is((await newestInvoice(buyer)).status, 'paid');
	t.is(await statusOf(buyer), 'active');
});

test.serial('a payment that needs the customer waits, has not failed, and is done when the customer has acted', async t => {
	const buyer = await makeBuyer(world, 'needs_action');
	await world.drain();
	t.is((await newestInvoice(buyer)).status, 'sent');
	t.is(mailsAbout(/needs your confirmation/), 1);
	t.is(mailsAbout(/failed/), 0);
	t.true(dataOf(await buyer.admin.get('/notifications')).some(({title}: {title: string}) => /waits for you/.test(title)));
	await world.advanceTo(dayOfStory(2));
	t.is((await newestInvoice(buyer)).status, 'paid');
	t.is(await statusOf(buyer), 'active');
});

test.serial('a SEPA debit that is under way is neither paid nor failed; its days are counted from what the bank says', async t => {
	const buyer = await makeBuyer(world, 'late_fails');
	await world.advanceTo(dayOfStory(4));
	t.is((await newestInvoice(buyer)).status, 'sent');
	t.is(await statusOf(buyer), 'active');
	await world.advanceTo(dayOfStory(7));
	t.is((await newestInvoice(buyer)).status, 'past_due');
	t.is(await statusOf(buyer), 'past_due');
	const {payments} = await newestInvoice(buyer);
	t.deepEqual(payments, []);
});

test.serial('a SEPA debit that is still under way when the invoice is due is not late; it is when the bank says no', async t => {
	dataOf(await world.operator.patch('/admin/partners/prt_reseller', {payment_terms_days: 2}));
	const [paid, refused, idle] = [
		await makeBuyer(world, 'late'),
		await makeBuyer(world, 'late_fails'),
		await makeBuyer(world, 'never_acts'),
	];
	await world.advanceTo(dayOfStory(3, '00:00'));
	for (const buyer of [paid, refused]) t.like(await newestInvoice(buyer), {status: 'sent', amount_due_cents: 5929});
	t.is((await newestInvoice(idle)).status, 'past_due', 'a payment that waits for the customer does not keep it from being late');
	await world.advanceTo(dayOfStory(7));
	t.is((await newestInvoice(paid)).status, 'paid');
	t.is((await newestInvoice(refused)).status, 'past_due');
	t.is(await statusOf(refused), 'past_due');
});

test.serial('what was charged back after being paid is due again, and is tried again on the days of the settings', async t => {
	const buyer = await makeBuyer(world, 'charged_back');
	await world.drain();
	t.is((await newestInvoice(buyer)).status, 'paid');
	await world.advanceTo(dayOfStory(14));
	const invoice = await newestInvoice(buyer);
	t.like(invoice, {status: 'past_due', amount_due_cents: 5929, amount_paid_cents: 0});
	t.deepEqual(
		invoice.payments.map(({amount_cents: cents}: {amount_cents: number}) => cents),
		[5929, -5929],
	);
	t.is(await statusOf(buyer), 'past_due');
	await world.advanceTo(dayOfStory(15));
	t.is((await newestInvoice(buyer)).status, 'paid');
	t.is(await statusOf(buyer), 'active');
});

test.serial('a dispute that is won after the debt was paid anew is the tenant’s credit, and pays the next invoice', async t => {
	const buyer = await makeBuyer(world, 'charged_back_won');
	await world.advanceTo(dayOfStory(22));
	const {id} = await newestInvoice(buyer);
	t.like(await newestInvoice(buyer), {status: 'paid', amount_paid_cents: 5929});
	await world.advanceTo('2026-07-01T12:00:00Z');
	const next = await newestInvoice(buyer);
	t.not(next.id, id);
	t.is(next.status, 'paid');
	t.like(next.payments[0], {provider: 'credit', amount_cents: 5929});
});

test.serial('another method is tried at once', async t => {
	const buyer = await makeBuyer(world, 'fails_for_good');
	await world.advanceTo(dayOfStory(2, '11:00'));
	t.is(await statusOf(buyer), 'past_due');
	const [blocked] = dataOf(await buyer.admin.get('/billing/payment-methods'));
	t.is(blocked.blocked_by, 'lost_card');
	await addSandboxMethod(buyer.admin, 'succeeds');
	await world.drain();
	t.is((await newestInvoice(buyer)).status, 'paid');
	t.is(await statusOf(buyer), 'active');
});

test.serial('paid in the middle of it, nothing is charged any more', async t => {
	const buyer = await makeBuyer(world, 'fails_1');
	await world.drain();
	const {id} = await newestInvoice(buyer);
	dataOf(await world.operator.post(`/admin/invoices/${id}/mark-paid`));
	await world.advanceTo(dayOfStory(9));
	const invoice = await newestInvoice(buyer);
	t.is(invoice.payments.length, 1);
	t.is(await statusOf(buyer), 'active');
});

test.serial('too little to be charged is collected with the next invoice, and nobody is told that it failed', async t => {
	const {admin, tenantId} = await makeBuyer(world, 'succeeds');
	await world.drain();
	const small = {tenant_id: tenantId, currency: 'EUR', line_items: [{description: 'A little', unit_price_cents: 20}]};
	const draft = async (fields: object) => {
		const {id} = dataOf(await world.operator.post('/admin/invoices', fields));
		dataOf(await world.operator.post(`/admin/invoices/${id}/finalize`));
		await world.drain();
		return id as string;
	};
	const first = await draft(small);
	t.is(dataOf(await admin.get(`/billing/invoices/${first}`)).status, 'finalized');
	const next = await draft({...small, line_items: [{description: 'More', unit_price_cents: 10_000}]});
	for (const id of [first, next]) t.is(dataOf(await admin.get(`/billing/invoices/${id}`)).status, 'paid');
	t.is(mailsAbout(/failed/), 0);
});

test.serial('two overdue invoices hold a subscription back until both are paid', async t => {
	const {tenantId, admin} = await makeCustomer(world);
	await addSandboxMethod(admin, 'fails');
	const {id: planId} = await makePlan(world, {billing_period: 'weekly'});
	const {id: subscriptionId} = dataOf(await admin.post('/subscriptions', {plan_id: planId}));
	const buyer = {tenantId, admin, subscriptionId};
	await world.advanceTo(dayOfStory(9));
	t.is(await statusOf(buyer), 'suspended');
	const open = dataOf(await admin.get('/billing/invoices')).filter(({status}: {status: string}) => status === 'past_due');
	t.is(open.length, 2);
	for (const [index, {id}] of open.entries()) {
		dataOf(await world.operator.post(`/admin/invoices/${id}/mark-paid`));
		await world.drain();
		t.is(await statusOf(buyer), index === 1 ? 'active' : 'suspended');
	}
});
