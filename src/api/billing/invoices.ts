import {invoiceStatus} from '../../domain/billing/invoice-lifecycle.ts';
import {getInvoice as invoiceById, listInvoices as invoicesPage} from '../../domain/billing/queries.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {one, page} from '../http/answers.ts';
import {pageQuery} from '../http/queries.ts';
import {tenantRoute} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {invoiceDetailView, invoiceView, shownDetail} from './invoice-views.ts';

export const listInvoices = tenantRoute({
	operation: 'listInvoices',
	tag: 'billing',
	method: 'get',
	path: '/billing/invoices',
	summary: "The tenant's invoices and credit notes, newest first; drafts are not among them",
	description:
		"Everything that has a number: invoices and credit notes of all states. Drafts are not the tenant's business and are not among " +
		'them. As CSV (`Accept: text/csv`) all of the list is answered, not a page.',
	access: 'billing:read',
	query: pageQuery('invoice', {status: invoiceStatus.optional()}),
	answer: page(invoiceView),
	csv: 'invoices',
	async handle({unit, query}) {
		const found = await invoicesPage(unit, {...query, viewer: 'tenant'});
		return found;
	},
});

export const getInvoice = tenantRoute({
	operation: 'getInvoice',
	tag: 'billing',
	method: 'get',
	path: '/billing/invoices/{invoice_id}',
	summary: 'One invoice or credit note with its lines',
	description:
		'The document as it became final: its lines, what buyer and seller were called then, how its VAT came about, its credit notes, ' +
		'and what was paid on it. A draft is 404.',
	access: 'billing:read',
	params: input({invoice_id: idOf('invoice')}),
	answer: one(invoiceDetailView),
	refuses: ['invoice_not_found'],
	async handle({unit, params}) {
		return shownDetail(unit, await invoiceById(unit, params.invoiceId, 'tenant'), 'tenant');
	},
});
