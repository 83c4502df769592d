import type {IdOf} from '../platform/id.ts';
import type {Unit} from '../platform/unit.ts';
import {holdInvoice} from './queries.ts';

/** Gives up printing a document, until somebody asks for it again. */
export async function failPdf(unit: Unit, {invoiceId}: {invoiceId: IdOf<'invoice'>}): Promise<void> {
	const invoice = await holdInvoice(unit, invoiceId);
	if (invoice.pdfStatus === 'pending') invoice.pdfStatus = 'failed';
}
