import type {ProviderSlug} from '../../billing/payment.ts';
import {larger} from '../../platform/values/money.ts';
import type {PaymentIntent} from '../payment-intent.ts';
import type {ListedMovement} from '../provider/provider.ts';
import type {Refund} from '../refunds/refund.ts';
import type {Difference} from './difference.ts';

/** A payment as the books have it. */
export type OurPayment = Pick<
	PaymentIntent,
	'id' | 'providerId' | 'status' | 'bookedMinor' | 'reversedMinor' | 'currency' | 'tenantId' | 'invoiceId'
>;
/** A refund as the books have it: one that has not failed is booked from the moment it is asked for. */
export type OurRefund = Pick<Refund, 'id' | 'providerId' | 'status' | 'amountMinor' | 'currency' | 'tenantId' | 'invoiceId' | 'intentId'>;

export type Ours = Readonly<{payments: readonly OurPayment[]; refunds: readonly OurRefund[]}>;

/**
 * Compares what a provider lists with what the books have of the same. What is still under way there is no difference, whatever it is here.
 * Disputes are listed by when they began, so of a payment it is only known that at least so much went back.
 */
export function compareListed(provider: ProviderSlug, listed: readonly ListedMovement[], {payments, refunds}: Ours): Difference[] {
	const paymentOf = finder(payments);
	const refundOf = finder(refunds);
	const ofKind = (kind: ListedMovement['kind']) => listed.filter(movement => movement.kind === kind && movement.status !== 'pending');
	const taken = Map.groupBy(
		ofKind('reversal').filter(({status}) => status === 'succeeded'),
		({paymentId}) => paymentId,
	);
	return [
		...ofKind('payment').flatMap(there => comparePayment(provider, there, paymentOf(there.paymentId, there.reference))),
		...ofKind('refund').flatMap(there =>
			compareRefund(provider, there, {
				refund: refundOf(there.providerId, there.reference),
				payment: paymentOf(there.paymentId, undefined),
			}),
		),
		...[...taken].flatMap(([paymentId, moves]) => compareReversals(provider, moves, paymentOf(paymentId, undefined))),
	];
}

/** What the books have of a span and the provider did not list for it. */
export function missingThere(provider: ProviderSlug, listed: ReadonlySet<string>, {payments, refunds}: Ours): Difference[] {
	return [
		...payments
			.filter(({providerId, bookedMinor}) => bookedMinor > 0n && !(providerId && listed.has(providerId)))
			.map(here => aboutPayment(provider, here, {cause: 'payment_missing', amountMinor: here.reversedMinor - here.bookedMinor})),
		...refunds
			.filter(({providerId, status}) => status === 'succeeded' && !(providerId && listed.has(providerId)))
			.map(here => aboutRefund(provider, here, {cause: 'refund_missing', amountMinor: here.amountMinor})),
	];
}

function finder<Row extends {id: string; providerId?: string | null}>(rows: readonly Row[]) {
	const byProvider = new Map(rows.flatMap(row => (row.providerId ? [[row.providerId, row] as const] : [])));
	const byId = new Map(rows.map(row => [row.id as string, row]));
	return (providerId: string, reference: string | undefined): Row | undefined =>
		byProvider.get(providerId) ?? (reference === undefined ? undefined : byId.get(reference));
}

function comparePayment(provider: ProviderSlug, there: ListedMovement, here: OurPayment | undefined): Difference[] {
	const came = there.status === 'succeeded' ? there.amountMinor : 0n;
	if (!here) return came === 0n ? [] : [unknown(provider, there, {cause: 'unknown_payment', amountMinor: came})];
	if (came === here.bookedMinor) return [];
	const cause = here.bookedMinor === 0n ? 'payment_not_booked' : came === 0n ? 'payment_missing' : 'payment_differs';
	return [aboutPayment(provider, here, {cause, amountMinor: came - here.bookedMinor, providerId: there.providerId})];
}

type Known = Readonly<{refund: OurRefund | undefined; payment: OurPayment | undefined}>;

function compareRefund(provider: ProviderSlug, there: ListedMovement, {refund: here, payment}: Known): Difference[] {
	const went = there.status === 'succeeded' ? there.amountMinor : 0n;
	if (!here) {
		if (went === 0n) return [];
		const about = payment && {tenantId: payment.tenantId, invoiceId: payment.invoiceId ?? null, intentId: payment.id};
		return [{...unknown(provider, there, {cause: 'unknown_refund', amountMinor: -went}), ...about}];
	}

	// What was tried before the present try has ended, and another one counts.
	if (here.providerId && here.providerId !== there.providerId) return [];
	const booked = here.status === 'failed' ? 0n : here.amountMinor;
	if (went === booked) return [];
	const cause = booked === 0n ? 'refund_went_through' : went === 0n ? 'refund_failed' : 'refund_differs';
	return [aboutRefund(provider, here, {cause, amountMinor: booked - went, providerId: there.providerId})];
}

function compareReversals(provider: ProviderSlug, moves: readonly ListedMovement[], here: OurPayment | undefined): Difference[] {
	const [first] = moves;
	const went = moves.reduce((sum, {amountMinor}) => sum + amountMinor, 0n);
	if (!first) return [];
	if (!here) return [unknown(provider, first, {cause: 'reversal_not_booked', amountMinor: -went})];
	const missing = larger(0n, went - here.reversedMinor);
	if (missing === 0n) return [];
	return [aboutPayment(provider, here, {cause: 'reversal_not_booked', amountMinor: -missing, providerId: first.providerId})];
}

type Found = Pick<Difference, 'cause' | 'amountMinor'> & Readonly<{providerId?: string}>;

const unknown = (provider: ProviderSlug, {providerId, currency}: ListedMovement, found: Found): Difference => ({
	...{provider, providerId, subject: providerId, currency, tenantId: null, invoiceId: null, intentId: null},
	...found,
});

const aboutPayment = (provider: ProviderSlug, here: OurPayment, found: Found): Difference => ({
	...{provider, providerId: here.providerId ?? null, subject: here.id, currency: here.currency, tenantId: here.tenantId},
	...{invoiceId: here.invoiceId ?? null, intentId: here.id},
	...found,
});

const aboutRefund = (provider: ProviderSlug, here: OurRefund, found: Found): Difference => ({
	...{provider, providerId: here.providerId ?? null, subject: here.id, currency: here.currency, tenantId: here.tenantId},
	...{invoiceId: here.invoiceId, intentId: here.intentId ?? null},
	...found,
});
