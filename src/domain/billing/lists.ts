import {type FilterQuery, raw} from '@mikro-orm/postgresql';
import {findRows} from '../platform/unit/find-rows.ts';
import {findPage, type Page, type PageRequest} from '../platform/unit/page.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {Invoice} from './invoice.ts';
import {InvoiceLine} from './invoice-line.ts';
import {Payment} from './payment.ts';

/** What is listed: everything in reach unless said. */
type ListRequest = PageRequest & Readonly<{tenantId?: IdOf<'tenant'>; partnerId?: IdOf<'partner'>; invoiceId?: IdOf<'invoice'>}>;

const narrowed = ({tenantId, partnerId, invoiceId}: ListRequest) => ({
	...(tenantId && {tenantId}),
	...(partnerId && {partnerId}),
	...(invoiceId && {invoiceId}),
});

/** A line with the document that it is on. */
export type LineOfDocument = Readonly<{line: InvoiceLine; invoice: Invoice}>;

/** The lines of final documents in reach, newest first, with the documents that they are on. */
export async function listLines({em}: Unit, request: ListRequest): Promise<Page<LineOfDocument>> {
	const isFinal = raw(alias => `exists (select from invoice i where i.id = ${alias}.invoice_id and i.number is not null)`);
	const where = {$and: [narrowed(request), {[isFinal]: []}]} as FilterQuery<InvoiceLine>;
	const found = await findPage(em, InvoiceLine, where, request, {id: 'desc'});
	const ids = [...new Set(found.items.map(({invoiceId}) => invoiceId))];
	const invoices = await findRows(em, Invoice, {id: {$in: ids}});
	const invoiceOf = new Map(invoices.map(invoice => [invoice.id, invoice]));
	return {...found, items: found.items.flatMap(line => ({line, invoice: invoiceOf.get(line.invoiceId) as Invoice}))};
}

/** The payments in reach, newest first: money that came in, what was set off, and below zero what was paid out. */
export const listPayments = async ({em}: Unit, request: ListRequest): Promise<Page<Payment>> =>
	findPage(em, Payment, narrowed(request) as FilterQuery<Payment>, request, {id: 'desc'});
