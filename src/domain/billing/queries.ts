import {LockMode} from '@mikro-orm/core';
import {type FilterQuery, raw} from '@mikro-orm/postgresql';
import type {Account} from '../charges/account.ts';
import {type AccountRow, accountFrom} from '../charges/due-charges.ts';
import {arrayLiteral} from '../platform/unit/array-literal.ts';
import {findRows} from '../platform/unit/find-rows.ts';
import {findPage, type Page, type PageRequest} from '../platform/unit/page.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {Currency} from '../platform/values/currencies.ts';
import type {IdOf} from '../platform/values/id.ts';
import type {Day} from '../platform/values/period.ts';
import {searching} from '../platform/values/search.ts';
import {type DocumentType, Invoice} from './invoice.ts';
import type {InvoiceStatus} from './invoice-lifecycle.ts';
import {InvoiceLine} from './invoice-line.ts';
import {Payment} from './payment.ts';
import {refuse} from './refusals.ts';

/** Whose eyes see it: a tenant sees no drafts, staff do. */
export type Viewer = 'tenant' | 'staff';

const seenBy = (viewer: Viewer): FilterQuery<Invoice> => (viewer === 'tenant' ? {status: {$ne: 'draft'}} : {});

/** A document in reach, or a refusal; to a tenant a draft is as missing as another tenant's document. */
export async function getInvoice({em}: Unit, id: IdOf<'invoice'>, viewer: Viewer): Promise<Invoice> {
	const invoice = await em.findOne(Invoice, {$and: [{id}, seenBy(viewer)]});
	if (!invoice) throw refuse('invoice_not_found', {id});
	return invoice;
}

/** A document in reach, locked for a change, or a refusal. */
export async function lockInvoice({em}: Unit, id: IdOf<'invoice'>): Promise<Invoice> {
	const invoice = await em.findOne(Invoice, id, {lockMode: LockMode.PESSIMISTIC_WRITE});
	if (!invoice) throw refuse('invoice_not_found', {id});
	return invoice;
}

/** A draft in reach, locked; refuses whatever else it is, naming what was to be done. */
export async function lockDraft(unit: Unit, id: IdOf<'invoice'>, verb: string): Promise<Invoice> {
	const invoice = await lockInvoice(unit, id);
	if (invoice.status !== 'draft') throw refuse('not_a_draft', {what: invoice.name(), status: invoice.status, verb});
	return invoice;
}

/** The lines of a document, in their order. */
export const linesOf = async ({em}: Unit, invoiceId: IdOf<'invoice'>): Promise<InvoiceLine[]> =>
	em.find(InvoiceLine, {invoiceId}, {orderBy: {orderIndex: 'asc', id: 'asc'}});

/** The lines of many documents, in their order, for a change that is stored by itself. */
export async function linesOfMany({em}: Unit, invoiceIds: readonly IdOf<'invoice'>[]): Promise<Map<IdOf<'invoice'>, InvoiceLine[]>> {
	const lines = await findRows(em, InvoiceLine, {invoiceId: {$in: [...invoiceIds]}}, {orderBy: {orderIndex: 'asc', id: 'asc'}});
	return Map.groupBy(lines, ({invoiceId}) => invoiceId);
}

/** All credit notes of an invoice, newest first: those that name it, and those that give back a line of it among others. */
export const creditNotesOf = async ({em}: Unit, invoiceId: IdOf<'invoice'>, viewer: Viewer): Promise<Invoice[]> => {
	const byLine = raw(
		alias => `${alias}.id in (
			select giving.invoice_id from invoice_line given join invoice_line giving on giving.credited_line_id = given.id where given.invoice_id = ?
		)`,
		[invoiceId],
	);
	return em.find(
		Invoice,
		{
			$and: [{documentType: 'credit_note'}, {$or: [{referencedInvoiceId: invoiceId}, {[byLine]: []}]}, seenBy(viewer)],
		} as FilterQuery<Invoice>,
		{orderBy: {createdAt: 'desc', id: 'desc'}},
	);
};

type ListRequest = PageRequest &
	Readonly<{
		viewer: Viewer;
		status?: InvoiceStatus;
		tenantId?: IdOf<'tenant'>;
		partnerId?: IdOf<'partner'>;
		documentType?: DocumentType;
		q?: string;
	}>;

