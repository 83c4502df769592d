import test from 'ava';
import type {ListedMovement, Provider, RefundRequest} from '../../../src/domain/payments/provider/provider.ts';
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
