import {ownedAs} from '../../platform/unit/fact.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {documentEventData} from '../events.ts';
import {lockInvoice} from '../queries.ts';

/**
 * Calls an invoice past due once the day after its due date has begun where the seller is and something is due on it. Answers whether
 * it did: nothing when it is not so, or not so any more.
 */
export async function markPastDue(unit: Unit, {invoiceId}: {invoiceId: IdOf<'invoice'>}): Promise<boolean> {
	const invoice = await lockInvoice(unit, invoiceId);
	const isOpen = invoice.documentType === 'invoice' && (invoice.status === 'finalized' || invoice.status === 'sent');
	const {dueDate, pastDueAt} = invoice;
	if (!isOpen || !dueDate || !pastDueAt || pastDueAt > unit.now || invoice.amountDueMinor() === 0n) return false;

	invoice.apply('miss_payment');
	unit.record({type: 'invoice.past_due', step: dueDate, owner: ownedAs(invoice), data: documentEventData(invoice)});
	return true;
}
