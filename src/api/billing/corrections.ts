import {z} from 'zod';
import {createCreditNote as draftCreditNote} from '../../domain/billing/credit/create-credit-note.ts';
import {voidInvoice as takeBack} from '../../domain/billing/final/void-invoice.ts';
import {markPaid} from '../../domain/billing/mark-paid.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {one} from '../http/answers.ts';
import {givenAmount, givenInstant, line, text} from '../http/fields.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {invoiceDetailView, shownDetail} from './invoice-views.ts';

const byId = input({invoice_id: idOf('invoice')});
const reason = text(2000).trim().min(1, 'must not be empty');
const LINES_LIMIT = 500;

const creditLineInput = input({
	line_item_id: idOf('invoiceLine'),
	amount_cents: givenAmount.optional().meta({description: 'Net; all that is left of the line unless given'}),
});

export const createCreditNote = route({
	operation: 'createCreditNote',
	tag: 'admin-billing',
	method: 'post',
	path: '/admin/invoices/{invoice_id}/credit-note',
	summary: 'Draft a credit note of an invoice: of all that is left of it, of lines, or of an amount with VAT',
	description:
		'Without `line_items` and `amount_cents` it gives back all that is left. Amounts of lines are net, `amount_cents` is with VAT and ' +
		'spread over the lines; not both. Rates and categories are those of the invoice. All credit notes of an invoice, drafts included, ' +
		'never come to more than the invoice. The draft gives nothing back yet: make it final by `finalizeInvoice`; then it is set off ' +
		'against what is due, and what is left can be paid out by `markInvoicePaid` or `refundInvoice`.',
	access: 'admin:billing',
	isIdempotent: true,
	params: byId,
	body: input({
		reason,
		line_items: z.array(creditLineInput).min(1, 'must not be empty').max(LINES_LIMIT).optional(),
		amount_cents: givenAmount.optional().meta({description: 'With VAT, spread over the lines; not beside line_items'}),
	}),
	example: {reason: 'Ten seats were never used', line_items: [{line_item_id: 'line_01jd2x4k7m9q3s5v8x0z2b4d6f', amount_cents: 4900}]},
	status: 201,
	answer: one(invoiceDetailView),
	refuses: ['invoice_not_found', 'not_creditable', 'more_than_left'],
	async handle({unit, params, body}) {
		return shownDetail(unit, await draftCreditNote(unit, {...params, ...body}), 'staff');
	},
});

export const markInvoicePaid = route({
	operation: 'markInvoicePaid',
	tag: 'admin-billing',
	method: 'post',
	path: '/admin/invoices/{invoice_id}/mark-paid',
	summary: 'Write down that an invoice was paid outside, or that credit of a credit note was paid out',
	description:
		'For money that came by bank transfer or cash: part of it or all, never more than is due; `paid_at` cannot lie in the future. ' +
		'When nothing is due any more the invoice is `paid`, and what was suspended for it comes back. On a credit note it says that the ' +
		'credit was paid out to the buyer.',
	access: 'admin:billing',
	isIdempotent: true,
	params: byId,
	body: input({
		paid_at: givenInstant.optional().meta({description: 'Now unless given'}),
		amount_cents: givenAmount.optional().meta({description: 'All that is due unless given'}),
		reference: line(140).optional(),
	}).optional(),
	example: {paid_at: '2026-06-14T09:30:00Z', amount_cents: 5929, reference: 'Bank statement 2026-114'},
	answer: one(invoiceDetailView),
	refuses: ['invoice_not_found', 'state_forbids', 'more_than_due'],
	async handle({unit, params, body}) {
		return shownDetail(unit, await markPaid(unit, {...params, ...body}), 'staff');
	},
});

export const voidInvoice = route({
	operation: 'voidInvoice',
	tag: 'admin-billing',
	method: 'post',
	path: '/admin/invoices/{invoice_id}/void',
	summary: 'Take a document back: a draft goes, an invoice gets a credit note of all of it and owes nothing',
	description:
		'A draft becomes `void` and is kept. An invoice that has its number gets a credit note of all of it, which is final at once; ' +
		'nothing is due on it then, and what it charged is not charged again. Not when something was paid or credited on it: then credit ' +
		'or refund the rest.',
	access: 'admin:billing',
	isIdempotent: true,
	params: byId,
	body: input({reason}),
	example: {reason: 'Billed to the wrong customer'},
	answer: one(invoiceDetailView),
	refuses: [
		'invoice_not_found',
		'state_forbids',
		'paid_already',
		'credited_already',
		'final_credit_note',
		'invoice_incomplete',
		'more_than_left',
	],
	async handle({unit, params, body, tools: {config}}) {
		return shownDetail(unit, await takeBack(unit, {...params, ...body, isVatStrict: config.isVatStrict}), 'staff');
	},
});
