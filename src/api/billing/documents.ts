import {z} from 'zod';
import {requestMail} from '../../domain/billing/mail/request-mail.ts';
import {type PrintedFile, providePdf} from '../../domain/billing/paper/provide-pdf.ts';
import {requestPdf} from '../../domain/billing/paper/request-pdf.ts';
import type {Viewer} from '../../domain/billing/queries.ts';
import {type IdOf, idOf} from '../../domain/platform/values/id.ts';
import {file, one} from '../http/answers.ts';
import {email} from '../http/email.ts';
import {text} from '../http/fields.ts';
import {type RouteRequest, route, tenantRoute} from '../http/route.ts';
import {input, view} from '../http/shapes.ts';
import {invoiceDetailView, shownDetail} from './invoice-views.ts';
import {renderedInTime} from './rendered-in-time.ts';

const byId = input({invoice_id: idOf('invoice')});
const pdf = file('application/pdf', 'pdf');
const receipt = view({queued: z.literal(true), to: z.array(z.string())}).meta({id: 'SendReceipt'});

type PdfRequest = RouteRequest<{invoiceId: IdOf<'invoice'>}, unknown, unknown>;

/** The PDF as the store has it, else printed on the spot. */
async function pdfFor(viewer: Viewer, {params, caller, tools, requestId, reach}: PdfRequest): Promise<PrintedFile> {
	const as = {reach: reach(), cause: {requestId, actor: caller.subject}};
	return renderedInTime(providePdf(tools, {...as, invoiceId: params.invoiceId, viewer}));
}

export const downloadInvoicePdf = tenantRoute({
	operation: 'downloadInvoicePdf',
	tag: 'billing',
	method: 'get',
	path: '/billing/invoices/{invoice_id}/pdf',
	summary: 'An invoice or credit note as PDF',
	access: 'billing:read',
	isCostly: true,
	hasNoUnit: true,
	params: byId,
	answer: pdf,
	refuses: ['invoice_not_found', 'document_not_rendered', 'storage_unavailable'],
	async handle(request) {
		return pdfFor('tenant', request);
	},
});

export const adminDownloadInvoicePdf = route({
	operation: 'adminDownloadInvoicePdf',
	tag: 'admin-billing',
	method: 'get',
	path: '/admin/invoices/{invoice_id}/pdf',
	summary: 'An invoice or credit note as PDF; a draft says that it is one',
	access: 'admin:billing',
	isCostly: true,
	hasNoUnit: true,
	params: byId,
	answer: pdf,
	refuses: ['invoice_not_found', 'document_not_rendered', 'storage_unavailable'],
	async handle(request) {
		return pdfFor('staff', request);
	},
});

export const regenerateInvoicePdf = route({
	operation: 'regenerateInvoicePdf',
	tag: 'admin-billing',
	method: 'post',
	path: '/admin/invoices/{invoice_id}/regenerate-pdf',
	summary: 'Print a final document again, from its snapshots',
	access: 'admin:billing',
	isCostly: true,
	params: byId,
	status: 202,
	answer: one(invoiceDetailView),
	refuses: ['invoice_not_found', 'not_yet_final'],
	async handle({unit, params}) {
		return shownDetail(unit, await requestPdf(unit, {invoiceId: params.invoiceId}), 'staff');
	},
});

export const sendInvoiceEmail = tenantRoute({
	operation: 'sendInvoiceEmail',
	tag: 'billing',
	method: 'post',
	path: '/billing/invoices/{invoice_id}/send',
	summary: "Have a document mailed to the billing profile's address",
	access: 'billing:manage',
	isCostly: true,
	isIdempotent: true,
	params: byId,
	status: 202,
	answer: one(receipt),
	refuses: ['invoice_not_found', 'not_yet_final', 'no_address', 'einvoice_incomplete', 'sent_too_often'],
	async handle({unit, params}) {
		const to = await requestMail(unit, {invoiceId: params.invoiceId, viewer: 'tenant', isFreeToAddress: false});
		return {queued: true as const, to: [...to]};
	},
});

const RECIPIENTS_LIMIT = 5;

export const adminSendInvoice = route({
	operation: 'adminSendInvoice',
	tag: 'admin-billing',
	method: 'post',
	path: '/admin/invoices/{invoice_id}/send',
	summary: "Mail a document to the billing profile's address, or to others",
	access: 'admin:billing',
	isCostly: true,
	isIdempotent: true,
	params: byId,
	body: input({to: z.array(email).min(1).max(RECIPIENTS_LIMIT).optional(), message: text(1000).optional()}).optional(),
	status: 202,
	answer: one(receipt),
	refuses: ['invoice_not_found', 'not_yet_final', 'no_address', 'einvoice_incomplete', 'sent_too_often'],
	async handle({unit, params, body, caller}) {
		const isFreeToAddress = caller.place === 'operator';
		const to = await requestMail(unit, {invoiceId: params.invoiceId, viewer: 'staff', isFreeToAddress, ...body});
		return {queued: true as const, to: [...to]};
	},
});
