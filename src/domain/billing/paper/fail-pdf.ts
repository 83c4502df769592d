import {tellGivenUp} from '../../platform/tell-given-up.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {holdInvoice} from '../queries.ts';

/** Gives up printing a document, until somebody asks for it again; `code` says why. The operator is told. */
export async function failPdf(unit: Unit, {invoiceId, code}: {invoiceId: IdOf<'invoice'>; code: string}): Promise<void> {
	const invoice = await holdInvoice(unit, invoiceId);
	if (invoice.pdfStatus !== 'pending') return;
	invoice.pdfStatus = 'failed';
	invoice.pdfFailure = code;
	tellGivenUp(unit, {kind: 'invoice_pdf', resourceId: invoiceId, code, step: invoice.version});
}
