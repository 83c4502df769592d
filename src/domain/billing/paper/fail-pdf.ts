import {recordGivenUp} from '../../platform/record-given-up.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {lockInvoice} from '../queries.ts';

/** Gives up printing a document, until somebody asks for it again; `code` says why. The operator is told. */
export async function failPdf(unit: Unit, {invoiceId, code}: {invoiceId: IdOf<'invoice'>; code: string}): Promise<void> {
	const invoice = await lockInvoice(unit, invoiceId);
	if (invoice.pdfStatus !== 'pending') return;
	invoice.pdfStatus = 'failed';
	invoice.pdfFailure = code;
	recordGivenUp(unit, {kind: 'invoice_pdf', resourceId: invoiceId, code, step: invoice.version});
}
