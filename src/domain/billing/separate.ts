import type {Unit} from '../platform/unit.ts';
import {decideDocument} from './decide-document.ts';
import {draft} from './draft.ts';
import type {DocumentType, Invoice} from './invoice.ts';
import type {InvoiceLine} from './invoice-line.ts';
import type {LineTax} from './line-tax.ts';
import {partiesOf} from './parties-of.ts';
import {settleDraft} from './settle-draft.ts';

type Amount = Readonly<{amountMinor: bigint}>;

/** Below zero a document gives back: it is a credit note. */
export const documentTypeFor = (lines: readonly Amount[]): DocumentType =>
	lines.reduce((sum, {amountMinor}) => sum + amountMinor, 0n) < 0n ? 'credit_note' : 'invoice';

/** Whether lines come to a document at all: only lines of 0, or none, do not. */
export const isDocument = (lines: readonly Amount[]): boolean => lines.some(({amountMinor}) => amountMinor !== 0n);

/**
 * The lines that may stand on one document together: those outside the scope of VAT (O) and the others apart (EN 16931 BR-O-11 to
 * BR-O-14). In the order of their first lines.
 */
export const byScope = <Line>(lines: readonly Line[], taxes: readonly LineTax[]): Line[][] => [
	...Map.groupBy(
		lines.map((line, index) => ({line, isOutside: taxes[index]?.category === 'O'})),
		({isOutside}) => isOutside,
	)
		.values()
		.map(group => group.map(({line}) => line)),
];

/** A document with its lines. */
export type WithLines = Readonly<{invoice: Invoice; lines: readonly InvoiceLine[]}>;

/**
 * Takes a draft of a run apart where its lines may not stand on one document, invoices first. The draft keeps those that its first
 * line is among; the others get a draft of their own. Lines of 0 that would stand alone come to nothing and go.
 */
export async function separate(unit: Unit, {invoice, lines}: WithLines): Promise<readonly WithLines[]> {
	const {parties, today} = await partiesOf(unit, invoice);
	const {taxes} = decideDocument(lines, parties, invoice.issueDate ?? today);
	const groups = byScope(lines, taxes);
	if (groups.length < 2) return [{invoice, lines}];

	const documents: WithLines[] = [];
	for (const group of groups) {
		if (!isDocument(group)) for (const line of group) unit.em.remove(line);
		else documents.push({invoice: documents.length === 0 ? invoice : await emptyCopy(unit, invoice), lines: group});
	}

	for (const {invoice: document, lines: group} of documents) {
		document.documentType = documentTypeFor(group);
		for (const line of group) line.invoiceId = document.id;
		await settleDraft(unit, document, group, null);
	}

	return documents.toSorted(
		(one, other) => Number(one.invoice.documentType !== 'invoice') - Number(other.invoice.documentType !== 'invoice'),
	);
}

/** A draft for the same seller and buyer that says the same about itself, without lines yet. */
async function emptyCopy(unit: Unit, {tenantId, partnerId, documentType, currency, isAutomatic, ...head}: Invoice): Promise<Invoice> {
	const {notes, issueDate, dueDate, referencedInvoiceId} = head;
	const owner = {tenantId, partnerId, documentType, currency, isAutomatic};
	const {invoice} = await draft(unit, {
		...owner,
		...{notes: notes ?? null, issueDate: issueDate ?? null, dueDate: dueDate ?? null, referencedInvoiceId: referencedInvoiceId ?? null},
		lines: [],
	});
	return invoice;
}
