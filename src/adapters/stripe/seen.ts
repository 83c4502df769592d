import type Stripe from 'stripe';
import type {ListedMovement, SeenMethod, SeenPayment, SeenRefund} from '../../domain/payments/provider/provider.ts';
import {fromUnits} from '../../domain/payments/provider/provider-amounts.ts';
import {type Currency, isCurrency} from '../../domain/platform/values/currencies.ts';
import {stripeAmounts} from './amounts.ts';
import {failureOf} from './failures.ts';

export const REFERENCE = 'payment_id';
export const REFUND_REFERENCE = 'refund_id';

export const minorOf = (currency: Currency, units: number): bigint => {
	const minor = fromUnits(stripeAmounts, currency, BigInt(units));
	if (minor === undefined) throw new Error(`${units} is no amount of ${currency}`);
	return minor;
};

export const currencyOf = (text: string): Currency => {
	const currency = text.toUpperCase();
	if (!isCurrency(currency)) throw new Error(`no currency of ours: ${currency.slice(0, 8)}`);
	return currency;
};

/** Whatever is not known of later versions of Stripe waits: a state that is new there decides nothing here. */
function statusOf(intent: Stripe.PaymentIntent): SeenPayment['status'] {
	if (intent.status === 'succeeded') return 'succeeded';
	if (intent.status === 'canceled') return 'failed';
	if (intent.status === 'requires_action') return 'requires_action';
	if (intent.status !== 'requires_payment_method' || !intent.last_payment_error) return 'pending';
	return intent.last_payment_error.code === 'authentication_required' ? 'requires_action' : 'failed';
}

/** What disputes have taken and not given back: only withdrawals and reinstatements move money, inquiries do not. */
function reversedOf(disputes: readonly Stripe.Dispute[], currency: Currency): bigint {
	return disputes.reduce((sum, {balance_transactions: moves, amount, currency: own}) => {
		if (moves.length === 0) return sum;
		const isSame = moves.every(move => move.currency === own);
		const taken = isSame ? -moves.reduce((total, move) => total + move.amount, 0) : moves.length > 1 ? 0 : amount;
		return sum + minorOf(currency, Math.max(0, Math.min(taken, amount)));
	}, 0n);
}

function refundStatusOf({status}: Stripe.Refund): SeenRefund['status'] {
	if (status === 'succeeded') return 'succeeded';
	return status === 'failed' || status === 'canceled' ? 'failed' : 'pending';
}

export const seenRefund = (refund: Stripe.Refund): SeenRefund => ({
	providerId: refund.id,
	reference: refund.metadata?.[REFUND_REFERENCE],
	status: refundStatusOf(refund),
	amountMinor: minorOf(currencyOf(refund.currency), refund.amount),
	...(refund.failure_reason && {code: refund.failure_reason}),
});

const idOfPayment = (thing: string | {id: string} | null | undefined): string => idOf(thing) ?? '';

/** Whatever somebody made in Stripe's own pages may be in a currency that is none of ours: then its units are told as they are. */
function listedAmount(units: number, text: string): Pick<ListedMovement, 'amountMinor' | 'currency'> {
	const currency = text.toUpperCase();
	return {amountMinor: isCurrency(currency) ? minorOf(currency, units) : BigInt(units), currency};
}

export function listedIntent(intent: Stripe.PaymentIntent): ListedMovement {
	const status = statusOf(intent);
	return {
		...{kind: 'payment', providerId: intent.id, paymentId: intent.id, reference: intent.metadata[REFERENCE]},
		status: status === 'succeeded' || status === 'failed' ? status : 'pending',
		...listedAmount(status === 'succeeded' ? intent.amount_received : intent.amount, intent.currency),
	};
}

export const listedRefund = (refund: Stripe.Refund): ListedMovement => ({
	...{kind: 'refund', providerId: refund.id, paymentId: idOfPayment(refund.payment_intent)},
	...{reference: refund.metadata?.[REFUND_REFERENCE], status: refundStatusOf(refund)},
	...listedAmount(refund.amount, refund.currency),
});

export function listedDispute(dispute: Stripe.Dispute): ListedMovement {
	const currency = dispute.currency.toUpperCase();
	const taken = isCurrency(currency) ? reversedOf([dispute], currency) : 0n;
	return {
		...{kind: 'reversal', providerId: dispute.id, paymentId: idOfPayment(dispute.payment_intent), reference: undefined},
		...{status: taken > 0n ? 'succeeded' : 'failed', amountMinor: taken, currency},
	};
}

type Around = Readonly<{disputes: readonly Stripe.Dispute[]; refunds: readonly Stripe.Refund[]}>;

export function seenPayment(intent: Stripe.PaymentIntent, {disputes, refunds}: Around): SeenPayment {
	const currency = currencyOf(intent.currency);
	const status = statusOf(intent);
	return {
		providerId: intent.id,
		reference: intent.metadata[REFERENCE],
		status,
		amountMinor: minorOf(currency, status === 'succeeded' ? intent.amount_received : intent.amount),
		currency,
		reversedMinor: reversedOf(disputes, currency),
		...(status === 'failed' && {failure: failureOf(intent.last_payment_error ?? {code: intent.cancellation_reason ?? 'canceled'})}),
		...(status === 'requires_action' && {
			action: {
				...(intent.client_secret && {clientSecret: intent.client_secret}),
				...(intent.next_action?.redirect_to_url?.url && {url: intent.next_action.redirect_to_url.url}),
			},
		}),
		refunds: refunds.map(seenRefund),
	};
}

const idOf = (thing: string | {id: string} | null | undefined): string | undefined => (typeof thing === 'string' ? thing : thing?.id);

type DebitDetails = Readonly<{generated_sepa_debit?: string | {id: string} | null}>;

/** What is charged later: of a bank redirect it is the direct debit that it made. */
export function chargeableOf(setup: Stripe.SetupIntent): string | undefined {
	const attempt = setup.latest_attempt;
	if (attempt && typeof attempt !== 'string') {
		const details = attempt.payment_method_details as unknown as Readonly<Record<string, DebitDetails | string | undefined>>;
		const own = details[String(details['type'])];
		const made = own && typeof own !== 'string' ? idOf(own.generated_sepa_debit) : undefined;
		if (made) return made;
	}

	return idOf(setup.payment_method);
}

export function seenMethod(method: Stripe.PaymentMethod): SeenMethod {
	const {id: reference, card, sepa_debit: debit} = method;
	if (card) {
		return {
			...{reference, type: 'card', label: `${card.brand} •••• ${card.last4}`, last4: card.last4},
			expires: `${card.exp_year}-${String(card.exp_month).padStart(2, '0')}`,
		};
	}

	const last4 = debit?.last4 ?? undefined;
	return {reference, type: 'sepa_debit', label: `SEPA •••• ${last4 ?? ''}`.trim(), ...(last4 && {last4})};
}
