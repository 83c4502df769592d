import {defineEntity, p} from '@mikro-orm/postgresql';
import {minorColumn} from '../platform/unit/columns.ts';
import {stored} from '../platform/unit/stored.ts';
import {owner, scoped} from '../platform/unit/tenancy.ts';
import type {Currency} from '../platform/values/currencies.ts';
import type {IdOf} from '../platform/values/id.ts';
import {type EventIn, nextState, statesOf} from '../platform/values/lifecycle.ts';
import {namedEnum} from '../platform/values/named-enum.ts';
import type {Day} from '../platform/values/period.ts';
import {keepSearchText, searchColumn, searchIndex} from '../platform/values/search.ts';
import type {BuyerSnapshot} from './final/buyer-snapshot.ts';
import {refuseFinalChange, refuseTruncate} from './final/immutability.ts';
import type {SellerSnapshot} from './final/seller-snapshot.ts';
import {type InvoiceStatus, invoiceLifecycle} from './invoice-lifecycle.ts';
import type {VatDetails} from './tax/vat-details.ts';
import type {STANDARD} from './templates/standard.ts';

export const documentTypes = ['invoice', 'credit_note'] as const;

export type DocumentType = (typeof documentTypes)[number];

export const documentType = namedEnum(documentTypes, {
	id: 'DocumentType',
	description: 'An invoice, or a credit note that takes back all or part of one.',
});

export type PrintedWith = IdOf<'templateVersion'> | typeof STANDARD;

/** `none`: a draft has no PDF. `failed`: the renderer gave it up; asking for it again tries again. */
export const pdfStatuses = ['none', 'pending', 'ready', 'failed'] as const;

export const pdfStatus = namedEnum(pdfStatuses, {
	id: 'PdfStatus',
	description:
		'Whether the PDF is there. `none`: a draft has none; `pending`: it is being printed; `ready`: it can be downloaded; `failed`: printing was given up.',
});

const day = () => p.date().$type<Day>();

