import {LockMode} from '@mikro-orm/core';
import {creditForRefund} from '../../billing/money/pay-out.ts';
import {dueAt} from '../../platform/attempts/attempt.ts';
import {Refusal} from '../../platform/refusals.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {PaymentIntent} from '../payment-intent.ts';
import type {SeenRefund} from '../provider/provider.ts';
import {Refund} from './refund.ts';
import {bookPayOut} from './request-refund.ts';
import {failRefund, succeedRefund} from './settle-refund.ts';

const REASON = 'Refunded at the payment provider';

/** Makes a refund what it is at the provider. One that is not known here was made in the provider's own pages, and is taken in. */
export async function applySeenRefund(unit: Unit, intent: PaymentIntent, seen: SeenRefund): Promise<void> {
	const {provider} = intent;
	const named = seen.reference ? [{id: seen.reference as IdOf<'refund'>}] : [];
	const where = {intentId: intent.id, $or: [{provider, providerId: seen.providerId}, ...named]};
	const refund = await unit.em.findOne(Refund, where, {lockMode: LockMode.PESSIMISTIC_WRITE});
	if (!refund) return takeIn(unit, intent, seen);
	// What was tried before the present try has ended already.
	if (refund.providerId && refund.providerId !== seen.providerId) return;
	refund.providerId = seen.providerId;
	if (seen.status === 'succeeded' && refund.status !== 'failed') await succeedRefund(unit, refund);
	else if (seen.status === 'failed') await failRefund(unit, refund, seen.code ?? 'failed');
}

async function takeIn(unit: Unit, intent: PaymentIntent, {providerId, status, amountMinor}: SeenRefund): Promise<void> {
	const {invoiceId, tenantId, partnerId, currency, provider} = intent;
	if (status === 'failed' || !invoiceId) return;
	const creditNoteId = await creditNoteFor(unit, invoiceId, amountMinor);
	const refund = unit.em.create(Refund, {
		...{tenantId, partnerId, currency, invoiceId, creditNoteId, reason: REASON, amountMinor, provider, intentId: intent.id, providerId},
		...{isMadeAtProvider: true, status, paidOut: [], round: 1, ...dueAt(null)},
	});
	refund.paidOut = await bookPayOut(unit, refund);
}

/** The credit note that says it. Where none can be made, the money has gone back all the same: then it is due again on the invoice. */
async function creditNoteFor(unit: Unit, invoiceId: IdOf<'invoice'>, amountMinor: bigint): Promise<IdOf<'invoice'> | null> {
	try {
		return await creditForRefund(unit, {invoiceId, amountMinor, reason: REASON, isVatStrict: false});
	} catch (error) {
		if (error instanceof Refusal) return null;
		throw error;
	}
}
