import {z} from 'zod';
import {createDraft} from '../../domain/billing/draft/create-draft.ts';
import {deleteDraft} from '../../domain/billing/draft/delete-draft.ts';
import {reorderLines} from '../../domain/billing/draft/reorder-lines.ts';
import {updateDraft} from '../../domain/billing/draft/update-draft.ts';
import {finalizeInvoice as finalizeById} from '../../domain/billing/final/finalize.ts';
import {documentType} from '../../domain/billing/invoice.ts';
import {invoiceStatus} from '../../domain/billing/invoice-lifecycle.ts';
import {sortLinesByDate} from '../../domain/billing/plan/sort-lines-by-date.ts';
import {getInvoice, listInvoices} from '../../domain/billing/queries.ts';
import {getTenant} from '../../domain/organization/queries.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {nothing, one, page} from '../http/answers.ts';
import {pageQuery, search} from '../http/queries.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {demandPartner} from '../organization/demand-partner.ts';
import {draftChange, draftInput} from './draft-inputs.ts';
import {invoiceDetailView, invoiceView, shownDetail} from './invoice-views.ts';

const byId = input({invoice_id: idOf('invoice')});

export const adminListInvoices = route({
	operation: 'adminListInvoices',
	tag: 'admin-billing',
	method: 'get',
	path: '/admin/invoices',
	summary: 'Invoices, credit notes and drafts, newest first',
	description:
		'Documents of every tenant in reach, drafts among them. `q` looks in numbers, ids, and the names and addresses of buyers. As CSV ' +
		'all of the list is answered, not a page.',
	access: 'admin:billing',
	query: pageQuery('invoice', {
		status: invoiceStatus.optional(),
		tenant_id: idOf('tenant').optional(),
		partner_id: idOf('partner').optional(),
		document_type: documentType.optional(),
		q: search.optional(),
	}),
	answer: page(invoiceView),
	csv: 'invoices',
	refuses: ['tenant_not_found', 'partner_not_found'],
	async handle({unit, caller, query}) {
		if (query.tenantId) await getTenant(unit, query.tenantId);
		if (query.partnerId) await demandPartner(unit, caller, query.partnerId);
		const found = await listInvoices(unit, {...query, viewer: 'staff'});
		return found;
	},
});

export const createDraftInvoice = route({
	operation: 'createDraftInvoice',
	tag: 'admin-billing',
	method: 'post',
	path: '/admin/invoices',
	summary: 'Draft an invoice by hand',
	description:
		'Lines are net; the VAT of each is decided by buyer and seller unless the line brings a rate or category of its own, and is shown ' +
		'as it would be today. Nothing is sent or owed until the draft is made final by `finalizeInvoice`. Days must lie between 2000 and ' +
		'2199; at most 500 lines.',
	access: 'admin:billing',
	isIdempotent: true,
	body: draftInput,
	example: {
		tenant_id: 'tnt_demo',
		currency: 'EUR',
		notes: 'Migration in May',
		line_items: [{description: '14-05-2026 Migration', quantity: '3.5', unit_price_cents: '9500', unit_code: 'HUR'}],
	},
	status: 201,
	answer: one(invoiceDetailView),
	refuses: ['tenant_not_found'],
	async handle({unit, body}) {
		return shownDetail(unit, await createDraft(unit, body), 'staff');
	},
});

export const adminGetInvoice = route({
	operation: 'adminGetInvoice',
	tag: 'admin-billing',
	method: 'get',
	path: '/admin/invoices/{invoice_id}',
	summary: 'One invoice, credit note or draft with its lines',
	description:
		'With lines, snapshots, credit notes and payments. Of a draft the amounts are what they would be if it became final now: VAT and ' +
		'sums change with the data of buyer and seller.',
	access: 'admin:billing',
	params: byId,
	answer: one(invoiceDetailView),
	refuses: ['invoice_not_found'],
	async handle({unit, params}) {
		return shownDetail(unit, await getInvoice(unit, params.invoiceId, 'staff'), 'staff');
	},
});

