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
const receipt = view({
	queued: z.literal(true).meta({description: 'It is on its way; what becomes of it is told by `sent_at` of the document.'}),
	to: z.array(z.string()).meta({description: 'Addresses that it goes to.'}),
}).meta({id: 'SendReceipt'});

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
	description:
		'The file is made in the background after the document became final and answered as it is stored; when it is not there yet it is ' +
		'printed while you wait. The same document always gives the same bytes.',
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
	description:
		'As `downloadInvoicePdf`, for every document in reach. A draft is printed on the spot as it would be today, marked as a draft, ' +
		'and is not kept.',
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
	description:
		'For a file that was lost or whose printing was given up (`pdf_status` is `failed`). It is printed in the background from what ' +
		'was kept when the document became final, with the template of then, so it says the same. `pdf_status` tells how far it is.',
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
	description:
		'Goes to `contact_email` of the billing profile, with the PDF and the e-invoice that the profile prefers, in the language of the ' +
		'profile. Answers when the mail is queued; a mail server that is down is tried again. By hand a document is sent at most five ' +
		'times in 24 hours.',
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
	description:
		"With the PDF and the e-invoice that the billing profile prefers. `to` may name at most five addresses: a partner's staff only " +
		"that of the billing profile and those of active users of the tenant, the operator's staff any. By hand a document is sent at " +
		'most five times in 24 hours.',
	access: 'admin:billing',
	isCostly: true,
	isIdempotent: true,
	params: byId,
	body: input({
		to: z.array(email).min(1).max(RECIPIENTS_LIMIT).optional().meta({description: 'Addresses; that of the billing profile unless given.'}),
		message: text(1000).optional().meta({description: 'Text that stands above that of the mail.'}),
	}).optional(),
	example: {to: ['billing@example.com'], message: 'As you asked for: once more the invoice of June.'},
	status: 202,
	answer: one(receipt),
	refuses: ['invoice_not_found', 'not_yet_final', 'no_address', 'einvoice_incomplete', 'sent_too_often'],
	async handle({unit, params, body, caller}) {
		const isFreeToAddress = caller.place === 'operator';
		const to = await requestMail(unit, {invoiceId: params.invoiceId, viewer: 'staff', isFreeToAddress, ...body});
		return {queued: true as const, to: [...to]};
	},
});
