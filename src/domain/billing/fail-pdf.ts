import type {IdOf} from '../platform/id.ts';
import type {Unit} from '../platform/unit.ts';
import {holdInvoice} from './queries.ts';

/** Gives up printing a document, until somebody asks for it again; `code` says why. The operator is told. */
export async function failPdf(unit: Unit, {invoiceId, code}: {invoiceId: IdOf<'invoice'>; code: string}): Promise<void> {
	const invoice = await holdInvoice(unit, invoiceId);
	if (invoice.pdfStatus !== 'pending') return;
	invoice.pdfStatus = 'failed';
	const data = {kind: 'invoice_pdf', resource_id: invoiceId, code} as const;
	unit.record({type: 'work.failed_for_good', step: invoice.version, owner: {}, data});
}
