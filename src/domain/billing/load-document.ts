import {decimalOf} from '../platform/decimal.ts';
import type {Unit} from '../platform/unit.ts';
import {correctedInvoices} from './corrected-invoices.ts';
import {decideDocument} from './decide-document.ts';
import type {Invoice} from './invoice.ts';
import type {InvoiceDocument} from './invoice-document.ts';
import {partiesOf} from './parties-of.ts';
import {printedDocument} from './printed-document.ts';
import {linesOf} from './queries.ts';
import {vatExchangeOf} from './vat-exchange.ts';

/** Everything that is printed on a document: of a final one from its snapshots alone, of a draft as it would be today. */
export async function loadDocument(unit: Unit, invoice: Invoice): Promise<InvoiceDocument> {
	const lines = await linesOf(unit, invoice.id);
	const corrected = await correctedInvoices(unit, invoice, lines);
	const corrects = corrected.map(({number, issueDate}) => ({number: number ?? '', issueDate: issueDate ?? ''}));
	const {sellerSnapshot: seller, buyerSnapshot: buyer, vatDetails, issueDate} = invoice;
	if (invoice.status !== 'draft' && seller && buyer && issueDate) {
		const taxes = lines.map(({taxCategory, taxRate, taxExemptionReason}) => ({
			category: taxCategory ?? 'S',
			rate: taxRate ?? decimalOf(0n),
			exemptionReason: taxExemptionReason ?? null,
		}));
		return printedDocument({
			invoice,
			lines,
			parties: {seller, buyer},
			taxes,
			totals: invoice,
			vatDetails: vatDetails ?? null,
			issueDate,
			corrects,
		});
	}

	const {parties, today} = await partiesOf(unit, invoice);
	const day = issueDate ?? today;
	const exchange = await vatExchangeOf(unit, {document: invoice, lines, parties, issueDate: day});
	return printedDocument({invoice, lines, parties, ...decideDocument(lines, parties, day, {exchange}), issueDate: day, corrects});
}
