import {ownedAs} from '../../platform/unit/fact.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {Invoice} from '../invoice.ts';
import {lockInvoice} from '../queries.ts';
import {refuse} from '../refusals.ts';
import {STANDARD} from '../templates/standard.ts';

/** Wants the PDF of a final document made again, from its snapshots. */
export async function requestPdf(unit: Unit, {invoiceId}: {invoiceId: IdOf<'invoice'>}): Promise<Invoice> {
	const invoice = await lockInvoice(unit, invoiceId);
	if (invoice.status === 'draft') throw refuse('not_yet_final', {status: invoice.status});
	// What was printed before this was written down was printed with the built-in template.
	if (invoice.pdfStatus === 'ready') invoice.printedWith ??= STANDARD;
	invoice.pdfStatus = 'pending';
	invoice.pdfFailure = null;
	unit.record({type: 'invoice.pdf_requested', step: invoice.version, owner: ownedAs(invoice), data: {invoice_id: invoice.id}});
	return invoice;
}
