import {recordGivenUp} from '../../platform/record-given-up.ts';
import {ownedAs} from '../../platform/unit/fact.ts';
import {lockMany} from '../../platform/unit/lock-many.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {documentEventData} from '../events.ts';
import {Invoice} from '../invoice.ts';

/**
 * Calls invoices past due once the day after their due date has begun where the seller is and something is due on them. One of which
 * that is not so, or not so any more, stays as it is.
 */
export async function markPastDue(unit: Unit, {invoiceIds}: {invoiceIds: readonly IdOf<'invoice'>[]}): Promise<void> {
	const invoices = await lockMany(unit, Invoice, {id: {$in: [...invoiceIds]}}, {orderBy: {id: 'asc'}});
	for (const invoice of invoices.rows) {
		const isOpen = invoice.documentType === 'invoice' && (invoice.status === 'finalized' || invoice.status === 'sent');
		const {dueDate, pastDueAt} = invoice;
		if (!isOpen || !dueDate || !pastDueAt || pastDueAt > unit.now || invoice.amountDueMinor() === 0n) continue;
		missPayment(unit, invoice);
	}

	await invoices.save();
}

/** Tells the operator of an invoice that cannot be called past due for a fault of ours. The next sweep tries it again, beside the others. */
export const tellNotMarked = (unit: Unit, {invoiceId, code}: {invoiceId: IdOf<'invoice'>; code: string}): void =>
	recordGivenUp(unit, {kind: 'invoice_past_due', resourceId: invoiceId, code, step: unit.now.toISOString()});

/** Calls a locked invoice past due, unless it is already; one that is paid, void or a draft stays as it is. */
export function missPayment(unit: Unit, invoice: Invoice): void {
	if (invoice.status !== 'finalized' && invoice.status !== 'sent') return;
	invoice.apply('miss_payment');
	unit.record({type: 'invoice.past_due', step: invoice.dueDate ?? '', owner: ownedAs(invoice), data: documentEventData(invoice)});
}
