import test from 'ava';
import type {ListedBalanceTransaction, ListedMovement, Provider, RefundRequest} from '../../../src/domain/payments/provider/provider.ts';
import {
	cardAtMollie,
	cardAtStripe,
	charge,
	chargeOf,
	fresh,
	knownOf,
	type OpenProviders,
	openProviders,
} from '../../support/payments/open-providers.ts';

let open: OpenProviders;

test.beforeEach(async () => {
	open = await openProviders();
});
test.afterEach.always(async () => open.close());

const DAY_MS = 24 * 3_600_000;
const PAGES_LIMIT = 20;

/** Everything that a provider lists of a day around now, page by page. */
async function listed({list}: Provider, {from = -DAY_MS, to = DAY_MS} = {}): Promise<{movements: ListedMovement[]; pages: number}> {
	const span = {from: new Date(Date.now() + from), to: new Date(Date.now() + to)};
	const movements: ListedMovement[] = [];
	let page: string | undefined;
	for (let pages = 1; list && pages < PAGES_LIMIT; pages++) {
		const shown = knownOf(await list({...span, page}));
		movements.push(...shown.movements);
		if (shown.next === undefined) return {movements, pages};
		page = shown.next;
	}

	throw new Error('it does not end');
}

/** Every fee and payout that a provider tells of a day around now, page by page. */
async function listedBalance({listBalance}: Provider, {from = -DAY_MS, to = DAY_MS} = {}): Promise<ListedBalanceTransaction[]> {
	const span = {from: new Date(Date.now() + from), to: new Date(Date.now() + to)};
	const transactions: ListedBalanceTransaction[] = [];
	let page: string | undefined;
	for (let pages = 1; listBalance && pages < PAGES_LIMIT; pages++) {
		const shown = knownOf(await listBalance({...span, page}));
		transactions.push(...shown.transactions);
		if (shown.next === undefined) return transactions;
		page = shown.next;
	}

	throw new Error('it does not end');
}

const told = (movements: readonly ListedMovement[]): string[] =>
	movements.map(({kind, status, amountMinor, currency}) => `${kind} ${status} ${amountMinor} ${currency}`).toSorted();

const refundOf = (providerId: string, amountMinor: bigint): RefundRequest => {
	const reference = fresh('rf');
	return {providerId, reference, key: `${reference}:1`, amountMinor, currency: 'EUR', reason: 'kind', now: new Date()};
};

test.serial('Stripe lists payments, refunds and disputes of a span, each with our name, page by page', async t => {
	const {stripe, stripeServer} = open;
	const method = await cardAtStripe(open);
	stripeServer.settings.pageLimit = 2;
	const requests = [1, 2, 3].map(() => chargeOf(method));
	for (const request of requests) await charge(stripe, request);
	stripeServer.nextPayments({decline: 'insufficient_funds'}, 'processing');
	for (let count = 0; count < 2; count++) await charge(stripe, chargeOf(method));
	const [first, second] = [...stripeServer.intents.keys()];
	const back = refundOf(first ?? '', 3000n);
	await stripe.refund(back);
	await stripeServer.dispute(second ?? '', {amount: 4000});
	await stripeServer.dispute(first ?? '', {isInquiry: true});
	const {movements, pages} = await listed(stripe);
	t.true(pages >= 5);
	t.deepEqual(told(movements), [
		'payment failed 12100 EUR',
		'payment pending 12100 EUR',
		...Array.from({length: 3}, () => 'payment succeeded 12100 EUR'),
		'refund succeeded 3000 EUR',
		'reversal failed 0 EUR',
		'reversal succeeded 4000 EUR',
	]);
	for (const {reference} of requests) t.true(movements.some(movement => movement.reference === reference));
	t.like(
		movements.find(({kind}) => kind === 'refund'),
		{paymentId: first, reference: back.reference},
	);
	t.deepEqual((await listed(stripe, {from: -2 * DAY_MS, to: -DAY_MS})).movements, []);
});

test.serial('Mollie lists payments, refunds and chargebacks back to the beginning of a span', async t => {
	const {mollie, mollieServer} = open;
	mollieServer.settings.clockMs = () => Date.now() - 2 * DAY_MS;
	const method = await cardAtMollie(open);
	await charge(mollie, chargeOf(method));
	mollieServer.settings.clockMs = () => Date.now();
	mollieServer.settings.pageLimit = 2;
	const requests = [1, 2, 3].map(() => chargeOf(method));
	const made = [];
	for (const request of requests) made.push(knownOf(await charge(mollie, request)).providerId);
	mollieServer.nextPayments({failureReason: 'insufficient_funds'});
	await charge(mollie, chargeOf(method));
	const back = refundOf(made[0] ?? '', 3000n);
	await mollie.refund(back);
	await mollieServer.chargeBack(made[1] ?? '');
	const {movements} = await listed(mollie);
	t.deepEqual(told(movements), [
		'payment failed 12100 EUR',
		...Array.from({length: 3}, () => 'payment succeeded 12100 EUR'),
		'refund succeeded 3000 EUR',
		'reversal succeeded 12100 EUR',
	]);
	t.like(
		movements.find(({kind}) => kind === 'refund'),
		{paymentId: made[0], reference: back.reference},
	);
	t.is(movements.find(({kind}) => kind === 'reversal')?.paymentId, made[1]);
	t.is((await listed(mollie, {from: -3 * DAY_MS})).movements.length, movements.length + 2, 'the set-up and the payment of that day');
	await mollieServer.reverseChargebacks(made[1] ?? '');
	t.true(told((await listed(mollie)).movements).includes('reversal failed 12100 EUR'));
});

