import {type FilterQuery, raw} from '@mikro-orm/postgresql';
import {missPayment} from '../../billing/final/mark-past-due.ts';
import {Invoice} from '../../billing/invoice.ts';
import {type FirstDue, firstIn} from '../../platform/process/first-due.ts';
import {recordGivenUp} from '../../platform/record-given-up.ts';
import {findRows} from '../../platform/unit/find-rows.ts';
import {lockMany} from '../../platform/unit/lock-many.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';

/** A payment is being made that covers the invoice: by itself, or with a later one because it was too small. */
const withPaymentUnderWay = (invoice: string): string => `(
	exists (select from payment_intent where status = 'pending' and invoice_id = ${invoice}.id)
	or ${invoice}.id in (
		select jsonb_array_elements_text(carried_ids) from payment_intent where status = 'pending' and carried_ids <> '[]'::jsonb
	)
)`;

/** As the index of unpaid invoices has it, without those that are being paid: a debit that the bank has in hand is not late. */
const isUnpaid = (invoice: string): string =>
	`${invoice}.document_type = 'invoice' and ${invoice}.status in ('finalized', 'sent') and not ${withPaymentUnderWay(invoice)}`;

const unpaid = (): FilterQuery<Invoice> => ({[raw(isUnpaid)]: []}) as FilterQuery<Invoice>;

/** Invoices that nobody pays although their due date is over where their seller is, the longest overdue first. */
export async function overdue({em, now}: Unit, limit: number): Promise<IdOf<'invoice'>[]> {
	const where = {$and: [{pastDueAt: {$lte: now}}, unpaid()]};
	const late = await em.find(Invoice, where, {fields: ['id'], orderBy: {pastDueAt: 'asc', id: 'asc'}, limit});
	return late.map(({id}) => id);
}

/** When the first of all unpaid invoices is overdue. */
export const firstOverdue: FirstDue = firstIn({
	...{table: 'invoice i', column: 'past_due_at'},
	where: isUnpaid('i'),
});

/**
 * Calls invoices past due once the day after their due date has begun where the seller is, something is due on them, and no payment of them
 * is under way. One of which that is not so, or not so any more, stays as it is.
 */
export async function markOverdue(unit: Unit, {invoiceIds}: {invoiceIds: readonly IdOf<'invoice'>[]}): Promise<void> {
	const invoices = await lockMany(unit, Invoice, {id: {$in: [...invoiceIds]}}, {orderBy: {id: 'asc'}});
	// Looked at under the locks: a payment begins by whoever has them.
	const where = {$and: [{id: {$in: [...invoiceIds]}}, unpaid()]};
	const left = await findRows(unit.em, Invoice, where, {fields: ['id']});
	const isLeft = new Set(left.map(({id}) => id));
	for (const invoice of invoices.rows) {
		const {id, dueDate, pastDueAt} = invoice;
		if (!isLeft.has(id) || !dueDate || !pastDueAt || pastDueAt > unit.now || invoice.amountDueMinor() === 0n) continue;
		missPayment(unit, invoice);
	}

	await invoices.save();
}

/** Tells the operator of an invoice that cannot be called past due for a fault of ours. The next sweep tries it again, beside the others. */
export const tellNotMarked = (unit: Unit, {invoiceId, code}: {invoiceId: IdOf<'invoice'>; code: string}): void =>
	recordGivenUp(unit, {kind: 'invoice_past_due', resourceId: invoiceId, code, step: unit.now.toISOString()});
