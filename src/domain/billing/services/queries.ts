import {type FilterQuery, raw} from '@mikro-orm/postgresql';
import {Charge, type ChargeStatus} from '../../charges/charge.ts';
import {arrayLiteral} from '../../platform/unit/array-literal.ts';
import {findPage, type Page, type PageRequest} from '../../platform/unit/page.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {Invoice} from '../invoice.ts';
import {InvoiceLine} from '../invoice-line.ts';
import {refuse} from '../refusals.ts';
import {type CallingService, findReached, reachedSubscription} from './reached.ts';

/** A charge as it is shown, with the final document that bills it. */
export type ShownCharge = Readonly<{charge: Charge; invoiceId: IdOf<'invoice'> | null}>;

const withStatus: Readonly<Record<ChargeStatus, FilterQuery<Charge>>> = {
	pending: {billedAt: null},
	invoiced: {billedAt: {$ne: null}, cancelledAt: null},
	cancelled: {cancelledAt: {$ne: null}},
};

type ChargesRequest = PageRequest & Readonly<{service: CallingService; tenantId?: IdOf<'tenant'>; status?: ChargeStatus}>;

/** What a service charged, newest first. A tenant that is named must be one that it reaches. */
export async function listCharges(unit: Unit, {service, tenantId, status, ...page}: ChargesRequest): Promise<Page<ShownCharge>> {
	if (tenantId) await reachedSubscription(unit, {service, tenantId});
	const where = [{serviceId: service.id, ...(tenantId && {tenantId})}, ...(status ? [withStatus[status]] : [])];
	const found = await findPage(unit.em, Charge, {$and: where} as FilterQuery<Charge>, page, {createdAt: 'desc', id: 'desc'});
	return {...found, items: await shownCharges(unit, found.items)};
}

/** Charges with the documents that bill them, by one query; a draft is none yet, and a draft that was taken back is none any more. */
export async function shownCharges({em}: Unit, charges: readonly Charge[]): Promise<ShownCharge[]> {
	const rows = await em.execute<{charge_id: string; invoice_id: IdOf<'invoice'>}[]>(
		`select l.charge_id, l.invoice_id from invoice_line l join invoice i on i.id = l.invoice_id
		 where l.charge_id = any(?::text[]) and l.kind = 'one_off' and i.number is not null`,
		[arrayLiteral(charges.map(({id}) => id))],
	);
	const invoiceOf = new Map(rows.map(row => [row.charge_id, row.invoice_id]));
	return charges.map(charge => ({charge, invoiceId: invoiceOf.get(charge.id) ?? null}));
}

/** A document as far as it is a service's: the lines of that one, in their order. */
export type ServiceDocument = Readonly<{invoice: Invoice; lines: readonly InvoiceLine[]}>;

/** Final documents of a tenant on which a service has a line: what is a draft, or was taken back as one, is not among them. */
const ownDocuments = (tenantId: IdOf<'tenant'> | undefined, {slug}: CallingService): FilterQuery<Invoice> => {
	const hasLine = raw(alias => `exists (select from invoice_line l where l.invoice_id = ${alias}.id and l.service_slug = ?)`, [slug]);
	return {$and: [{...(tenantId && {tenantId}), number: {$ne: null}}, {[hasLine]: []}]} as FilterQuery<Invoice>;
};

type InvoicesRequest = PageRequest & Readonly<{service: CallingService; tenantId: IdOf<'tenant'>}>;

/** The final documents of a tenant that a service reaches, newest first, each with that service's lines alone. */
export async function listServiceDocuments(unit: Unit, {service, tenantId, ...page}: InvoicesRequest): Promise<Page<ServiceDocument>> {
	await reachedSubscription(unit, {service, tenantId});
	const found = await findPage(unit.em, Invoice, ownDocuments(tenantId, service), page, {createdAt: 'desc', id: 'desc'});
	return {...found, items: await withOwnLines(unit, found.items, service)};
}

/** One such document. That of a tenant that the service does not reach, or without a line of the service, is not there for it. */
export async function getServiceDocument(
	unit: Unit,
	{service, invoiceId}: Readonly<{service: CallingService; invoiceId: IdOf<'invoice'>}>,
): Promise<ServiceDocument> {
	const missing = () => refuse('invoice_not_found', {id: invoiceId});
	const where = {$and: [{id: invoiceId}, ownDocuments(undefined, service)]} as FilterQuery<Invoice>;
	const invoice = await unit.em.findOne(Invoice, where);
	if (!invoice || !(await findReached(unit, {service, tenantId: invoice.tenantId}))) throw missing();
	const [document] = await withOwnLines(unit, [invoice], service);
	if (!document) throw missing();
	return document;
}

async function withOwnLines({em}: Unit, invoices: readonly Invoice[], {slug}: CallingService): Promise<ServiceDocument[]> {
	const where = {invoiceId: {$in: invoices.map(({id}) => id)}, serviceSlug: slug};
	const lines = await em.find(InvoiceLine, where, {orderBy: {orderIndex: 'asc', id: 'asc'}});
	const linesOf = Map.groupBy(lines, ({invoiceId}) => invoiceId);
	return invoices.map(invoice => ({invoice, lines: linesOf.get(invoice.id) ?? []}));
}
