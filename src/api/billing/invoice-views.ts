import {z} from 'zod';
import {judgeDraft} from '../../domain/billing/draft/judge-draft.ts';
import {documentType, type Invoice, pdfStatus} from '../../domain/billing/invoice.ts';
import {invoiceStatus} from '../../domain/billing/invoice-lifecycle.ts';
import {type InvoiceLine, lineKind} from '../../domain/billing/invoice-line.ts';
import {paymentChannel} from '../../domain/billing/payment.ts';
import {creditNotesOf, linesOf, paymentsOf, type Viewer} from '../../domain/billing/queries.ts';
import {taxCategory} from '../../domain/billing/tax/vat.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {day, decimal, instant, minorUnits, percentage} from '../http/fields.ts';
import {view} from '../http/shapes.ts';

const words = z.string().nullish();

const invoiceShape = {
	id: idOf('invoice'),
	number: words.meta({example: 'SCAI-2026-000001'}),
	document_type: documentType,
	status: invoiceStatus,
	tenant_id: idOf('tenant'),
	partner_id: idOf('partner').meta({description: 'The seller'}),
	currency: z.string().meta({example: 'EUR'}),
	issue_date: day.nullish(),
	due_date: day.nullish(),
	period_start: day.nullish(),
	period_end: day.nullish().meta({description: 'The last day, inclusive'}),
	subtotal_cents: minorUnits,
	tax_cents: minorUnits,
	total_cents: minorUnits,
	amount_paid_cents: minorUnits,
	amount_credited_cents: minorUnits,
	amount_due_cents: minorUnits,
	referenced_invoice_id: idOf('invoice').nullish(),
	notes: words,
	purchase_order: words.meta({description: "The buyer's number of the order (BT-13)", example: 'PO-2026-17'}),
	pdf_status: pdfStatus,
	pdf_failure: z.string().nullish().meta({description: 'Why printing was given up, in one word', example: 'timed_out'}),
	finalized_at: instant.nullish(),
	sent_at: instant.nullish(),
	paid_at: instant.nullish(),
	voided_at: instant.nullish(),
	created_at: instant,
	updated_at: instant,
};

export const invoiceView = view(invoiceShape).meta({id: 'Invoice'});

const lineShape = {
	id: idOf('invoiceLine'),
	description: z.string().meta({description: 'What it is for, as the buyer reads it.'}),
	quantity: decimal.meta({
		description:
			'How many units, at `unit_price_cents` each. Where no single price says it (tiers, fees, free units), a line of usage is one unit at its whole amount, and `explanation` has the figures.',
	}),
	unit_price_cents: decimal,
	unit_code: words,
	amount_cents: minorUnits.meta({description: 'Net'}),
	order_index: z.int(),
	tax_category: taxCategory.nullish(),
	tax_rate: percentage.nullish(),
	tax_exemption_reason: words,
	tax_cents: minorUnits,
	kind: lineKind,
	service_slug: words,
	subscription_id: idOf('subscription').nullish(),
	period_start: day.nullish(),
	period_end: day.nullish().meta({description: 'The last day, inclusive'}),
	metric_slug: words.meta({description: 'Metric that a line of usage is for.'}),
	explanation: z
		.record(z.string(), z.unknown())
		.nullish()
		.meta({
			description:
				'How the amount came about. Of a price: `plan_key`, `price_version`, `price_cents`, `quantity`, `billing_period`, `days`, and `of_days` where ' +
				'it is for a part of them. Of usage: `events`, `quantity`, `free_units`, `model`, and `tiers` with what each came to. Of days given back: ' +
				'`days`, `of_days`, `billed_cents`. Of a charge of a service: `charged_by`, `charged_at`. Null of what was written by hand.',
			example: {plan_key: 'crm.pro', price_version: 1, price_cents: 4900, quantity: 1, billing_period: 'monthly', days: 30},
		}),
	metadata: z.record(z.string(), z.string()),
};

export const lineView = view(lineShape).meta({id: 'Line'});

/** A line by itself, so with what its document says of it. */
export const listedLineView = view({
	tenant_id: idOf('tenant'),
	partner_id: idOf('partner').meta({description: 'The seller'}),
	invoice_id: idOf('invoice'),
	invoice_number: words.meta({example: 'SCAI-2026-000001'}),
	document_type: documentType,
	issue_date: day.nullish(),
	currency: z.string().meta({example: 'EUR'}),
	...lineShape,
}).meta({id: 'ListedLine'});

const snapshot = z.record(z.string(), z.unknown()).nullish();

export const paymentView = view({
	id: idOf('payment'),
	invoice_id: idOf('invoice'),
	provider: paymentChannel.meta({description: '`credit`: set off against what a credit note left'}),
	amount_cents: minorUnits.meta({description: 'Below zero: paid out, on a credit note'}),
	currency: z.string().meta({example: 'EUR'}),
	reference: words,
	credit_note_id: idOf('invoice').nullish(),
	paid_at: instant,
	created_at: instant,
	updated_at: instant,
}).meta({id: 'Payment'});

export const invoiceDetailView = view({
	...invoiceShape,
	line_items: z.array(lineView),
	buyer_snapshot: snapshot.meta({
		description: 'What the buyer was called and where it sat when the document became final; null on a draft.',
	}),
	seller_snapshot: snapshot.meta({description: 'The same of the seller.'}),
	vat_details: snapshot.meta({
		description: 'How the VAT came about: the rule that applied, and the sums by category and rate; null on a draft.',
	}),
	credit_notes: z.array(invoiceView).meta({description: 'Credit notes of the invoice.'}),
	payments: z.array(paymentView).meta({description: 'What was paid on it, what was set off, and below zero what went back.'}),
}).meta({id: 'InvoiceDetail'});

/** What a draft would come to if it were made final now: the VAT of each line with what decides it, and the sums. */
async function figuresOfDraft(unit: Unit, invoice: Invoice, lines: readonly InvoiceLine[]) {
	const {taxes, totals, vatDetails} = (await judgeDraft(unit, invoice, lines)).decision;
	const {subtotalMinor, taxMinor, totalMinor} = totals;
	return {
		head: {subtotalMinor, taxMinor, totalMinor},
		// Where the seller's country is not known nothing is decided, and a line shows what it asks for.
		lines: lines.map((_, index) => ({
			taxMinor: totals.lineTaxesMinor[index] ?? 0n,
			...(vatDetails && {
				taxCategory: taxes[index]?.category ?? null,
				taxRate: taxes[index]?.rate ?? null,
				taxExemptionReason: taxes[index]?.exemptionReason ?? null,
			}),
		})),
	};
}

/** A document with everything that belongs to it. */
export async function shownDetail(unit: Unit, invoice: Invoice, viewer: Viewer) {
	const lines = await linesOf(unit, invoice.id);
	const creditNotes = invoice.documentType === 'invoice' ? await creditNotesOf(unit, invoice.id, viewer) : [];
	const payments = await paymentsOf(unit, invoice.id);
	const figures = invoice.status === 'draft' ? await figuresOfDraft(unit, invoice, lines) : undefined;
	return {
		...invoice,
		amountDueMinor: invoice.amountDueMinor(),
		...figures?.head,
		lineItems: lines.map((line, index) => ({...line, ...figures?.lines[index]})),
		...{creditNotes, payments},
	};
}
