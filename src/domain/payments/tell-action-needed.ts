import {Invoice} from '../billing/invoice.ts';
import {remindOf} from '../billing/mail/remind-of.ts';
import {ownedAs} from '../platform/unit/fact.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {PaymentIntent} from './payment-intent.ts';

/** Tells the customer, in the product and by mail, that a payment waits for them. It has not failed. */
export async function tellActionNeeded(unit: Unit, intent: PaymentIntent): Promise<void> {
	const invoice = intent.invoiceId && (await unit.em.findOne(Invoice, intent.invoiceId));
	if (!invoice) return;
	const {id, number} = invoice;
	const about = {
		intent_id: intent.id,
		invoice_id: id,
		number: number ?? '',
		amount_cents: Number(intent.amountMinor),
		currency: intent.currency,
	};
	unit.record({type: 'payment.action_needed', step: intent.round, owner: ownedAs(intent), data: about});
	remindOf(unit, invoice, 'action_needed');
}
