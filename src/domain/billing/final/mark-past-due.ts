import {ownedAs} from '../../platform/unit/fact.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {documentEventData} from '../events.ts';
import type {Invoice} from '../invoice.ts';

/** Calls a locked invoice past due, unless it is already; one that is paid, void or a draft stays as it is. */
export function missPayment(unit: Unit, invoice: Invoice): void {
	if (invoice.status !== 'finalized' && invoice.status !== 'sent') return;
	invoice.apply('miss_payment');
	unit.record({type: 'invoice.past_due', step: invoice.dueDate ?? '', owner: ownedAs(invoice), data: documentEventData(invoice)});
}
