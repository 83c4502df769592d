import {LockMode} from '@mikro-orm/core';
import {Invoice} from '../../billing/invoice.ts';
import {undoPayOut} from '../../billing/money/pay-out.ts';
import {recordGivenUp} from '../../platform/record-given-up.ts';
import {ownedAs} from '../../platform/unit/fact.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {refuse} from '../refusals.ts';
import {Refund} from './refund.ts';
import {bookPayOut} from './request-refund.ts';

/** A refund, locked for a change, or a refusal. */
export async function lockRefund({em}: Unit, id: IdOf<'refund'>): Promise<Refund> {
	const refund = await em.findOne(Refund, id, {lockMode: LockMode.PESSIMISTIC_WRITE});
	if (!refund) throw refuse('refund_not_found', {id});
	return refund;
}

/** A locked refund came through; again or late it changes nothing twice. */
export async function succeedRefund(unit: Unit, refund: Refund): Promise<void> {
	if (refund.status === 'succeeded') return;
	if (refund.status === 'failed') refund.paidOut = await bookPayOut(unit, refund);
	refund.apply('succeed');
	refund.nextAttemptAt = null;
	refund.lastError = null;
}

/** A locked refund failed, at once or days later: the credit note stays, its credit is there again, and somebody is to pay it again. */
export async function failRefund(unit: Unit, refund: Refund, code: string): Promise<void> {
	if (refund.status === 'failed') return;
	refund.apply('fail');
	refund.nextAttemptAt = null;
	refund.lastError = code;
	const parts = refund.paidOut.map(part => ({documentId: part.documentId, amountMinor: BigInt(part.amountMinor)}));
	refund.paidOut = [];
	await undoPayOut(unit, {parts, provider: refund.provider, sourceId: refund.id});
	recordGivenUp(unit, {kind: 'refund', resourceId: refund.id, code, step: refund.round});
}

/** Tries a refund that failed once more, with the credit that its credit note still has. */
export async function retryRefund(unit: Unit, {refundId}: {refundId: IdOf<'refund'>}): Promise<Refund> {
	const refund = await lockRefund(unit, refundId);
	refund.apply('replay');
	const note = refund.creditNoteId ? await unit.em.findOne(Invoice, refund.creditNoteId) : null;
	const left = note ? -note.amountDueMinor() : 0n;
	if (note && left < refund.amountMinor) throw refuse('nothing_to_refund', {left: Number(left)});
	refund.round += 1;
	refund.attempts = 0;
	refund.lastError = null;
	refund.providerId = null;
	// What goes back by hand waits, unbooked, for somebody to write it down.
	if (refund.provider === 'bank_transfer') return refund;
	refund.nextAttemptAt = unit.now;
	refund.paidOut = await bookPayOut(unit, refund);
	unit.record({type: 'refund.requested', step: refund.round, owner: ownedAs(refund), data: {refund_id: refund.id}});
	return refund;
}

/** Credit of a credit note was paid out by hand: the refunds that waited for it have come through. */
export async function settlePaidOut(unit: Unit, {creditNoteId}: {creditNoteId: IdOf<'invoice'>}): Promise<void> {
	const note = await unit.em.findOne(Invoice, creditNoteId);
	if (note?.status !== 'paid') return;
	const where = {creditNoteId, provider: 'bank_transfer' as const, status: 'pending' as const};
	for (const refund of await unit.em.find(Refund, where, {lockMode: LockMode.PESSIMISTIC_WRITE})) await succeedRefund(unit, refund);
}
