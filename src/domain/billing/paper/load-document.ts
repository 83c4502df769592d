import type {Unit} from '../../platform/unit/unit.ts';
import {decimalOf} from '../../platform/values/decimal.ts';
import {correctedInvoices} from '../credit/corrected-invoices.ts';
import {judgeDraft} from '../draft/judge-draft.ts';
import type {Invoice} from '../invoice.ts';
import type {InvoiceLine} from '../invoice-line.ts';
import {linesOf} from '../queries.ts';
import type {InvoiceDocument} from './invoice-document.ts';
import {type Printed, printedDocument} from './printed-document.ts';

/** Everything that is printed on a document: of a final one from its snapshots alone, of a draft as it would be today. */
export const loadDocument = async (unit: Unit, invoice: Invoice): Promise<InvoiceDocument> =>
	printedDocument(await loadPrinted(unit, invoice));

/**
 * What a document is printed from, and what its e-invoice says: of a final one its snapshots, of a draft how things are today. `known` are its
 * lines, in their order, where they are at hand.
 */
export async function loadPrinted(unit: Unit, invoice: Invoice, known?: readonly InvoiceLine[]): Promise<Printed> {
	const lines = known ?? (await linesOf(unit, invoice.id));
	const judgement = invoice.sellerSnapshot ? undefined : await judgeDraft(unit, invoice, lines);
	const corrected = judgement?.corrected ?? (await correctedInvoices(unit, invoice, lines));
	const corrects = corrected.map(({number, issueDate}) => ({number: number ?? '', issueDate: issueDate ?? ''}));
	if (judgement) {
		const {decision, parties, issueDate} = judgement;
		return {invoice, lines, parties, ...decision, issueDate, corrects: corrects.filter(({number}) => number)};
	}

	return {...asFinalized(invoice, lines), invoice, lines, corrects};
}

function asFinalized(invoice: Invoice, lines: readonly InvoiceLine[]): Omit<Printed, 'invoice' | 'lines' | 'corrects'> {
	const {sellerSnapshot: seller, buyerSnapshot: buyer, vatDetails, issueDate} = invoice;
	if (!seller || !buyer || !issueDate) throw new Error(`${invoice.id} is final and has no snapshots`);
	const taxes = lines.map(({taxCategory, taxRate, taxExemptionReason}) => ({
		category: taxCategory ?? 'S',
		rate: taxRate ?? decimalOf(0n),
		exemptionReason: taxExemptionReason ?? null,
	}));
	return {parties: {seller, buyer}, taxes, totals: invoice, vatDetails: vatDetails ?? null, issueDate};
}
