import {LockMode} from '@mikro-orm/core';
import {smaller} from '../platform/money.ts';
import type {Unit} from '../platform/unit.ts';
import type {Account} from './due-work.ts';
import {Invoice} from './invoice.ts';
import {Payment} from './payment.ts';
import {settleIfNothingIsDue} from './settle.ts';

/** More credit notes than that are not set off at once; the next invoice takes the rest. */
const CREDIT_NOTES_LIMIT = 500;

const unused = ({tenantId, partnerId, currency}: Account) => ({
	where: {
		...{tenantId, partnerId, currency},
		...{documentType: 'credit_note' as const, status: {$in: ['finalized' as const, 'sent' as const]}},
	},
	options: {orderBy: {issueDate: 'asc' as const, number: 'asc' as const}, limit: CREDIT_NOTES_LIMIT},
});

/** The credit notes of a buyer with a seller that are not used up, oldest first, locked. They are locked before the number sequence is. */
export async function holdCredit({em}: Unit, account: Account): Promise<Invoice[]> {
	const {where, options} = unused(account);
	return em.find(Invoice, where, {...options, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true});
}

/** What a buyer has to its credit with a seller, in minor units. */
export async function creditOf({em}: Unit, account: Account): Promise<bigint> {
	const {where, options} = unused(account);
	const notes = await em.find(Invoice, where, options);
	return notes.reduce((sum, note) => sum - note.amountDueMinor(), 0n);
}

/**
 * Sets credit off against an invoice that is being finalised, the oldest first: a payment by credit for each credit note. It lowers
 * what is due (EN 16931 BT-113), never the VAT.
 */
export function setOffCredit(unit: Unit, invoice: Invoice, credit: readonly Invoice[]): void {
	for (const note of credit) {
		const amountMinor = smaller(invoice.amountDueMinor(), -note.amountDueMinor());
		if (amountMinor === 0n) continue;
		unit.em.create(Payment, {
			...{tenantId: invoice.tenantId, partnerId: invoice.partnerId, currency: invoice.currency},
			...{invoiceId: invoice.id, provider: 'credit', amountMinor, creditNoteId: note.id, paidAt: unit.now},
		});
		invoice.amountPaidMinor += amountMinor;
		invoice.creditAppliedMinor += amountMinor;
		note.amountCreditedMinor -= amountMinor;
		settleIfNothingIsDue(unit, note, 'credit', unit.now);
	}
}