export const updateDraftInvoice = route({
	operation: 'updateDraftInvoice',
	tag: 'admin-billing',
	method: 'patch',
	path: '/admin/invoices/{invoice_id}',
	summary: 'Change a draft; only what is given, and `line_items` as a whole',
	description:
		'What is left out stays; null clears. `line_items` takes the place of all lines: one that brings the `id` of a line keeps what ' +
		'stands behind it, such as usage or a period; a line that is missing goes, and what it charged goes into the next run.',
	access: 'admin:billing',
	params: byId,
	body: draftChange,
	example: {
		due_date: '2026-07-01',
		line_items: [{id: 'line_01jd2x4k7m9q3s5v8x0z2b4d6f', description: '14-05-2026 Migration', quantity: '4', unit_price_cents: '9500'}],
	},
	answer: one(invoiceDetailView),
	refuses: ['invoice_not_found', 'not_a_draft'],
	async handle({unit, params, body}) {
		return shownDetail(unit, await updateDraft(unit, {invoiceId: params.invoiceId, change: body}), 'staff');
	},
});

export const deleteDraftInvoice = route({
	operation: 'deleteDraftInvoice',
	tag: 'admin-billing',
	method: 'delete',
	path: '/admin/invoices/{invoice_id}',
	summary: 'Throw a draft away; what it charged goes into the next run',
	description:
		'The draft is gone, no number was used. What a run had put on it, such as renewals and usage, is pending again and goes into the ' +
		'next run. A document that has a number cannot be deleted: void it, or make a credit note.',
	access: 'admin:billing',
	params: byId,
	status: 204,
	answer: nothing,
	refuses: ['invoice_not_found', 'not_a_draft'],
	async handle({unit, params}) {
		await deleteDraft(unit, {invoiceId: params.invoiceId});
	},
});

export const finalizeInvoice = route({
	operation: 'finalizeInvoice',
	tag: 'admin-billing',
	method: 'post',
	path: '/admin/invoices/{invoice_id}/finalize',
	summary: 'Give a draft its number; it never changes again',
	description:
		'Decides the VAT, computes the sums, takes the next number of the series without a gap, and keeps what buyer, seller and VAT ' +
		'rules were: from then on the database itself refuses a change. Needs at least one line, a complete billing profile and a ' +
		'complete seller; whatever is missing is named all at once, and no number is used. The PDF, the e-invoice, mail and collection ' +
		'follow in the background. A total below zero needs a credit note instead.',
	access: 'admin:billing',
	isIdempotent: true,
	params: byId,
	answer: one(invoiceDetailView),
	refuses: [
		'invoice_not_found',
		'state_forbids',
		'invoice_incomplete',
		'invoice_not_final',
		'credit_note_needed',
		'gives_nothing_back',
		'amount_out_of_range',
	],
	async handle({unit, params, tools: {config}}) {
		return shownDetail(unit, await finalizeById(unit, {invoiceId: params.invoiceId, isVatStrict: config.isVatStrict}), 'staff');
	},
});

export const reorderLineItems = route({
	operation: 'reorderLineItems',
	tag: 'admin-billing',
	method: 'put',
	path: '/admin/invoices/{invoice_id}/line-items/order',
	summary: 'Put the lines of a draft into an order that names each of them once',
	description: 'Only the order changes, no amount. The list must name every line of the draft exactly once.',
	access: 'admin:billing',
	params: byId,
	body: input({
		line_item_ids: z.array(idOf('invoiceLine')).max(500).meta({description: 'Every line of the draft once, in the new order.'}),
	}),
	example: {line_item_ids: ['line_01jd2x4k7m9q3s5v8x0z2b4d6g', 'line_01jd2x4k7m9q3s5v8x0z2b4d6f']},
	answer: one(invoiceDetailView),
	refuses: ['invoice_not_found', 'not_a_draft'],
	async handle({unit, params, body}) {
		return shownDetail(unit, await reorderLines(unit, {invoiceId: params.invoiceId, lineItemIds: body.lineItemIds}), 'staff');
	},
});

export const sortLineItemsByDate = route({
	operation: 'sortLineItemsByDate',
	tag: 'admin-billing',
	method: 'post',
	path: '/admin/invoices/{invoice_id}/line-items/sort-by-date',
	summary: 'Sort the lines of a draft by the day (DD-MM-YYYY) that they begin with',
	description: 'Lines whose description begins with no such day keep their order and come last. Only the order changes, no amount.',
	access: 'admin:billing',
	params: byId,
	answer: one(invoiceDetailView),
	refuses: ['invoice_not_found', 'not_a_draft'],
	async handle({unit, params}) {
		return shownDetail(unit, await sortLinesByDate(unit, {invoiceId: params.invoiceId}), 'staff');
	},
});
