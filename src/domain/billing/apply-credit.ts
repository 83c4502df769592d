import {LockMode} from '@mikro-orm/core';
import type {IdOf} from '../platform/id.ts';
import {allocate, smaller} from '../platform/money.ts';
import type {Unit} from '../platform/unit.ts';
import {correctedInvoices} from './corrected-invoices.ts';
import {Invoice} from './invoice.ts';
import {InvoiceLine} from './invoice-line.ts';
import type {WithLines} from './separate.ts';
import {settleIfNothingIsDue} from './settle.ts';

/** An invoice that a credit note gives back, with its lines that the credit note names. */
export type Corrected = Readonly<{invoice: Invoice; lineIds: ReadonlySet<IdOf<'invoiceLine'>>}>;

/** The invoices that a credit note gives back, locked, by date. They are locked before the number sequence is. */
export async function holdCorrected(unit: Unit, {invoice, lines}: WithLines): Promise<Corrected[]> {
	const corrected = await correctedInvoices(unit, invoice, lines);
	const ids = corrected.map(({id}) => id);
	await unit.em.find(Invoice, {id: {$in: ids}}, {lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: {id: 'asc'}, refresh: true});
	const lineIds = lines.flatMap(({creditedLineId}) => creditedLineId ?? []);
	const credited = await unit.em.find(InvoiceLine, {id: {$in: lineIds}}, {fields: ['invoiceId']});
	const byInvoice = Map.groupBy(credited, line => line.invoiceId);
	return corrected.map(each => ({invoice: each, lineIds: new Set(byInvoice.get(each.id)?.map(({id}) => id))}));
}

/**
 * Uses a credit note that is just getting its number: it lowers what is due on the invoices that it gives back. What is more than that
 * is the tenant's credit until it is set off or paid out.
 */
export function applyCredit(unit: Unit, {invoice: note, lines}: WithLines, corrected: readonly Corrected[]): void {
	for (const [index, share] of sharesOf({invoice: note, lines}, corrected).entries()) {
		const invoice = corrected[index]?.invoice;
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
function sharesOf({invoice: note, lines}: WithLines, corrected: readonly Corrected[]): bigint[] {
	const givesBack = ({lineIds}: Corrected): bigint =>
		lines
			.filter(({creditedLineId}) => creditedLineId && lineIds.has(creditedLineId))
			.reduce((sum, {amountMinor, taxMinor}) => sum - amountMinor - taxMinor, 0n);
	return corrected.length === 0 ? [] : allocate(-note.totalMinor, corrected.map(givesBack));
}
