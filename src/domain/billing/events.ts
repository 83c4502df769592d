import {z} from 'zod';
import {fact, ownedAs} from '../platform/unit/fact.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {idOf} from '../platform/values/id.ts';
import {documentType, type Invoice} from './invoice.ts';
import {invoiceStatus} from './invoice-lifecycle.ts';

/** What every fact about a document tells. Amounts are in minor units of the currency. */
const documentData = z.object({
	invoice_id: idOf('invoice'),
	number: z.string(),
	document_type: documentType,
	status: invoiceStatus,
	tenant_id: z.string(),
	partner_id: z.string(),
	currency: z.string(),
	issue_date: z.iso.date(),
	due_date: z.iso.date().nullable(),
	subtotal_cents: z.int(),
	tax_cents: z.int(),
	total_cents: z.int(),
	amount_due_cents: z.int(),
	referenced_invoice_id: z.string().nullable(),
});

const documentFact = (summary: string) => fact({summary, data: documentData, subject: 'invoice_id', isPublic: true});

export const billingFacts = {
	'invoice.finalized': documentFact('An invoice has its number and does not change any more'),
	'credit_note.finalized': documentFact('A credit note has its number and does not change any more'),
	'invoice.sent': documentFact('A document was sent by mail'),
	'invoice.past_due': documentFact('An invoice was not paid in time'),
	'invoice.paid': fact({
		summary: 'Nothing is due on an invoice any more',
		data: documentData.extend({settled_by: z.enum(['payment', 'credit'])}),
		subject: 'invoice_id',
		isPublic: true,
	}),
	'invoice.payment_reversed': fact({
		summary: "Money that had come in on an invoice was taken back, by a bank or a card's network: it is due again",
		data: documentData.extend({reversed_cents: z.int()}),
		subject: 'invoice_id',
		isPublic: true,
	}),
	'credit_note.paid_out': fact({
		summary: 'Somebody wrote down that credit of a credit note was paid out',
		data: z.object({credit_note_id: idOf('invoice')}),
		subject: 'credit_note_id',
		isPublic: false,
	}),
	'invoice.voided': documentFact('An invoice was taken back as a whole, by a credit note; it keeps its number and nothing is due on it'),
	'invoice.pdf_requested': fact({
		summary: 'Somebody wants the PDF of a final document made again',
		data: z.object({invoice_id: idOf('invoice')}),
		subject: 'invoice_id',
		isPublic: false,
	}),
	'invoice.mail_requested': fact({
		summary: 'A document is to be sent by mail',
		data: z.object({mail_id: idOf('invoiceMail')}),
		subject: 'mail_id',
		isPublic: false,
	}),
	'bill_run.requested': fact({
		summary: 'Somebody wants everything that is due to be billed',
		data: z.object({run_id: idOf('run')}),
		subject: 'run_id',
		isPublic: false,
	}),
} as const;

/** Says that a document is final. */
export function tellFinal(unit: Unit, invoice: Invoice): void {
	const type = invoice.documentType === 'invoice' ? 'invoice.finalized' : 'credit_note.finalized';
	unit.record({type, step: 1, owner: ownedAs(invoice), data: documentEventData(invoice)});
}

/** A final document as a fact tells it. */
export const documentEventData = (invoice: Invoice): z.infer<typeof documentData> => ({
	invoice_id: invoice.id,
	number: invoice.number ?? '',
	document_type: invoice.documentType,
	status: invoice.status,
	tenant_id: invoice.tenantId,
	partner_id: invoice.partnerId,
	currency: invoice.currency,
	issue_date: invoice.issueDate ?? '',
	due_date: invoice.dueDate ?? null,
	subtotal_cents: Number(invoice.subtotalMinor),
	tax_cents: Number(invoice.taxMinor),
	total_cents: Number(invoice.totalMinor),
	amount_due_cents: Number(invoice.amountDueMinor()),
	referenced_invoice_id: invoice.referencedInvoiceId ?? null,
});
