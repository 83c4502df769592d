import type {EInvoiceFormat} from '../../domain/billing/einvoice/formats.ts';
import {type EInvoiceFile, provideEinvoice} from '../../domain/billing/einvoice/provide-einvoice.ts';
import type {Viewer} from '../../domain/billing/queries.ts';
import {einvoiceFormat} from '../../domain/organization/billing-profile.ts';
import {type IdOf, idOf} from '../../domain/platform/values/id.ts';
import {typedFile} from '../http/answers.ts';
import {type RouteRequest, route, tenantRoute} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {renderedInTime} from './rendered-in-time.ts';

const byId = input({invoice_id: idOf('invoice')});
const formatQuery = input({
	format: einvoiceFormat.optional().meta({description: "The billing profile's preferred one unless given"}),
});
const xmlOrPdf = typedFile('application/xml', 'application/pdf');
const refuses = ['invoice_not_found', 'not_yet_final', 'einvoice_incomplete', 'document_not_rendered', 'storage_unavailable'];

type EInvoiceRequest = RouteRequest<{invoiceId: IdOf<'invoice'>}, {format?: EInvoiceFormat}, unknown>;

/** The e-invoice as the store has it, else made on the spot. */
async function einvoiceFor(viewer: Viewer, request: EInvoiceRequest): Promise<EInvoiceFile> {
	const {params, query, caller, tools, requestId, reach} = request;
	const as = {reach: reach(), cause: {requestId, actor: caller.subject}};
	return renderedInTime(provideEinvoice(tools, {...as, invoiceId: params.invoiceId, viewer, ...query}));
}

export const downloadInvoiceEinvoice = tenantRoute({
	operation: 'downloadInvoiceEinvoice',
	tag: 'billing',
	method: 'get',
	path: '/billing/invoices/{invoice_id}/download',
	summary: 'An invoice or credit note as e-invoice (EN 16931): UBL, XRechnung, CII, or a PDF with the XML inside',
	description:
		'`ubl` and `xrechnung` are UBL 2.1, `cii` is UN/CEFACT CII, `zugferd` and `facturx` are PDF/A-3 files with the XML inside. Stored ' +
		'once it is made, so a second download answers the same bytes. What the format demands and the document lacks is named all at ' +
		'once (400).',
	access: 'billing:read',
	isCostly: true,
	hasNoUnit: true,
	params: byId,
	query: formatQuery,
	answer: xmlOrPdf,
	refuses,
	async handle(request) {
		return einvoiceFor('tenant', request);
	},
});

export const adminDownloadInvoiceEinvoice = route({
	operation: 'adminDownloadInvoiceEinvoice',
	tag: 'admin-billing',
	method: 'get',
	path: '/admin/invoices/{invoice_id}/download',
	summary: 'An invoice or credit note as e-invoice (EN 16931): UBL, XRechnung, CII, or a PDF with the XML inside',
	description: 'As `downloadInvoiceEinvoice`, for every final document in reach.',
	access: 'admin:billing',
	isCostly: true,
	hasNoUnit: true,
	params: byId,
	query: formatQuery,
	answer: xmlOrPdf,
	refuses,
	async handle(request) {
		return einvoiceFor('staff', request);
	},
});
