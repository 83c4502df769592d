import type {ProviderSlug} from '../../billing/payment.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {namedEnum} from '../../platform/values/named-enum.ts';

/** Why money at a provider and in the books, or in one book and another, differ: each with what is to be done about it. */
export const differenceCauses = {
	unknown_payment:
		'Money came in at the provider and is not known here. Find out whose it is; write it down on an invoice, or refund it there.',
	payment_not_booked: 'The provider has it, the books do not. It is looked at again by itself; if it stays, look at it at the provider.',
	payment_differs: 'Provider and books have another amount. Compare the two; the amount of the provider is what came in.',
	payment_missing: 'The books have it, the provider does not. Ask the provider; until that is known treat the invoice as not paid.',
	unknown_refund:
		'Money went back at the provider and is not known here. It is taken in by itself where its payment is known; else find out whose it is.',
	refund_failed: 'The books say that it went back, the provider that it did not. It is looked at again by itself; then retry the refund.',
	refund_went_through: 'The books say that it failed, the provider that it went back. It is looked at again by itself; do not retry it.',
	refund_differs: 'Provider and books have another amount. Compare the two; the amount of the provider is what went back.',
	refund_missing: 'The books have it, the provider does not. Ask the provider; when it knows nothing of it retry the refund.',
	reversal_not_booked: 'A dispute or chargeback took money that the books still have. It is looked at again by itself.',
	document_differs: 'The paid amount of the document is not the sum of its payments. This is a fault of ours: report it with the id.',
	payment_books_differ:
		'What came of the payment is not what stands on documents and as prepaid. This is a fault of ours: report it with the id.',
	refund_books_differ: 'What was refunded is not what was taken out of documents. This is a fault of ours: report it with the id.',
	refund_without_credit_note:
		'No credit note could be made for a refund. The amount is due again on its invoice: write a credit note, or let it be paid.',
	not_compared:
		'The provider did not list what it has, or too much of it. It is compared again the next day; ask for a shorter span meanwhile.',
} as const;

export type DifferenceCause = keyof typeof differenceCauses;

export const causes = Object.keys(differenceCauses) as [DifferenceCause, ...DifferenceCause[]];

export const differenceCause = namedEnum(causes, {
	id: 'PaymentDifferenceCause',
	description: 'What kind of difference between a payment provider and the books it is.',
});

/** One difference, in minor units of a currency: what there is at the provider, or in the one book, less what there is here. */
export type Difference = Readonly<{
	cause: DifferenceCause;
	amountMinor: bigint;
	currency: string;
	/** What it is about: our id of it, else the provider's. Together with the cause it is told of once. */
	subject: string;
	provider: ProviderSlug | null;
	/** The provider's name for it. */
	providerId: string | null;
	tenantId: IdOf<'tenant'> | null;
	invoiceId: IdOf<'invoice'> | null;
	/** The payment that is to be looked at again. */
	intentId: IdOf<'paymentIntent'> | null;
}>;

/** What differences come to, by currency: zero each where there is none. */
export function sumsOf(differences: readonly Difference[]): readonly Readonly<{currency: string; amountMinor: bigint}>[] {
	const byCurrency = Map.groupBy(
		differences.filter(({amountMinor}) => amountMinor !== 0n),
		({currency}) => currency,
	);
	return [...byCurrency].map(([currency, own]) => ({currency, amountMinor: own.reduce((sum, one) => sum + one.amountMinor, 0n)}));
}
