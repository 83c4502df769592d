import {findBillingProfile} from '../../organization/queries.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {Invoice} from '../invoice.ts';
import {loadPrinted} from '../paper/load-document.ts';
import type {Printed} from '../paper/printed-document.ts';
import {refuse, refuseEinvoice} from '../refusals.ts';
import type {EInvoice} from './einvoice.ts';
import {eInvoiceOf} from './einvoice-of.ts';
import {formatFaults} from './format-rules.ts';
import type {EInvoiceFormat} from './formats.ts';

/** A document that can be written in a format, and what it is printed from. */
export type LoadedEInvoice = Readonly<{document: EInvoice; printed: Printed; format: EInvoiceFormat; isPreferred: boolean}>;

/**
 * A final document in the terms of EN 16931, from its snapshots alone, in the format asked for or else in the one that the buyer's
 * profile prefers. Refuses a draft, and whatever breaks a rule of the format, naming all that is missing at once.
 */
export async function loadEinvoice(unit: Unit, invoice: Invoice, asked?: EInvoiceFormat): Promise<LoadedEInvoice> {
	if (invoice.status === 'draft' || !invoice.number) throw refuse('not_yet_final', {status: invoice.status});
	const profile = await findBillingProfile(unit, invoice.tenantId);
	const preferred = profile?.preferredEinvoiceFormat ?? 'ubl';
	const format = asked ?? preferred;
	const printed = await loadPrinted(unit, invoice);
	const document = eInvoiceOf(printed);
	const faults = formatFaults(document, format);
	if (faults.length > 0) throw refuseEinvoice(format, faults);
	return {document, printed, format, isPreferred: format === preferred};
}
