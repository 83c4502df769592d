import type {BillingProfile} from '../../organization/billing-profile.ts';
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
export type WritableEInvoice = Readonly<{document: EInvoice; printed: Printed; format: EInvoiceFormat}>;

type LoadedEInvoice = WritableEInvoice & Readonly<{isPreferred: boolean}>;

/**
 * A final document in the terms of EN 16931, from its snapshots alone, in the format asked for or else in the one that the buyer's
 * profile prefers. Refuses a draft, and whatever breaks a rule of the format, naming all that is missing at once.
 */
export async function loadEinvoice(unit: Unit, invoice: Invoice, asked?: EInvoiceFormat): Promise<LoadedEInvoice> {
	if (invoice.status === 'draft' || !invoice.number) throw refuse('not_yet_final', {status: invoice.status});
	const preferred = preferredFormat(await findBillingProfile(unit, invoice.tenantId));
	const format = asked ?? preferred;
	return {...asEinvoice(await loadPrinted(unit, invoice), format), isPreferred: format === preferred};
}

/** The format that a buyer wants e-invoices in. */
export const preferredFormat = (profile: Pick<BillingProfile, 'preferredEinvoiceFormat'> | null | undefined): EInvoiceFormat =>
	profile?.preferredEinvoiceFormat ?? 'ubl';

/** A document that is loaded already in the terms of EN 16931, for a format. Refuses whatever breaks one of its rules, naming all at once. */
export function asEinvoice(printed: Printed, format: EInvoiceFormat): WritableEInvoice {
	const document = eInvoiceOf(printed);
	const faults = formatFaults(document, format);
	if (faults.length > 0) throw refuseEinvoice(format, faults);
	return {document, printed, format};
}