const schema = defineEntity({
	name: 'Invoice',
	tableName: 'invoice',
	properties: {
		...stored('invoice'),
		...owner(),
		documentType: p.enum(documentTypes),
		status: p.enum(statesOf(invoiceLifecycle)),
		/** A draft has none, nor the two that follow. */
		number: p.string().nullable().unique(),
		/** Number and year in the sequence of seller and document type. */
		sequenceNumber: p.integer().nullable(),
		fiscalYear: p.integer().nullable(),
		currency: p.string().$type<Currency>(),
		/** On a draft: the date requested, if any. */
		issueDate: day().nullable(),
		/** On a draft: the date given, if any. */
		dueDate: day().nullable(),
		/** 00:00, where the seller was when it was finalised, of the day after the due date: from then on it is past due. */
		pastDueAt: p.datetime(3).nullable(),
		periodStart: day().nullable(),
		/** The last day, inclusive. */
		periodEnd: day().nullable(),
		subtotalMinor: minorColumn(),
		taxMinor: minorColumn(),
		totalMinor: minorColumn(),
		amountPaidMinor: minorColumn(),
		amountCreditedMinor: minorColumn(),
		/** The credit that was set off when it was finalised: what the document itself says of payments. */
		creditAppliedMinor: minorColumn(),
		referencedInvoiceId: p.string().$type<IdOf<'invoice'>>().nullable(),
		notes: p.text().nullable(),
		/** The buyer's number of the order (BT-13): of all its lines, or none. */
		purchaseOrder: p.string().nullable(),
		/** Made by a run: finalised, and sent, without anybody asking. */
		isAutomatic: p.boolean(),
		pdfStatus: p.enum(pdfStatuses),
		/** Why it was given up, in one word, while it is. */
		pdfFailure: p.string().nullable(),
		/** What it was printed with first, and is whenever it is printed again: a version of a template, or `standard`. Null until then. */
		printedWith: p.string().$type<PrintedWith>().nullable(),
		buyerSnapshot: p.json().$type<BuyerSnapshot>().nullable(),
		sellerSnapshot: p.json().$type<SellerSnapshot>().nullable(),
		vatDetails: p.json().$type<VatDetails>().nullable(),
		/** The SHA-256 of its canonical form, and the link to the document before it in its series; documents from before there were links have none. */
		contentHash: p.string().length(64).nullable(),
		linkHash: p.string().length(64).nullable(),
		finalizedAt: p.datetime(3).nullable(),
		sentAt: p.datetime(3).nullable(),
		paidAt: p.datetime(3).nullable(),
		voidedAt: p.datetime(3).nullable(),
		/** When it is to be collected, or looked at for that; null when nothing is to be done by itself. */
		collectAt: p.datetime(3).nullable(),
		/** So little that no provider charges it: it is collected with the next invoice. */
		isCarried: p.boolean().default(false),
		searchText: searchColumn(),
	},
	indexes: [
		{
			name: 'invoice__newest',
			expression: 'create index "invoice__newest" on "invoice" ("created_at" desc, "id" desc)',
		},
		{
			name: 'invoice__status_newest',
			expression: 'create index "invoice__status_newest" on "invoice" ("status", "created_at" desc, "id" desc)',
		},
		{
			name: 'invoice__type_newest',
			expression: 'create index "invoice__type_newest" on "invoice" ("document_type", "created_at" desc, "id" desc)',
		},
		{
			name: 'invoice__tenant_newest',
			expression: 'create index "invoice__tenant_newest" on "invoice" ("tenant_id", "created_at" desc, "id" desc)',
		},
		{
			name: 'invoice__partner_newest',
			expression: 'create index "invoice__partner_newest" on "invoice" ("partner_id", "created_at" desc, "id" desc)',
		},
		{
			name: 'invoice__referenced',
			expression: 'create index "invoice__referenced" on "invoice" ("referenced_invoice_id") where "referenced_invoice_id" is not null',
		},
		{
			name: 'invoice__drafts',
			expression: `create index "invoice__drafts" on "invoice" ("is_automatic", "id") where "status" = 'draft'`,
		},
		{
			name: 'invoice__unused_credit',
			expression: `create index "invoice__unused_credit" on "invoice" ("tenant_id", "partner_id", "currency", "issue_date", "number")
				where "document_type" = 'credit_note' and "status" in ('finalized', 'sent')`,
		},
		{
			name: 'invoice__unpaid',
			expression: `create index "invoice__unpaid" on "invoice" ("past_due_at")
				where "document_type" = 'invoice' and "status" in ('finalized', 'sent')`,
		},
		{
			name: 'invoice__past_due',
			expression: `create index "invoice__past_due" on "invoice" ("partner_id")
				where "document_type" = 'invoice' and "status" = 'past_due'`,
		},
		{
			name: 'invoice__issued',
			expression: 'create index "invoice__issued" on "invoice" ("issue_date") where "number" is not null',
		},
		{
			name: 'invoice__to_collect',
			expression: 'create index "invoice__to_collect" on "invoice" ("collect_at") where "collect_at" is not null',
		},
		{
			name: 'invoice__carried',
			expression: 'create index "invoice__carried" on "invoice" ("tenant_id", "partner_id", "currency") where "is_carried"',
		},
		{
			name: 'invoice__to_print',
			expression: `create index "invoice__to_print" on "invoice" ("finalized_at") where "pdf_status" = 'pending'`,
		},
		searchIndex('invoice'),
	],
	uniques: [
		{name: 'invoice__tenant_id', properties: ['tenantId', 'id']},
		{name: 'invoice__sequence', properties: ['partnerId', 'documentType', 'fiscalYear', 'sequenceNumber']},
	],
	hooks: keepSearchText('number', ['buyerSnapshot', 'company_name'], ['buyerSnapshot', 'contact_email'], 'id'),
	triggers: [refuseFinalChange, refuseTruncate],
	...scoped,
});

/** An invoice or a credit note. Amounts are in minor units of its currency; a credit note's are negative. */
export class Invoice extends schema.class {
	/** The only way its status changes. Refuses what the lifecycle has no arrow for. */
	apply(event: EventIn<typeof invoiceLifecycle>): InvoiceStatus {
		const previous = this.status;
		this.status = nextState(this.name(), invoiceLifecycle, previous, event);
		return previous;
	}

	/** How messages call it. */
	name(): string {
		return this.documentType === 'invoice' ? 'The invoice' : 'The credit note';
	}

	/** What is still to be paid; for a credit note, as a negative amount, what of it is not used yet. */
	amountDueMinor(): bigint {
		const due = this.totalMinor - this.amountPaidMinor - this.amountCreditedMinor;
		if (this.status === 'void') return 0n;
		const isOver = this.documentType === 'invoice' ? due < 0n : due > 0n;
		return isOver ? 0n : due;
	}
}

schema.setClass(Invoice);
