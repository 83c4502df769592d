import {findBillingProfile, getPartner} from '../organization/queries.ts';
import {decimalOf} from '../platform/decimal.ts';
import type {IdOf} from '../platform/id.ts';
import {dayOf} from '../platform/period.ts';
import type {Unit} from '../platform/unit.ts';
import {decideDocument} from './decide-document.ts';
import {Invoice} from './invoice.ts';
import type {InvoiceDocument} from './invoice-document.ts';
import {InvoiceLine} from './invoice-line.ts';
import {partiesOf} from './parties.ts';
import {printedDocument} from './printed-document.ts';
import {linesOf} from './queries.ts';

/** Everything that is printed on a document: of a final one from its snapshots alone, of a draft as it would be today. */
export async function loadDocument(unit: Unit, invoice: Invoice): Promise<InvoiceDocument> {
	const lines = await linesOf(unit, invoice.id);
	const corrects = await correctedBy(unit, invoice, lines);
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

	const partner = await getPartner(unit, invoice.partnerId);
	const parties = partiesOf(partner, await findBillingProfile(unit, invoice.tenantId));
	const today = issueDate ?? dayOf(unit.now, partner.timeZone);
	return printedDocument({invoice, lines, parties, ...decideDocument(lines, parties, today), issueDate: today, corrects});
}

/** The invoices that a document gives back, wholly or in part, by number (EN 16931 BG-3). */
async function correctedBy({em}: Unit, invoice: Invoice, lines: readonly InvoiceLine[]): Promise<InvoiceDocument['corrects']> {
	const creditedLines = [...new Set(lines.flatMap(({creditedLineId}) => creditedLineId ?? []))];
	const credited = creditedLines.length > 0 ? await em.find(InvoiceLine, {id: {$in: creditedLines}}, {fields: ['invoiceId']}) : [];
	const ids = new Set<IdOf<'invoice'>>([
		...(invoice.referencedInvoiceId ? [invoice.referencedInvoiceId] : []),
		...credited.map(line => line.invoiceId),
	]);
	if (ids.size === 0) return [];
	const invoices = await em.find(Invoice, {id: {$in: [...ids]}, number: {$ne: null}}, {orderBy: {issueDate: 'asc', number: 'asc'}});
	return invoices.map(({number, issueDate}) => ({number: number ?? '', issueDate: issueDate ?? ''}));
}
