import type {Unit} from '../../platform/unit/unit.ts';
import type {Currency} from '../../platform/values/currencies.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {Day} from '../../platform/values/period.ts';
import {type DocumentType, Invoice} from '../invoice.ts';
import {InvoiceLine} from '../invoice-line.ts';
import {type DateSpan, spanOfLines} from '../plan/document-period.ts';
import {refuseBeyondLimit} from '../plan/limit-totals.ts';
import type {NewLine} from '../plan/new-line.ts';
import {judgeDraft} from './judge-draft.ts';

/** A document that is to be drafted. */
export type NewDraft = Readonly<{
	tenantId: IdOf<'tenant'>;
	partnerId: IdOf<'partner'>;
	documentType: DocumentType;
	currency: Currency;
	lines: readonly NewLine[];
	notes?: string | null;
	purchaseOrder?: string | null;
	issueDate?: Day | null;
	dueDate?: Day | null;
	/** Given by somebody; else it spans the lines. */
	period?: DateSpan | null;
	referencedInvoiceId?: IdOf<'invoice'> | null;
	isAutomatic: boolean;
}>;

/**
 * Makes a draft: no number, no snapshots, nothing decided. Its figures are what it would come to today; whatever is missing to
 * finalise it may come later.
 */
export async function draft(unit: Unit, {lines: given, period, ...header}: NewDraft): Promise<{invoice: Invoice; lines: InvoiceLine[]}> {
	const {totals} = (await judgeDraft(unit, header, given)).decision;
	refuseBeyondLimit(totals);
	const span = period ?? spanOfLines(given);
	const invoice = unit.em.create(Invoice, {
		...header,
		status: 'draft',
		periodStart: span?.start ?? null,
		periodEnd: span?.end ?? null,
		subtotalMinor: totals.subtotalMinor,
		taxMinor: totals.taxMinor,
		totalMinor: totals.totalMinor,
		amountPaidMinor: 0n,
		amountCreditedMinor: 0n,
		creditAppliedMinor: 0n,
		pdfStatus: 'none',
		isCarried: false,
	});
	// The database checks each line against its document, which must be there first.
	await unit.em.flush();
	const lines = given.map((line, index) => putLine(unit, invoice, line, {orderIndex: index, taxMinor: totals.lineTaxesMinor[index] ?? 0n}));
	await unit.em.flush();
	return {invoice, lines};
}

type Place = Readonly<{orderIndex: number; taxMinor: bigint}>;

/** The number of the order stands on the document, not on each line. */
const ofLine = ({purchaseOrder: _, ...line}: NewLine) => line;

/** A line as it is stored on a document. */
export const lineData = ({id: invoiceId, tenantId, partnerId}: Invoice, line: NewLine, place: Place) => ({
	...{...ofLine(line), ...place, invoiceId, tenantId, partnerId},
	metadata: line.metadata ?? {},
});

/** Puts a line on a draft. */
export const putLine = ({em}: Unit, invoice: Invoice, line: NewLine, place: Place): InvoiceLine =>
	em.create(InvoiceLine, lineData(invoice, line, place));
