import {hash} from 'node:crypto';
import {formatDecimal} from '../../platform/values/decimal.ts';
import type {Invoice} from '../invoice.ts';
import type {InvoiceLine} from '../invoice-line.ts';

/** JSON whose members stand in the order of their names, without white space: the same content is always the same text. */
export function canonicalJson(value: unknown): string {
	if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	return objectOf(value, member => member !== undefined);
}

function objectOf(members: object, isMember: (value: unknown) => boolean, textOf = canonicalJson): string {
	const values = members as Readonly<Record<string, unknown>>;
	let text = '';
	for (const name of Object.keys(values).sort())
		if (isMember(values[name])) text += `${text && ','}${JSON.stringify(name)}:${textOf(values[name])}`;
	return `{${text}}`;
}

/** Nothing is the same whether it is null or not there at all. */
const isThere = (value: unknown): boolean => value !== null && value !== undefined;

const lineForm = (line: InvoiceLine) => ({
	...{id: line.id, order_index: line.orderIndex, kind: line.kind, description: line.description},
	...{quantity: formatDecimal(line.quantity), unit_price_cents: formatDecimal(line.unitPriceMinor), unit_code: line.unitCode},
	...{amount_cents: String(line.amountMinor), tax_cents: String(line.taxMinor), tax_category: line.taxCategory},
	...{tax_rate: line.taxRate && formatDecimal(line.taxRate), tax_exemption_reason: line.taxExemptionReason},
	...{period_start: line.periodStart, period_end: line.periodEnd, service_slug: line.serviceSlug, metric_slug: line.metricSlug},
	...{subscription_id: line.subscriptionId, credited_line_id: line.creditedLineId},
	...{explanation: line.explanation, metadata: line.metadata},
});

/** The lines of a document in its canonical form, where the rest is not known yet. */
export class CanonicalLines {
	readonly text: string;

	constructor(lines: readonly InvoiceLine[]) {
		const inOrder = lines.toSorted((one, other) => one.orderIndex - other.orderIndex || (one.id < other.id ? -1 : 1));
		this.text = `[${inOrder.map(line => objectOf(lineForm(line), isThere)).join(',')}]`;
	}
}

/**
 * Everything of a final document that never changes, as one text: number, dates, sums, both parties, VAT, and every line with its
 * explanation. What may still change (state, payments) is not part of it.
 */
export const canonicalForm = (invoice: Invoice, lines: CanonicalLines): string =>
	objectOf(
		{
			...{id: invoice.id, number: invoice.number, document_type: invoice.documentType, currency: invoice.currency},
			...{tenant_id: invoice.tenantId, partner_id: invoice.partnerId},
			...{fiscal_year: invoice.fiscalYear, sequence_number: invoice.sequenceNumber},
			...{issue_date: invoice.issueDate, due_date: invoice.dueDate, period_start: invoice.periodStart, period_end: invoice.periodEnd},
			...{subtotal_cents: String(invoice.subtotalMinor), tax_cents: String(invoice.taxMinor), total_cents: String(invoice.totalMinor)},
			credit_applied_cents: String(invoice.creditAppliedMinor),
			...{referenced_invoice_id: invoice.referencedInvoiceId, notes: invoice.notes, purchase_order: invoice.purchaseOrder},
			...{seller: invoice.sellerSnapshot, buyer: invoice.buyerSnapshot, vat: invoice.vatDetails},
			finalized_at: invoice.finalizedAt?.toISOString(),
			lines,
		},
		isThere,
		member => (member instanceof CanonicalLines ? member.text : canonicalJson(member)),
	);

const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** The SHA-256 of a document's canonical form, in hexadecimal. */
export const contentHash = sha256;

/** What the first link of a series is linked to: it says which series that is and with which number its links begin. */
export const startOfLinks = (
	series: Readonly<{partnerId: string; documentType: string; fiscalYear: number}>,
	firstNumber: number,
): string => sha256(`${series.partnerId} ${series.documentType} ${series.fiscalYear} from ${firstNumber}`);

/** The link of a document: the SHA-256 of the link before it and of its own content, both in hexadecimal, one after the other. */
export const linkAfter = (before: string, content: string): string => sha256(`${before}${content}`);
