import type {Unit} from '../../platform/unit/unit.ts';
import {allocate, smaller} from '../../platform/values/money.ts';
import type {Finalizing} from '../final/finalize-documents.ts';
import type {Invoice} from '../invoice.ts';
import {settleIfNothingIsDue} from '../settle.ts';

/**
 * Uses a credit note that is just getting its number: it lowers what is due on the invoices that it gives back. What is more than that
 * is the tenant's credit until it is set off or paid out.
 *
 * @param corrected the invoices that it gives back, locked, as it was judged by them
 */
export function applyCredit(unit: Unit, document: Finalizing, corrected: readonly Invoice[]): void {
	const {invoice: note} = document;
	for (const [index, share] of sharesOf(document, corrected).entries()) {
		const invoice = corrected[index];
		if (!invoice) continue;
		// A void invoice is taken back as a whole: nothing of its credit note is left for others.
		const used = invoice.status === 'void' ? share : smaller(invoice.amountDueMinor(), share);
		invoice.amountCreditedMinor += share;
		note.amountCreditedMinor -= used;
		note.creditAppliedMinor -= used;
		settleIfNothingIsDue(unit, invoice, 'credit', unit.now);
	}
}

/** What a credit note is worth to each of its invoices: in proportion to what it gives back of each, together its total. */
function sharesOf({invoice: note, lines, judgement: {invoiceOfLine}}: Finalizing, corrected: readonly Invoice[]): bigint[] {
	const givesBack = ({id}: Invoice): bigint =>
		lines
			.filter(({creditedLineId}) => creditedLineId && invoiceOfLine(creditedLineId)?.id === id)
			.reduce((sum, {amountMinor, taxMinor}) => sum - amountMinor - taxMinor, 0n);
	return corrected.length === 0 ? [] : allocate(-note.totalMinor, corrected.map(givesBack));
}