/** Documents in reach, newest first; `q` is looked for in numbers, ids, buyers' names and e-mail addresses. */
export async function listInvoices(
	unit: Unit,
	{viewer, q, status, tenantId, partnerId, documentType, ...page}: ListRequest,
): Promise<Page<Invoice>> {
	const where: FilterQuery<Invoice>[] = [
		seenBy(viewer),
		{
			...(status && {status}),
			...(tenantId && {tenantId}),
			...(partnerId && {partnerId}),
			...(documentType && {documentType}),
		},
	];
	if (q !== undefined) where.push(await searching(unit, 'invoice', q));
	return findPage(unit.em, Invoice, {$and: where}, page, {createdAt: 'desc', id: 'desc'});
}

/** The accounts that have drafts of a run which could not be made final, in one order. */
export async function accountsWithWaiting({em}: Unit, limit: number): Promise<Account[]> {
	const rows = await em.execute<AccountRow[]>(
		`select distinct tenant_id, partner_id, currency from invoice where status = 'draft' and is_automatic
		 order by tenant_id, partner_id, currency limit ?`,
		[limit],
	);
	return rows.map(accountFrom);
}

/** Final documents that have been waiting for their PDF since before an instant, the longest waiting first. */
export async function unprinted({em}: Unit, {before, limit}: {before: Date; limit: number}): Promise<IdOf<'invoice'>[]> {
	const waiting = await em.find(
		Invoice,
		{pdfStatus: 'pending', finalizedAt: {$lt: before}},
		{fields: ['id'], orderBy: {finalizedAt: 'asc', id: 'asc'}, limit},
	);
	return waiting.map(({id}) => id);
}

/** All that was paid on a document, oldest first. */
export const paymentsOf = async ({em}: Unit, invoiceId: IdOf<'invoice'>): Promise<Payment[]> =>
	em.find(Payment, {invoiceId}, {orderBy: {paidAt: 'asc', id: 'asc'}});

/** The money that a tenant paid since an instant, less what went back to it, in minor units by currency; credit that was set off is none. */
export async function paidSince({em}: Unit, tenantId: IdOf<'tenant'>, since: Date): Promise<ReadonlyMap<Currency, bigint>> {
	const rows = await em.execute<{currency: Currency; total: string}[]>(
		`select p.currency, sum(p.amount_minor) as total from payment p join invoice i on i.id = p.invoice_id
		 where i.tenant_id = ? and p.provider <> 'credit' and p.paid_at >= ? group by p.currency`,
		[tenantId, since],
	);
	return new Map(rows.map(({currency, total}) => [currency, BigInt(total)]));
}

/** What is owed on somebody's documents, and what was invoiced lately, in one currency. */
export type Balance = Readonly<{
	currency: Currency;
	/** Of invoices that were finalised and are not paid: what is still to be paid. */
	openBalanceMinor: bigint;
	pastDueInvoices: number;
	/** The part of it whose due date lies behind. */
	overdueMinor: bigint;
	/** The totals of invoices issued since the beginning of the month. */
	invoicedMinorThisMonth: bigint;
}>;

type BalanceRow = {owner: string; currency: Currency; open: string | null; late: string | null; invoiced: string | null; past_due: string};

/** The balances of each of these tenants, or partners, by currency; those without documents are missing from the map. */
export async function balancesOf(
	{em}: Unit,
	column: 'tenant_id' | 'partner_id',
	ids: readonly string[],
	{today, monthStart}: Readonly<{today: Day; monthStart: Day}>,
): Promise<Map<string, readonly Balance[]>> {
	const due = 'greatest(total_minor - amount_paid_minor - amount_credited_minor, 0)';
	const rows: BalanceRow[] = await em.execute(
		`select ${column} as owner, currency,
		   sum(${due}) filter (where status <> 'paid') as open,
		   sum(${due}) filter (where status <> 'paid' and (status = 'past_due' or due_date < ?)) as late,
		   sum(total_minor) filter (where issue_date >= ?) as invoiced,
		   count(*) filter (where status = 'past_due') as past_due
		 from invoice
		 where ${column} = any(?::text[]) and document_type = 'invoice' and status in ('finalized', 'sent', 'past_due', 'paid')
		 group by ${column}, currency order by currency`,
		[today, monthStart, arrayLiteral(ids)],
	);
	const balanceOf = ({currency, open, late, invoiced, past_due: pastDue}: BalanceRow): Balance => ({
		...{currency, pastDueInvoices: Number(pastDue)},
		...{openBalanceMinor: BigInt(open ?? 0), overdueMinor: BigInt(late ?? 0), invoicedMinorThisMonth: BigInt(invoiced ?? 0)},
	});
	return new Map([...Map.groupBy(rows, ({owner}) => owner)].map(([owner, group]) => [owner, group.map(balanceOf)]));
}
