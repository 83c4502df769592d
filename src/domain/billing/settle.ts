import {ownedAs} from '../platform/unit/fact.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {documentEventData} from './events.ts';
import type {Invoice} from './invoice.ts';

/**
 * Calls a document paid when nothing is due on it any more, and says by what it was settled; one that is paid or void stays as it is.
 *
 * @param at when the last of it was settled
 */
export function settleIfNothingIsDue(unit: Unit, invoice: Invoice, settledBy: 'payment' | 'credit', at: Date): void {
	const isOpen = invoice.status !== 'paid' && invoice.status !== 'void';
	if (!isOpen || invoice.amountDueMinor() !== 0n) return;
	invoice.apply('pay');
	invoice.paidAt = at;
	// A credit note that is used up is nobody's payment.
	if (invoice.documentType === 'credit_note') return;
	invoice.collectAt = null;
	invoice.isCarried = false;
	// A payment that was reversed is made good by another one: each time it is paid is told.
	unit.record({
		type: 'invoice.paid',
		step: invoice.version,
		owner: ownedAs(invoice),
		data: {...documentEventData(invoice), settled_by: settledBy},
	});
}
