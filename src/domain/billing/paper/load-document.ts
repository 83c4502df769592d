import type {Unit} from '../../platform/unit/unit.ts';
import {decimalOf} from '../../platform/values/decimal.ts';
import {correctedInvoices} from '../credit/corrected-invoices.ts';
import {judgeDraft} from '../draft/judge-draft.ts';
import type {Invoice} from '../invoice.ts';
import {linesOf} from '../queries.ts';
import type {InvoiceDocument} from './invoice-document.ts';
import {printedDocument} from './printed-document.ts';

/** Everything that is printed on a document: of a final one from its snapshots alone, of a draft as it would be today. */
export async function loadDocument(unit: Unit, invoice: Invoice): Promise<InvoiceDocument> {
	const lines = await linesOf(unit, invoice.id);
	const judgement = invoice.sellerSnapshot ? undefined : await judgeDraft(unit, invoice, lines);
	const corrected = judgement?.corrected ?? (await correctedInvoices(unit, invoice, lines));
	const corrects = corrected.map(({number, issueDate}) => ({number: number ?? '', issueDate: issueDate ?? ''}));
	if (judgement) {
		const {decision, parties, issueDate} = judgement;
		return printedDocument({invoice, lines, parties, ...decision, issueDate, corrects: corrects.filter(({number}) => number)});
	}

	const {sellerSnapshot: seller, buyerSnapshot: buyer, vatDetails, issueDate} = invoice;
	if (!seller || !buyer || !issueDate) throw new Error(`${invoice.id} is final and has no snapshots`);
	const taxes = lines.map(({taxCategory, taxRate, taxExemptionReason}) => ({
		category: taxCategory ?? 'S',
		rate: taxRate ?? decimalOf(0n),
		exemptionReason: taxExemptionReason ?? null,
	}));
	return printedDocument({
		...{invoice, lines, parties: {seller, buyer}, taxes, totals: invoice, vatDetails: vatDetails ?? null, issueDate, corrects},
	});
}
