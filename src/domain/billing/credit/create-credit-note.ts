import {type Fault, refuse as refusePlatform} from '../../platform/refusals.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {compare, decimalOf, negateDecimal} from '../../platform/values/decimal.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {draft} from '../draft/draft.ts';
import type {Invoice} from '../invoice.ts';
import type {InvoiceStatus} from '../invoice-lifecycle.ts';
import type {InvoiceLine} from '../invoice-line.ts';
import {type NewLine, taxAsBilled} from '../plan/new-line.ts';
import {linesOf, lockInvoice} from '../queries.ts';
import {refuse} from '../refusals.ts';
import {lineAmount} from '../tax/totals.ts';
import {creditLeft} from './credit-left.ts';
import {type CreditedPart, creditLines, grossOf, type RequestedCredit} from './credit-lines.ts';

/** A document with its lines. */
export type WithLines = Readonly<{invoice: Invoice; lines: readonly InvoiceLine[]}>;

/** A line that is to be credited, with a net amount in minor units; without one, all that is left of it. */
export type RequestedLine = Readonly<{lineItemId: IdOf<'invoiceLine'>; amountMinor?: bigint | undefined}>;

type Request = Readonly<{
	invoiceId: IdOf<'invoice'>;
	reason: string;
	lineItems?: readonly RequestedLine[];
	/** Gross, in minor units. */
	amountMinor?: bigint | undefined;
}>;

const CREDITABLE: readonly InvoiceStatus[] = ['finalized', 'sent', 'past_due', 'paid'];

/**
 * Drafts a credit note of an invoice: of the whole that is left, of lines, or of a gross amount. Refuses more than is left; drafts of
 * other credit notes count. Buyer, seller, categories and rates are the invoice's.
 */
export async function createCreditNote(unit: Unit, {invoiceId, reason, lineItems, amountMinor}: Request): Promise<Invoice> {
	const invoice = await lockInvoice(unit, invoiceId);
	const isCreditable = invoice.documentType === 'invoice' && CREDITABLE.includes(invoice.status);
	if (!isCreditable) {
		const status = invoice.documentType === 'invoice' ? invoice.status : 'a credit note';
		throw refuse('not_creditable', {status, allowed: CREDITABLE});
	}

	const lines = await linesOf(unit, invoice.id);
	const details = requestFaults(lines, lineItems, amountMinor);
	if (details.length > 0) throw refusePlatform('input_invalid', {details});
	const note = await creditNoteOf(unit, {invoice, lines}, {requested: requestedCredit(lineItems, amountMinor), reason});
	return note.invoice;
}

/** Drafts a credit note of a locked invoice. Refuses more than is left, and nothing. */
export async function creditNoteOf(
	unit: Unit,
	{invoice, lines}: WithLines,
	{requested, reason}: Readonly<{requested: RequestedCredit; reason: string}>,
): Promise<WithLines> {
	const left = await creditLeft(unit, lines);
	const parts = creditLines(left, requested);
	if (parts === undefined || grossOf(parts) === 0n) throw refuse('more_than_left', {left: Number(grossOf(left))});
	const byId = new Map(lines.map(line => [line.id, line]));
	const {tenantId, partnerId, currency} = invoice;
	return draft(unit, {
		...{tenantId, partnerId, currency, documentType: 'credit_note', isAutomatic: false},
		...{notes: reason, referencedInvoiceId: invoice.id, purchaseOrder: invoice.purchaseOrder ?? null},
		lines: parts.flatMap(part => {
			const line = byId.get(part.id);
			return line ? [creditLine(line, part)] : [];
		}),
	});
}

function requestFaults(
	lines: readonly InvoiceLine[],
	requested: readonly RequestedLine[] | undefined,
	amountMinor: bigint | undefined,
): Fault[] {
	const faults: Fault[] = [];
	if (requested && amountMinor !== undefined) faults.push({path: 'amount_cents', message: 'cannot be given beside line_items'});
	const seen = new Set<string>();
	for (const [index, {lineItemId}] of (requested ?? []).entries()) {
		const path = `line_items.${index}.line_item_id`;
		if (!lines.some(({id}) => id === lineItemId)) faults.push({path, message: 'names no line of this invoice'});
		else if (seen.has(lineItemId)) faults.push({path, message: 'is there twice'});
		seen.add(lineItemId);
	}

	return faults;
}

function requestedCredit(lineItems: readonly RequestedLine[] | undefined, amountMinor: bigint | undefined): RequestedCredit {
	if (amountMinor !== undefined) return {grossMinor: amountMinor};
	return lineItems ? {lines: new Map(lineItems.map(line => [line.lineItemId, line.amountMinor]))} : 'all';
}

const ONE = decimalOf(1n);

/** A line as the credit note has it: the whole with its quantity, a part as one piece. Unit prices stay positive (EN 16931 BR-27). */
function creditLine(line: InvoiceLine, {netMinor, taxMinor}: CreditedPart): NewLine {
	const whole = {quantity: negateDecimal(line.quantity), unitPriceMinor: line.unitPriceMinor};
	const isWhole = netMinor === line.amountMinor && lineAmount(whole) === -netMinor && compare(line.unitPriceMinor, decimalOf(0n)) !== 0;
	const isDeduction = netMinor < 0n;
	const part = {
		quantity: isDeduction ? ONE : negateDecimal(ONE),
		unitPriceMinor: decimalOf(isDeduction ? -netMinor : netMinor),
	};
	return {
		...{kind: 'credit', description: line.description, ...(isWhole ? whole : part), amountMinor: -netMinor, taxMinor: -taxMinor},
		unitCode: isWhole ? (line.unitCode ?? null) : null,
		...taxAsBilled(line),
		...{periodStart: line.periodStart ?? null, periodEnd: line.periodEnd ?? null},
		...{serviceSlug: line.serviceSlug ?? null, metricSlug: line.metricSlug ?? null, subscriptionId: line.subscriptionId ?? null},
		metadata: line.metadata,
	};
}
