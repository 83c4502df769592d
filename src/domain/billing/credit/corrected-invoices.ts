import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {Invoice} from '../invoice.ts';
import {InvoiceLine} from '../invoice-line.ts';

/** The invoices that a document gives back, wholly or in part (EN 16931 BG-3): those of its lines and the one it names; by date. */
export async function correctedInvoices(
	{em}: Unit,
	{referencedInvoiceId}: Partial<Pick<Invoice, 'referencedInvoiceId'>>,
	lines: readonly Pick<InvoiceLine, 'creditedLineId'>[],
): Promise<Invoice[]> {
	const creditedLines = [...new Set(lines.flatMap(({creditedLineId}) => creditedLineId ?? []))];
	const credited = creditedLines.length > 0 ? await em.find(InvoiceLine, {id: {$in: creditedLines}}, {fields: ['invoiceId']}) : [];
	const ids = new Set<IdOf<'invoice'>>([...(referencedInvoiceId ? [referencedInvoiceId] : []), ...credited.map(line => line.invoiceId)]);
	if (ids.size === 0) return [];
	return em.find(Invoice, {id: {$in: [...ids]}, number: {$ne: null}}, {orderBy: {issueDate: 'asc', number: 'asc'}});
}
