import {recordGivenUp} from '../../platform/record-given-up.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {getInvoice} from '../queries.ts';

/** Tells the operator that the e-invoice which the buyer prefers cannot be made of a document; its PDF goes without one. */
export async function failEinvoice(unit: Unit, {invoiceId, code}: {invoiceId: IdOf<'invoice'>; code: string}): Promise<void> {
	const invoice = await getInvoice(unit, invoiceId, 'staff');
	recordGivenUp(unit, {kind: 'invoice_einvoice', resourceId: invoiceId, code, step: invoice.version});
}
