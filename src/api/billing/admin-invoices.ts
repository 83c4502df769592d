import {z} from 'zod';
import {createDraft} from '../../domain/billing/draft/create-draft.ts';
import {deleteDraft} from '../../domain/billing/draft/delete-draft.ts';
import {reorderLines} from '../../domain/billing/draft/reorder-lines.ts';
import {updateDraft} from '../../domain/billing/draft/update-draft.ts';
import {finalizeInvoice as finalizeById} from '../../domain/billing/final/finalize.ts';
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
import {documentType, invoiceDetailView, invoiceStatus, invoiceView, shownDetail} from './invoice-views.ts';

const byId = input({invoice_id: idOf('invoice')});

export const adminListInvoices = route({
	operation: 'adminListInvoices',
	tag: 'admin-billing',
	method: 'get',
	path: '/admin/invoices',
	summary: 'Invoices, credit notes and drafts, newest first',
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
	access: 'admin:billing',
	isIdempotent: true,
	body: draftInput,
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
	access: 'admin:billing',
	params: byId,
	body: draftChange,
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
	access: 'admin:billing',
	params: byId,
	body: input({line_item_ids: z.array(idOf('invoiceLine')).max(500)}),
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
	access: 'admin:billing',
	params: byId,
	answer: one(invoiceDetailView),
	refuses: ['invoice_not_found', 'not_a_draft'],
	async handle({unit, params}) {
		return shownDetail(unit, await sortLinesByDate(unit, {invoiceId: params.invoiceId}), 'staff');
	},
});
