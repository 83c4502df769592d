import {LockMode} from '@mikro-orm/core';
import {Invoice} from '../billing/invoice.ts';
import {bookPayment} from '../billing/money/book-payment.ts';
import {reversePayment} from '../billing/money/reverse-payment.ts';
import {recordGivenUp} from '../platform/record-given-up.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {smaller} from '../platform/values/money.ts';
import {failIntent} from './fail-intent.ts';
import type {PaymentIntent} from './payment-intent.ts';
import type {SeenPayment} from './provider/provider.ts';
import {applySeenRefund} from './refunds/apply-seen-refund.ts';
import {tellActionNeeded} from './tell-action-needed.ts';

/**
 * Makes a payment what it is at the provider: whoever saw it, call, webhook, return page or poll, comes through here, one at a time. Only
 * along the arrows of its life, and what was booked is booked once: what is seen twice, late or in the wrong order changes nothing.
 */
export async function applySeen(unit: Unit, intent: PaymentIntent, seen: SeenPayment): Promise<void> {
	if (seen.currency !== intent.currency || (seen.reference !== undefined && seen.reference !== intent.id)) {
		recordGivenUp(unit, {kind: 'payment', resourceId: intent.id, code: 'not_ours', step: intent.version});
		return;
	}

	intent.providerId ??= seen.providerId;
	if (seen.status === 'succeeded') await succeed(unit, intent, seen);
	else if (intent.isOpen()) await goOn(unit, intent, seen);
	for (const refund of seen.refunds) await applySeenRefund(unit, intent, refund);
}

async function goOn(unit: Unit, intent: PaymentIntent, seen: SeenPayment): Promise<void> {
	intent.actionUrl = seen.action?.url ?? null;
	if (seen.status === 'failed') return failIntent(unit, intent, seen.failure ?? {code: 'unknown', kind: 'another_day'});
	if (seen.status === 'requires_action' && intent.status === 'pending') {
		intent.apply('require_action');
		if (intent.kind === 'charge') await tellActionNeeded(unit, intent);
	} else if (seen.status === 'pending' && intent.status === 'requires_action') intent.apply('proceed');
}

/** The provider's amount is what came in, also when it is another one than was asked, and also after a failure. */
async function succeed(unit: Unit, intent: PaymentIntent, {amountMinor, reversedMinor}: SeenPayment): Promise<void> {
	if (intent.bookedMinor === 0n) {
		if (intent.isOpen() || intent.status === 'failed') intent.apply('succeed');
		else return;
		intent.actionUrl = null;
		intent.failureCode = null;
		await book(unit, intent, amountMinor);
		intent.bookedMinor = amountMinor;
	}

	const reversed = smaller(reversedMinor, intent.bookedMinor);
	if (reversed > intent.reversedMinor) await reverse(unit, intent, reversed - intent.reversedMinor);
	else if (reversed < intent.reversedMinor) await book(unit, intent, intent.reversedMinor - reversed);
	if (reversed > 0n && intent.status === 'succeeded') intent.apply('reverse');
	else if (reversed === 0n && intent.status === 'reversed') intent.apply('reinstate');
	intent.reversedMinor = reversed;
}

async function book(unit: Unit, intent: PaymentIntent, amountMinor: bigint): Promise<void> {
	await unit.em.flush();
	const ids = [...(intent.invoiceId ? [intent.invoiceId] : []), ...intent.carriedIds];
	const locked = await unit.em.find(Invoice, {id: {$in: ids}}, {lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: {id: 'asc'}});
	const invoices = ids.flatMap(id => locked.find(invoice => invoice.id === id) ?? []);
	const {provider, id: sourceId, tenantId, partnerId, currency} = intent;
	bookPayment(unit, {tenantId, partnerId, currency}, invoices, {provider, sourceId, amountMinor, paidAt: unit.now});
}

async function reverse(unit: Unit, intent: PaymentIntent, amountMinor: bigint): Promise<void> {
	const {provider, id: sourceId} = intent;
	await reversePayment(unit, {provider, sourceId, amountMinor, paidAt: unit.now});
}