test.serial('Coinbase lists checkouts of a span with their refunds', async t => {
	const {coinbase, coinbaseServer} = open;
	const request = {...chargeOf({methodReference: '', customerReference: '', methodType: 'card'}), returnUrl: 'https://us.example'};
	const paid = knownOf((await coinbase.link?.({...request, customerReference: undefined})) ?? {kind: 'missing'});
	await coinbaseServer.settle(paid.providerId, 'COMPLETED');
	const waiting = {...request, reference: fresh('pint'), key: fresh('key'), customerReference: undefined};
	await coinbase.link?.(waiting);
	const back = refundOf(paid.providerId, 3000n);
	await coinbase.refund(back);
	const {movements} = await listed(coinbase);
	t.deepEqual(told(movements), ['payment pending 12100 EUR', 'payment succeeded 12100 EUR', 'refund succeeded 3000 EUR']);
	t.true(movements.some(({reference}) => reference === request.reference));
	t.like(
		movements.find(({kind}) => kind === 'refund'),
		{paymentId: paid.providerId},
	);
});

test.serial('Stripe tells what each payment, refund and dispute cost, by the payment, and what was paid out and came back', async t => {
	const {stripe, stripeServer} = open;
	const method = await cardAtStripe(open);
	for (let count = 0; count < 3; count++) await charge(stripe, chargeOf(method));
	const [first = '', second = ''] = [...stripeServer.intents.keys()];
	await stripe.refund(refundOf(first, 3000n));
	await stripeServer.dispute(second, {amount: 4000});
	await stripeServer.dispute(first, {isInquiry: true});
	const sum = stripeServer.balance.payOut();
	stripeServer.balance.failPayout();
	stripeServer.settings.pageLimit = 2;
	const transactions = await listedBalance(stripe);
	t.deepEqual(transactions.map(({kind, amountMinor, currency, paymentId}) => [kind, amountMinor, currency, paymentId]).toReversed(), [
		...[...stripeServer.intents.keys()].map(intent => ['fee', 207n, 'EUR', intent]),
		['fee', 2000n, 'EUR', second],
		['payout', BigInt(sum), 'EUR', undefined],
		['payout', BigInt(-sum), 'EUR', undefined],
	]);
	t.is(new Set(transactions.map(({providerId}) => providerId)).size, transactions.length);
	t.deepEqual(await listedBalance(stripe, {from: -2 * DAY_MS, to: -DAY_MS}), []);
});

test.serial(
	"Stripe's balance in a currency that is none of ours is not told, and what Stripe bills for itself is no fee of a payment",
	async t => {
		const {stripe, stripeServer} = open;
		const method = await cardAtStripe(open);
		stripeServer.balance.settings.keptIn = {currency: 'xxx', rate: 1};
		await charge(stripe, chargeOf(method));
		stripeServer.balance.settings.keptIn = undefined;
		stripeServer.balance.billed(900, 'eur');
		t.deepEqual(await listedBalance(stripe), []);
	},
);

test.serial('Coinbase tells the fees of checkouts that were paid, also of one that was made a day before', async t => {
	const {coinbase, coinbaseServer} = open;
	const request = {...chargeOf({methodReference: '', customerReference: '', methodType: 'card'}), returnUrl: 'https://us.example'};
	const linked = async (): Promise<string> => {
		const again = {...request, reference: fresh('pint'), key: fresh('key'), customerReference: undefined};
		return knownOf((await coinbase.link?.(again)) ?? {kind: 'missing'}).providerId;
	};
	const [paid, early] = [await linked(), await linked()];
	await linked();
	for (const one of [paid, early]) await coinbaseServer.settle(one, 'COMPLETED');
	Object.assign(coinbaseServer.checkouts.get(early) ?? {}, {createdAt: new Date(Date.now() - 1.5 * DAY_MS).toISOString()});
	Object.assign(coinbaseServer.checkouts.get(await linked()) ?? {}, {settlement: {feeAmount: '1.000000', currency: 'USDC'}});
	const transactions = await listedBalance(coinbase);
	t.deepEqual(
		transactions.map(({kind, amountMinor, currency, paymentId}) => [kind, amountMinor, currency, paymentId]),
		[paid, early].map(id => ['fee', 121n, 'EUR', id]),
	);
	t.is(open.mollie.listBalance, undefined);
});
