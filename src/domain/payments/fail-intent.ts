import {LockMode} from '@mikro-orm/core';
import {Invoice} from '../billing/invoice.ts';
import {recordGivenUp} from '../platform/record-given-up.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {missInvoicePayment} from './dunning/miss-invoice-payment.ts';
import {PaymentMethod} from './methods/payment-method.ts';
import {invoicesOf, type PaymentIntent} from './payment-intent.ts';
import type {SeenPayment} from './provider/provider.ts';

/**
 * A payment that failed for good. A page that nobody paid on is no failure of an invoice; a method that was declined is: dunning begins, or
 * goes on. Where the bank says so the method is not charged again until the customer has acted.
 */
export async function failIntent(unit: Unit, intent: PaymentIntent, {code, kind}: NonNullable<SeenPayment['failure']>): Promise<void> {
	intent.apply('fail');
	intent.failureCode = code;
	if (kind === 'ours') recordGivenUp(unit, {kind: 'payment', resourceId: intent.id, code, step: intent.version});
	if (intent.kind !== 'charge' || !intent.invoiceId) return;
	if (kind === 'ask_customer' && intent.methodId) {
		const method = await unit.em.findOne(PaymentMethod, intent.methodId, {lockMode: LockMode.PESSIMISTIC_WRITE});
		if (method) method.blockedBy = code;
	}

	await unit.em.flush();
	const invoices = await unit.em.find(Invoice, {id: {$in: [...invoicesOf(intent)]}}, {orderBy: {id: 'asc'}});
	for (const invoice of invoices) await missInvoicePayment(unit, invoice.id, {attempt: intent.attempt, occasion: intent.id});
}
