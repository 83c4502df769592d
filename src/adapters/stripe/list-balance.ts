import type Stripe from 'stripe';
import type {ListedBalance, ListedBalanceTransaction, ListRequest} from '../../domain/payments/provider/provider.ts';
import {isCurrency} from '../../domain/platform/values/currencies.ts';
import {createdWithin} from './created-within.ts';
import {minorOf} from './seen.ts';

/** A payout that failed or was cancelled comes back under a type of its own. */
const PAYOUTS = new Set(['payout', 'payout_cancel', 'payout_failure']);

/**
 * A page of what moved Stripe's balance in a span, by when it moved: the fee of each transaction, and payouts. What Stripe bills for itself
 * (`stripe_fee` and the like) is none of both: its own invoice says what it is, and its VAT.
 */
export async function listBalance(stripe: Stripe, {page, ...request}: ListRequest): Promise<ListedBalance> {
	const {data, has_more: hasMore} = await stripe.balanceTransactions.list({
		...{...createdWithin(request), expand: ['data.source']},
		...(page !== undefined && {starting_after: page}),
	});
	return {transactions: data.flatMap(transactionsOf), next: hasMore ? data.at(-1)?.id : undefined};
}

/** A balance in a currency that is none of ours is no money of ours. */
function transactionsOf({
	id: providerId,
	type,
	amount,
	fee,
	created,
	source,
	...about
}: Stripe.BalanceTransaction): ListedBalanceTransaction[] {
	const currency = about.currency.toUpperCase();
	if (!isCurrency(currency)) return [];
	const isPayout = PAYOUTS.has(type);
	const of = {providerId, currency, at: new Date(created * 1000)};
	return [
		...(fee === 0
			? []
			: [{...of, kind: 'fee' as const, paymentId: isPayout ? undefined : paymentOf(source), amountMinor: minorOf(currency, fee)}]),
		...(isPayout ? [{...of, kind: 'payout' as const, paymentId: undefined, amountMinor: -minorOf(currency, amount)}] : []),
	];
}

/** The payment behind a charge, a refund or a dispute; what has none bears its own name, which no payment of ours has. */
function paymentOf(source: Stripe.BalanceTransaction['source']): string {
	if (source === null || typeof source === 'string') return source ?? '';
	const payment = 'payment_intent' in source ? source.payment_intent : undefined;
	return (typeof payment === 'string' ? payment : payment?.id) ?? source.id;
}
