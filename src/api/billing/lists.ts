import {type LineOfDocument, listLines, listPayments as paymentsPage} from '../../domain/billing/lists.ts';
import type {Page} from '../../domain/platform/unit/page.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {page} from '../http/answers.ts';
import {pageQuery} from '../http/queries.ts';
import {route, tenantRoute} from '../http/route.ts';
import {listedLineView, paymentView} from './invoice-views.ts';

const ofInvoice = {invoice_id: idOf('invoice').optional()};
const ofAnybody = {...ofInvoice, tenant_id: idOf('tenant').optional(), partner_id: idOf('partner').optional()};

const lines = {tag: 'ext-billing', method: 'get', answer: page(listedLineView), csv: 'lines'} as const;
const payments = {tag: 'ext-billing', method: 'get', answer: page(paymentView), csv: 'payments'} as const;

const shownLines = (found: Page<LineOfDocument>) => ({
	...found,
	items: found.items.map(({line, invoice}) => ({
		...line,
		...{invoiceNumber: invoice.number, documentType: invoice.documentType, issueDate: invoice.issueDate, currency: invoice.currency},
	})),
});

export const listInvoiceLines = tenantRoute({
	...lines,
	operation: 'listInvoiceLines',
	path: '/billing/invoice-lines',
	summary: "The lines of the tenant's invoices and credit notes, newest first",
	description:
		'Lines of documents that have a number, those of credit notes below zero, each with the number and day of its document. As CSV ' +
		'all of them, for a spreadsheet.',
	access: 'billing:read',
	query: pageQuery('invoiceLine', ofInvoice),
	async handle({unit, query}) {
		return shownLines(await listLines(unit, query));
	},
});

export const adminListInvoiceLines = route({
	...lines,
	operation: 'adminListInvoiceLines',
	path: '/admin/invoice-lines',
	summary: 'The lines of final documents, newest first',
	description:
		'Lines of documents that have a number, of every tenant in reach, those of credit notes below zero. As CSV all of them. Filters ' +
		'that name nobody in reach give an empty list.',
	access: 'admin:billing',
	query: pageQuery('invoiceLine', ofAnybody),
	async handle({unit, query}) {
		return shownLines(await listLines(unit, query));
	},
});

export const listPayments = tenantRoute({
	...payments,
	operation: 'listPayments',
	path: '/billing/payments',
	summary: 'What the tenant paid, what was set off, and below zero what was paid out to it, newest first',
	description:
		"Money that counts on the tenant's documents: what came in by a provider or by transfer, credit that was set off (`credit`), and " +
		'below zero what was paid out of a credit note. Attempts that failed are not here. As CSV all of them.',
	access: 'billing:read',
	query: pageQuery('payment', ofInvoice),
	async handle({unit, query}) {
		return paymentsPage(unit, query);
	},
});

export const adminListInvoicePayments = route({
	...payments,
	operation: 'adminListInvoicePayments',
	path: '/admin/invoice-payments',
	summary: 'What came in, was set off and went out, newest first',
	description:
		'Money that counts on documents, of every tenant in reach: what came in, credit that was set off, and below zero what was paid ' +
		'out. What providers were asked for, with its failures, is in `adminListPayments`. As CSV all of them.',
	access: 'admin:billing',
	query: pageQuery('payment', ofAnybody),
	async handle({unit, query}) {
		return paymentsPage(unit, query);
	},
});
