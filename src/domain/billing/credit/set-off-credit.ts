import type {Unit} from '../../platform/unit/unit.ts';
import {newRow} from '../../platform/unit/write-many.ts';
import {smaller} from '../../platform/values/money.ts';
import type {Invoice} from '../invoice.ts';
import {Payment} from '../payment.ts';
import type {Prepayment} from '../prepayment.ts';
import {settleIfNothingIsDue} from '../settle.ts';

/**
 * Sets credit off against an invoice that is being finalised, the oldest first: a payment by credit for each credit note. It lowers
 * what is due (EN 16931 BT-113), never the VAT. Answers the payments.
 */
export function setOffCredit(unit: Unit, invoice: Invoice, credit: readonly Invoice[]): Payment[] {
	return credit.flatMap(note => {
		const amountMinor = smaller(invoice.amountDueMinor(), -note.amountDueMinor());
		if (amountMinor === 0n) return [];
		invoice.amountPaidMinor += amountMinor;
		invoice.creditAppliedMinor += amountMinor;
		note.amountCreditedMinor -= amountMinor;
		settleIfNothingIsDue(unit, note, 'credit', unit.now);
		return [
			newRow(unit, Payment, {
				...{tenantId: invoice.tenantId, partnerId: invoice.partnerId, currency: invoice.currency},
				...{invoiceId: invoice.id, provider: 'credit', amountMinor, creditNoteId: note.id, paidAt: unit.now},
			}),
		];
	});
}

/** The same with money that was paid ahead, the oldest first. */
export function setOffPrepayments(unit: Unit, invoice: Invoice, prepayments: readonly Prepayment[]): Payment[] {
	return prepayments.flatMap(prepayment => {
		const amountMinor = smaller(invoice.amountDueMinor(), prepayment.unusedMinor());
		if (amountMinor === 0n) return [];
		invoice.amountPaidMinor += amountMinor;
		invoice.creditAppliedMinor += amountMinor;
		prepayment.usedMinor += amountMinor;
		return [
			newRow(unit, Payment, {
				...{tenantId: invoice.tenantId, partnerId: invoice.partnerId, currency: invoice.currency},
				...{invoiceId: invoice.id, provider: 'credit', amountMinor, prepaymentId: prepayment.id, paidAt: unit.now},
			}),
		];
	});
}
