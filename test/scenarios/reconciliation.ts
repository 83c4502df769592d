import test from 'ava';
import {reconcilePayments} from '../../src/workers/payments/reconcile-payments.ts';
import {jobContext} from '../support/job-context.ts';
import {dataOf} from '../support/payments/stories.ts';
import {collected, invoiceOf, makeCardHolder, type StripeWorld, startStripeWorld} from '../support/payments/stripe-world.ts';

let open: StripeWorld;

test.beforeEach(async () => {
	open = await startStripeWorld();
});
test.afterEach.always(async () => open?.close());

const DAY_MS = 24 * 3_600_000;
const dayFrom = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

type Difference = {cause: string; amount_cents: number; what_to_do: string; invoice_id: string | null; provider: string | null};

const reconciled = async (): Promise<{is_complete: boolean; sums: unknown[]; compared: unknown[]; differences: Difference[]}> =>
	dataOf(await open.world.operator.get(`/admin/payments/reconciliation?from=${dayFrom(-1)}&to=${dayFrom(1)}`));

/** The daily comparison, of a day that ends six hours after it was due. */
const daily = async (): Promise<void> => {
	const context = jobContext(open.world);
	await reconcilePayments.job.process({due_at: dayFrom(0.5)}, context);
	await open.world.drain();
};

const told = async (): Promise<{title: string; body: string}[]> =>
	dataOf(await open.world.operator.get('/notifications?category=billing')).filter(({title}: {title: string}) => /differ/.test(title));

test.serial('a life of payments, refunds and disputes that were all told agrees to the cent', async t => {
	const {world, stripe} = open;
	const {tenantId} = await makeCardHolder(open);
	const paid = await collected(world, tenantId);
	const disputed = await collected(world, tenantId);
	stripe.nextPayments({decline: 'insufficient_funds'});
	await collected(world, tenantId);
	await world.operator.post(`/admin/invoices/${paid.id}/refund`, {reason: 'kind', amount_cents: 3000});
	await stripe.dispute(stripe.intentOf(disputed.reference).id, {amount: 4000});
	await world.drain();
	const {is_complete: isComplete, sums, differences, compared} = await reconciled();
	t.deepEqual({isComplete, sums, differences}, {isComplete: true, sums: [], differences: []});
	t.like(compared[0], {provider: 'stripe', is_complete: true, code: null});
	await daily();
	t.deepEqual(await told(), []);
});

test.serial('what no webhook told is found, told once, and made good by being looked at again', async t => {
	const {world, stripe} = open;
	const {tenantId} = await makeCardHolder(open);
	const {id, reference} = await collected(world, tenantId);
	const intent = stripe.intentOf(reference);
	stripe.settings.hooks = 'hold';
	await stripe.refundByHand(intent.id, 3000);
	await stripe.dispute(intent.id, {amount: 4000});
	const before = await reconciled();
	t.deepEqual(before.differences.map(({cause, amount_cents: cents}) => `${cause} ${cents}`).toSorted(), [
		'reversal_not_booked -4000',
		'unknown_refund -3000',
	]);
	t.deepEqual(before.sums, [{currency: 'EUR', amount_cents: -7000}]);
	t.true(before.differences.every(({invoice_id: invoiceId, what_to_do: whatToDo}) => invoiceId === id && whatToDo.length > 20));
	await daily();
	await daily();
	const notices = await told();
	t.is(notices.length, 1);
	t.regex(notices[0]?.body ?? '', /2 differences, in sum -7000 minor units of EUR/);
	t.deepEqual((await reconciled()).differences, []);
	t.like(await invoiceOf(world, id), {amount_paid_cents: 12_100 - 4000 - 3000, amount_due_cents: 4000});
});

test.serial('money that nobody knows here, and money that is not there, is told by its amount', async t => {
	const {world, stripe} = open;
	const {tenantId} = await makeCardHolder(open);
	const {id, reference} = await collected(world, tenantId);
	const intent = stripe.intentOf(reference);
	stripe.intents.set('pi_foreign', {...intent, id: 'pi_foreign', amount: 500, amount_received: 500, metadata: {}});
	stripe.intents.delete(intent.id);
	const {differences, sums} = await reconciled();
	t.deepEqual(differences.map(({cause, amount_cents: cents, invoice_id: invoice}) => [cause, cents, invoice]).toSorted(), [
		['payment_missing', -12_100, id],
		['unknown_payment', 500, null],
	]);
	t.deepEqual(sums, [{currency: 'EUR', amount_cents: -11_600}]);
});

test.serial('a provider that does not list what it has is said, and nothing is taken for missing', async t => {
	const {world, stripe} = open;
	const {tenantId} = await makeCardHolder(open);
	await collected(world, tenantId);
	stripe.fail({when: 'before', what: 500, only: /GET \/v1\/payment_intents$/});
	const {is_complete: isComplete, sums, differences} = await reconciled();
	t.false(isComplete);
	t.deepEqual(sums, []);
	t.deepEqual(
		differences.map(({cause, provider}) => `${cause} ${provider}`),
		['not_compared stripe'],
	);
	const tooLong = await world.operator.get(`/admin/payments/reconciliation?from=${dayFrom(-9)}&to=${dayFrom(0)}`);
	t.is(tooLong.status, 422);
	t.is((await (await world.partnerAdmin()).get('/admin/payments/reconciliation')).status, 403);
});

test.serial('staff see payments and refunds in reach, filtered by tenant, provider, state and day', async t => {
	const {world, stripe} = open;
	const one = await makeCardHolder(open);
	const other = await makeCardHolder(open);
	const paid = await collected(world, one.tenantId);
	stripe.nextPayments({decline: 'insufficient_funds'});
	const failed = await collected(world, other.tenantId);
	dataOf(await world.operator.post(`/admin/invoices/${paid.id}/refund`, {reason: 'kind', amount_cents: 3000}));
	dataOf(await world.operator.post(`/admin/invoices/${failed.id}/mark-paid`, {reference: 'transfer 7'}));
	await world.drain();
	const list = async (query = '', client = world.operator): Promise<string[]> =>
		dataOf(await client.get(`/admin/payments${query}`)).map(
			({kind, provider, status, amount_cents, moved_cents}: Record<string, unknown>) =>
				`${kind} ${provider} ${status} ${amount_cents} ${moved_cents}`,
		);
	const all = [
		'payment bank_transfer succeeded 12100 12100',
		'payment stripe failed 12100 0',
		'payment stripe succeeded 12100 12100',
		'refund stripe succeeded 3000 3000',
	];
	t.deepEqual((await list()).toSorted(), all);
	t.deepEqual((await list(`?tenant_id=${other.tenantId}`)).toSorted(), all.slice(0, 2));
	t.deepEqual(await list('?kind=refund'), [all[3]]);
	t.deepEqual(await list('?provider=bank_transfer'), [all[0]]);
	t.deepEqual(await list('?status=failed'), [all[1]]);
	t.is((await list('?from=2026-06-01&to=2026-06-02')).length, 4);
	t.deepEqual(await list('?from=2026-06-02'), []);
	t.is((await list('', await world.partnerAdmin('prt_reseller'))).length, 4);
	t.deepEqual(await list('', await world.partnerAdmin('prt_other')), [], 'another seller sees none of it');
	t.is((await one.admin.get('/admin/payments')).status, 403);
});
