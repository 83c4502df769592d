import {creditForRefund, payOut, type RefundablePayment, refundableOf} from '../../billing/money/pay-out.ts';
import type {FinalizeRules} from '../../billing/plan/judge.ts';
import {creditNotesOf, lockInvoice} from '../../billing/queries.ts';
import {refuse as refuseBilling} from '../../billing/refusals.ts';
import {dueAt} from '../../platform/attempts/attempt.ts';
import {ownedAs} from '../../platform/unit/fact.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {refuse} from '../refusals.ts';
import {type PaidOut, Refund} from './refund.ts';

type Request = FinalizeRules &
	Readonly<{
		invoiceId: IdOf<'invoice'>;
		reason: string;
		/** Gross, in minor units; all that can be refunded unless given. */
		amountMinor?: bigint | undefined;
		/** The newest payment that covers it unless given. */
		paymentId?: IdOf<'payment'> | undefined;
	}>;

/**
 * Gives back what was paid on an invoice and not given back yet, by the way that it came: credit notes say it, those first that nobody has
 * used, and the provider is asked afterwards. What came by bank transfer waits until somebody has transferred it.
 */
export async function requestRefund(unit: Unit, {invoiceId, reason, amountMinor, paymentId, ...rules}: Request): Promise<Refund> {
	const invoice = await lockInvoice(unit, invoiceId);
	if (invoice.documentType !== 'invoice' || invoice.status === 'draft')
		throw refuseBilling('not_creditable', {status: invoice.status, allowed: ['finalized', 'sent', 'past_due', 'paid']});
	const {limitMinor, payments} = await leftToRefund(unit, invoiceId);
	const amount = amountMinor ?? limitMinor;
	if (amount <= 0n || amount > limitMinor) throw refuse('nothing_to_refund', {left: Number(limitMinor > 0n ? limitMinor : 0n)});
	const payment = payments.find(one => (paymentId ? one.paymentId === paymentId : true) && one.amountMinor >= amount);
	if (!payment) throw refuse('no_such_payment', {payments: payments.map(one => one.paymentId)});
	const isByHand = payment.provider === 'bank_transfer';
	if (isByHand && invoice.amountDueMinor() > 0n) throw refuse('something_is_due');

	const creditNoteId = await creditForRefund(unit, {invoiceId, amountMinor: amount, reason, ...rules});
	const {tenantId, partnerId, currency} = invoice;
	const refund = unit.em.create(Refund, {
		...{tenantId, partnerId, currency, invoiceId, creditNoteId, reason, amountMinor: amount},
		...{provider: payment.provider, intentId: payment.sourceId as IdOf<'paymentIntent'> | null, isMadeAtProvider: false, status: 'pending'},
		...{paidOut: [], round: 1, ...dueAt(isByHand ? null : unit.now)},
	});
	if (isByHand) return refund;
	refund.paidOut = await bookPayOut(unit, refund);
	unit.record({type: 'refund.requested', step: refund.round, owner: ownedAs(refund), data: {refund_id: refund.id}});
	return refund;
}

/** Books a refund out of the documents that it is paid from. */
export async function bookPayOut(unit: Unit, {id, invoiceId, amountMinor, provider}: Refund): Promise<readonly PaidOut[]> {
	const parts = await payOut(unit, {invoiceId, amountMinor, provider, sourceId: id});
	return parts.map(part => ({...part, amountMinor: part.amountMinor.toString()}));
}

/** What can still be refunded of an invoice, and by which payments: what is on its way back counts as gone. */
async function leftToRefund(unit: Unit, invoiceId: IdOf<'invoice'>): Promise<{limitMinor: bigint; payments: readonly RefundablePayment[]}> {
	const invoice = await lockInvoice(unit, invoiceId);
	const notes = await creditNotesOf(unit, invoiceId, 'staff');
	const {limitMinor, payments} = await refundableOf(
		unit,
		invoice,
		notes.map(({id}) => id),
	);
	const refunds = await unit.em.find(Refund, {invoiceId, status: {$ne: 'failed'}});
	const waiting = refunds.filter(({provider, status}) => provider === 'bank_transfer' && status === 'pending');
	const gone = (provider: string, sourceId: string | null): bigint =>
		refunds
			.filter(refund => refund.provider === provider && (refund.intentId ?? null) === sourceId)
			.reduce((sum, refund) => sum + refund.amountMinor, 0n);
	return {
		limitMinor: limitMinor - waiting.reduce((sum, refund) => sum + refund.amountMinor, 0n),
		payments: payments.map(one => ({...one, amountMinor: one.amountMinor - gone(one.provider, one.sourceId)})),
	};
}
