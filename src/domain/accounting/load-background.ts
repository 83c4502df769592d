import {Invoice} from '../billing/invoice.ts';
import {InvoiceLine} from '../billing/invoice-line.ts';
import {Payment} from '../billing/payment.ts';
import {Prepayment} from '../billing/prepayment.ts';
import type {BillingProfile} from '../organization/billing-profile.ts';
import {Partner} from '../organization/partner.ts';
import {billingProfilesOf} from '../organization/queries.ts';
import {BalanceTransaction} from '../payments/balance/balance-transaction.ts';
import {findRows} from '../platform/unit/find-rows.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {byId} from '../platform/values/by-id.ts';
import type {IdOf} from '../platform/values/id.ts';
import {type BookedDocument, type BookedLine, documentFields, lineFields} from './booked-document.ts';
import type {Movement} from './movement.ts';

/** All that movements are about, as it stands when they are entered. */
export type MovementBackground = Readonly<{
	partner: Partner;
	invoice: (id: string | null | undefined) => BookedDocument | undefined;
	lines: (id: IdOf<'invoice'>) => readonly BookedLine[];
	payment: (id: string) => Payment | undefined;
	prepayment: (id: string | null | undefined) => Prepayment | undefined;
	/** A fee or a payout. */
	balance: (id: string) => BalanceTransaction | undefined;
	/** What a tenant is called, where no document says it. */
	nameOf: (tenantId: string) => string;
}>;

/** The prepayment that a movement changed. */
export const prepaymentIdOf = ({resourceId}: Movement): string => resourceId.split(':')[0] ?? '';

/** Reads what some movements of one seller are about, by a fixed number of queries. */
export async function loadMovementBackground(
	unit: Unit,
	partnerId: IdOf<'partner'>,
	movements: readonly Movement[],
): Promise<MovementBackground> {
	const {em} = unit;
	const ofKind = (kind: Movement['kind']): Movement[] => movements.filter(movement => movement.kind === kind);
	const partner = await em.findOneOrFail(Partner, partnerId);
	const paymentIds = ofKind('payment').map(({resourceId}) => resourceId as IdOf<'payment'>);
	const payments = paymentIds.length > 0 ? await findRows(em, Payment, {id: {$in: paymentIds}}) : [];
	const named = [...movements.map(({invoiceId}) => invoiceId), ...payments.map(({creditNoteId}) => creditNoteId ?? null)];
	const invoices = await invoicesById(unit, named);
	const corrected = await invoicesById(
		unit,
		[...invoices.values()].map(({referencedInvoiceId}) => referencedInvoiceId ?? null).filter(id => id && !invoices.has(id)),
	);
	const documentIds = ofKind('document').map(({resourceId}) => resourceId as IdOf<'invoice'>);
	const lines = await linesOf(unit, documentIds);
	const prepaymentIds = [
		...ofKind('prepayment').map(movement => prepaymentIdOf(movement) as IdOf<'prepayment'>),
		...payments.flatMap(({prepaymentId}) => prepaymentId ?? []),
	];
	const prepaid = prepaymentIds.length > 0 ? await findRows(em, Prepayment, {id: {$in: prepaymentIds}}) : [];
	const balanceIds = ofKind('balance_transaction').map(({resourceId}) => resourceId as IdOf<'balanceTransaction'>);
	const balance = balanceIds.length > 0 ? await findRows(em, BalanceTransaction, {id: {$in: balanceIds}}) : [];
	const withoutDocument = balance.flatMap(({invoiceId, tenantId}) => (tenantId && !invoiceId ? [tenantId] : []));
	const nameless = [...new Set([...prepaid.map(({tenantId}) => tenantId), ...withoutDocument])];
	const profiles = nameless.length > 0 ? await billingProfilesOf(unit, nameless) : new Map<string, BillingProfile>();
	const [paymentsById, prepaidById, balanceById] = [byId(payments), byId(prepaid), byId(balance)];
	return {
		partner,
		invoice: id => (id ? (invoices.get(id) ?? corrected.get(id)) : undefined),
		lines: id => lines.get(id) ?? [],
		payment: id => paymentsById.get(id),
		prepayment: id => (id ? prepaidById.get(id) : undefined),
		balance: id => balanceById.get(id),
		nameOf: tenantId => profiles.get(tenantId)?.companyName ?? tenantId,
	};
}

async function invoicesById({em}: Unit, ids: readonly (IdOf<'invoice'> | null)[]): Promise<Map<string, BookedDocument>> {
	const wanted = [...new Set(ids.filter(id => id !== null))];
	if (wanted.length === 0) return new Map();
	const found: readonly BookedDocument[] = await findRows(em, Invoice, {id: {$in: wanted}}, {fields: [...documentFields]});
	return byId(found);
}

/** The lines of documents, in their order. */
async function linesOf({em}: Unit, ids: readonly IdOf<'invoice'>[]): Promise<Map<IdOf<'invoice'>, BookedLine[]>> {
	if (ids.length === 0) return new Map();
	const found: BookedLine[] = await findRows(
		em,
		InvoiceLine,
		{invoiceId: {$in: [...ids]}},
		{fields: [...lineFields], orderBy: {orderIndex: 'asc', id: 'asc'}},
	);
	return Map.groupBy(found, ({invoiceId}) => invoiceId);
}
