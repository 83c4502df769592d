import {refuse as refusePlatform} from '../platform/refusals.ts';
import {ownedAs} from '../platform/unit/fact.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {nextState} from '../platform/values/lifecycle.ts';
import type {Invoice} from './invoice.ts';
import {invoiceLifecycle} from './invoice-lifecycle.ts';
import {Payment} from './payment.ts';
import {lockInvoice} from './queries.ts';
import {refuse} from './refusals.ts';
import {settleIfNothingIsDue} from './settle.ts';

type Request = Readonly<{
	invoiceId: IdOf<'invoice'>;
	/** Above 0, in minor units; all that is due unless given. */
	amountMinor?: bigint | undefined;
	paidAt?: Date;
	reference?: string;
}>;

/**
 * Writes down that an invoice was paid outside, wholly or in part, or that credit of a credit note was paid out. Refuses more than is
 * due, and a day that has not come.
 */
export async function markPaid(unit: Unit, {invoiceId, amountMinor, paidAt = unit.now, reference}: Request): Promise<Invoice> {
	const invoice = await lockInvoice(unit, invoiceId);
	nextState(invoice.name(), invoiceLifecycle, invoice.status, 'pay');
	if (paidAt > unit.now) throw refusePlatform('input_invalid', {details: [{path: 'paid_at', message: 'must not be in the future'}]});
	const due = invoice.amountDueMinor();
	const sign = due < 0n ? -1n : 1n;
	const amount = amountMinor === undefined ? due : sign * amountMinor;
	if (amount * sign > due * sign) throw refuse('more_than_due', {due: Number(due * sign)});

	if (invoice.documentType === 'credit_note')
		unit.record({
			...{type: 'credit_note.paid_out', step: invoice.version},
			...{owner: ownedAs(invoice), data: {credit_note_id: invoice.id}},
		});
	const {id, tenantId, partnerId, currency} = invoice;
	unit.em.create(Payment, {
		...{invoiceId: id, tenantId, partnerId, currency},
		...{provider: 'bank_transfer', amountMinor: amount, reference: reference ?? null, paidAt},
	});
	invoice.amountPaidMinor += amount;
	settleIfNothingIsDue(unit, invoice, 'payment', paidAt);
	return invoice;
}
