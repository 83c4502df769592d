import type {FilterQuery} from '@mikro-orm/core';
import {type Locked, lockMany} from '../../platform/unit/lock-many.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {smaller} from '../../platform/values/money.ts';
import {creditNoteOf} from '../credit/create-credit-note.ts';
import {finalizeInvoice} from '../final/finalize.ts';
import {Invoice} from '../invoice.ts';
import {Payment} from '../payment.ts';
import type {FinalizeRules} from '../plan/judge.ts';
import {creditNotesOf, linesOf, lockInvoice} from '../queries.ts';
import {settleIfNothingIsDue} from '../settle.ts';
import {bookOn} from './book-payment.ts';

/** What of a sum goes out of which document. */
export type Outgoing = Readonly<{documentId: IdOf<'invoice'>; amountMinor: bigint}>;

/** Documents, locked, each changed by itself: finalising writes past what the unit knows of them. */
const lockDocuments = async (unit: Unit, where: FilterQuery<Invoice>): Promise<Locked<Invoice>> => {
	await unit.em.flush();
	return lockMany(unit, Invoice, where, {orderBy: {id: 'asc'}});
};

/** The final credit notes of an invoice that nobody has used up, oldest first. */
async function unusedNotes(unit: Unit, invoiceId: IdOf<'invoice'>): Promise<Locked<Invoice>> {
	const ids = (await creditNotesOf(unit, invoiceId, 'staff')).map(({id}) => id);
	return lockDocuments(unit, {id: {$in: ids}, status: {$in: ['finalized', 'sent']}});
}

type Request = FinalizeRules & Readonly<{invoiceId: IdOf<'invoice'>; amountMinor: bigint; reason: string}>;

/**
 * Makes sure that credit notes say what is paid back of an invoice: those that nobody has used count first, and one is made and finalised
 * for the rest. Answers the newest of them.
 */
export async function creditForRefund(unit: Unit, {invoiceId, amountMinor, reason, ...rules}: Request): Promise<IdOf<'invoice'> | null> {
	const {rows: unused} = await unusedNotes(unit, invoiceId);
	const missing = amountMinor + unused.reduce((sum, note) => sum + note.amountDueMinor(), 0n);
	if (missing <= 0n) return unused.at(-1)?.id ?? null;
	const invoice = await lockInvoice(unit, invoiceId);
	const {invoice: note} = await creditNoteOf(
		unit,
		{invoice, lines: await linesOf(unit, invoiceId)},
		{requested: {grossMinor: missing}, reason},
	);
	await finalizeInvoice(unit, {invoiceId: note.id, ...rules});
	return note.id;
}

type Paying = Readonly<{invoiceId: IdOf<'invoice'>; amountMinor: bigint; provider: Payment['provider']; sourceId: string}>;

/**
 * Books what goes back to whoever paid: out of the credit notes of the invoice that nobody has used, and as far as a credit note lowered what
 * was due on the invoice itself, out of that.
 */
export async function payOut(unit: Unit, {invoiceId, amountMinor, provider, sourceId}: Paying): Promise<Outgoing[]> {
	const invoices = await lockDocuments(unit, {id: invoiceId});
	const notes = await unusedNotes(unit, invoiceId);
	const parts: Outgoing[] = [];
	let left = amountMinor;
	for (const document of [...notes.rows, ...invoices.rows]) {
		const isNote = document.documentType === 'credit_note';
		const part = isNote ? smaller(left, -document.amountDueMinor()) : left;
		if (part <= 0n) continue;
		left -= part;
		bookOn(unit, document, {provider, sourceId, amountMinor: -part, paidAt: unit.now});
		if (isNote) settleIfNothingIsDue(unit, document, 'credit', unit.now);
		parts.push({documentId: document.id, amountMinor: part});
	}

	await invoices.save();
	await notes.save();
	return parts;
}

type Undoing = Readonly<{parts: readonly Outgoing[]; provider: Payment['provider']; sourceId: string}>;

/** What was to go back did not: the credit is there again. */
export async function undoPayOut(unit: Unit, {parts, provider, sourceId}: Undoing): Promise<void> {
	const documents = await lockDocuments(unit, {id: {$in: parts.map(({documentId}) => documentId)}});
	for (const document of documents.rows) {
		const amountMinor = parts.find(({documentId}) => documentId === document.id)?.amountMinor ?? 0n;
		if (document.documentType === 'credit_note' && document.status === 'paid') {
			document.apply('reopen');
			document.paidAt = null;
		}

		bookOn(unit, document, {provider, sourceId, amountMinor, paidAt: unit.now});
		if (document.documentType === 'invoice') settleIfNothingIsDue(unit, document, 'payment', unit.now);
	}

	await documents.save();
}

/** Money that came in on an invoice by one way, and can go back by it. */
export type RefundablePayment = Readonly<{
	paymentId: IdOf<'payment'>;
	provider: Payment['provider'];
	sourceId: string | null;
	amountMinor: bigint;
}>;

/**
 * What can be refunded of an invoice: what was paid by money, less what went back or was set off elsewhere as credit; and by which payments,
 * newest first.
 */
export async function refundableOf(
	{em}: Unit,
	invoice: Invoice,
	creditNoteIds: readonly IdOf<'invoice'>[],
): Promise<{limitMinor: bigint; payments: readonly RefundablePayment[]}> {
	const sum = (rows: readonly Payment[]): bigint => rows.reduce((total, {amountMinor}) => total + amountMinor, 0n);
	const own = await em.find(Payment, {invoiceId: invoice.id, provider: {$ne: 'credit'}}, {orderBy: {paidAt: 'desc', id: 'desc'}});
	const paidOut = await em.find(Payment, {invoiceId: {$in: [...creditNoteIds]}, provider: {$ne: 'credit'}});
	const setOff = await em.find(Payment, {creditNoteId: {$in: [...creditNoteIds]}});
	// What a dispute took back of a payment cannot go back by it; and a refund that failed is no payment, though its amount was booked back.
	const bySource = Map.groupBy(own, ({sourceId, id}) => sourceId ?? id);
	const payments = [...bySource.values()].flatMap(rows => {
		const amountMinor = sum(rows);
		const came = rows.find(row => row.amountMinor > 0n);
		return came && amountMinor > 0n ? [{paymentId: came.id, provider: came.provider, sourceId: came.sourceId ?? null, amountMinor}] : [];
	});
	return {limitMinor: sum(own) + sum(paidOut) - sum(setOff), payments};
}
