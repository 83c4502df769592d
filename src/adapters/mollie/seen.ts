import {z} from 'zod';
import type {
	FailureKind,
	ListedMovement,
	MethodType,
	SeenMethod,
	SeenPayment,
	SeenRefund,
} from '../../domain/payments/provider/provider.ts';
import {type AmountTable, fromText} from '../../domain/payments/provider/provider-amounts.ts';
import {isCurrency} from '../../domain/platform/values/currencies.ts';

/** Mollie writes every currency with its own decimals. */
export const mollieAmounts: AmountTable = {};

const amount = z.object({currency: z.string().max(3), value: z.string().max(30)});
const text = z.string().max(500);
const link = z.object({href: z.string().max(2048)});

const refund = z.object({id: text, status: text, amount, metadata: z.unknown()});
const chargeback = z.object({id: text, amount, reversedAt: text.nullish()});

/** A payment as Mollie shows it, as far as it is looked at. */
export const molliePayment = z.object({
	id: text,
	mode: text,
	status: text,
	amount,
	sequenceType: text.nullish(),
	customerId: text.nullish(),
	mandateId: text.nullish(),
	metadata: z.unknown(),
	createdAt: text,
	details: z.looseObject({failureReason: text.nullish(), bankReasonCode: text.nullish()}).nullish(),
	_links: z.object({checkout: link.nullish()}).nullish(),
	_embedded: z.object({refunds: z.array(refund).nullish(), chargebacks: z.array(chargeback).nullish()}).nullish(),
});

export type MolliePayment = z.infer<typeof molliePayment>;

export const mollieRefund = refund;

export const mollieMandate = z.object({
	id: text,
	status: text,
	method: text,
	details: z.looseObject({
		consumerAccount: text.nullish(),
		cardNumber: text.nullish(),
		cardLabel: text.nullish(),
		cardExpiryDate: text.nullish(),
	}),
});

const ASK_CUSTOMER = new Set(
	`authentication_required authentication_failed authentication_abandoned authentication_unavailable_acs card_expired inactive_card
	invalid_card_number invalid_cvv invalid_card_holder_name invalid_card_type possible_fraud AC01 AC04 AC06 MD01 MD06 MS02`.split(/\s+/),
);

const referenceIn = (metadata: unknown, name: string): string | undefined => {
	const value = typeof metadata === 'object' && metadata !== null ? (metadata as Record<string, unknown>)[name] : undefined;
	return typeof value === 'string' ? value : undefined;
};

function minorOf({currency, value}: z.infer<typeof amount>): bigint {
	const minor = isCurrency(currency) ? fromText(mollieAmounts, currency, value) : undefined;
	if (minor === undefined) throw new Error('no amount of ours');
	return minor;
}

export const seenRefund = ({id, status, amount: paid, metadata}: z.infer<typeof refund>): SeenRefund => ({
	providerId: id,
	reference: referenceIn(metadata, 'refund_id'),
	status: status === 'refunded' ? 'succeeded' : status === 'failed' || status === 'canceled' ? 'failed' : 'pending',
	amountMinor: minorOf(paid),
});

/** A refund or a chargeback as its own list shows it. */
export const mollieListed = z.object({
	...{
		id: text,
		status: text.nullish(),
		amount,
		metadata: z.unknown().optional(),
		paymentId: text,
		createdAt: text,
		reversedAt: text.nullish(),
	},
});

/** One that was taken back by the bank and given back again has moved nothing. */
export function seenListed(
	kind: 'refund' | 'reversal',
	{id, paymentId, reversedAt, ...about}: z.infer<typeof mollieListed>,
): ListedMovement {
	const {amount: paid, metadata} = about;
	const {reference, status} = seenRefund({id, status: about.status ?? '', amount: paid, metadata});
	const isBack = reversedAt !== undefined && reversedAt !== null;
	return {
		...{kind, providerId: id, paymentId, amountMinor: minorOf(paid), currency: paid.currency},
		...(kind === 'refund' ? {reference, status} : {reference: undefined, status: isBack ? 'failed' : 'succeeded'}),
	};
}

/** `paid` stays whatever goes back: what counts are the chargebacks that were not reversed. */
export function seenPayment(payment: MolliePayment): SeenPayment {
	const {id, amount: asked, details, metadata, _embedded: embedded, _links: links} = payment;
	const status = statusOf(payment);
	const code = details?.failureReason ?? details?.bankReasonCode ?? payment.status;
	const kind: FailureKind = ASK_CUSTOMER.has(code) ? 'ask_customer' : 'another_day';
	const isBack = ({reversedAt}: z.infer<typeof chargeback>) => reversedAt !== undefined && reversedAt !== null;
	return {
		providerId: id,
		...{reference: referenceIn(metadata, 'payment_id'), status, amountMinor: minorOf(asked), currency: asked.currency},
		reversedMinor: (embedded?.chargebacks ?? []).filter(back => !isBack(back)).reduce((sum, back) => sum + minorOf(back.amount), 0n),
		...(status === 'failed' && {failure: {code, kind}}),
		...(status === 'requires_action' && links?.checkout && {action: {url: links.checkout.href}}),
		refunds: (embedded?.refunds ?? []).map(seenRefund),
	};
}

/** What is open waits for the customer, but where Mollie charges without one. A state that is new there decides nothing here. */
function statusOf({status, sequenceType}: MolliePayment): SeenPayment['status'] {
	if (status === 'paid') return 'succeeded';
	if (status === 'failed' || status === 'canceled' || status === 'expired') return 'failed';
	return status === 'open' && sequenceType !== 'recurring' ? 'requires_action' : 'pending';
}

const TYPES: Readonly<Record<string, MethodType>> = {creditcard: 'card', directdebit: 'sepa_debit'};

/** A mandate, which is what charges name. */
export function seenMethod({id, method, details}: z.infer<typeof mollieMandate>): SeenMethod {
	const type = TYPES[method] ?? 'card';
	const last4 = (type === 'card' ? details.cardNumber : details.consumerAccount)?.slice(-4);
	const brand = type === 'card' ? (details.cardLabel ?? 'Card') : 'SEPA';
	const expires = details.cardExpiryDate?.slice(0, 7);
	return {reference: id, type, label: `${brand} •••• ${last4 ?? ''}`.trim(), ...(last4 && {last4}), ...(expires && {expires})};
}
