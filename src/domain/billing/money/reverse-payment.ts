import {LockMode} from '@mikro-orm/core';
import {ownedAs} from '../../platform/unit/fact.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {smaller} from '../../platform/values/money.ts';
import {documentEventData} from '../events.ts';
import {Invoice} from '../invoice.ts';
import {Payment} from '../payment.ts';
import {Prepayment} from '../prepayment.ts';
import {creditNotesOf} from '../queries.ts';
import {settleIfNothingIsDue} from '../settle.ts';
import {bookOn, type Incoming} from './book-payment.ts';

/**
 * Takes back money that had come in by a payment: a bank or a card's network has returned it. First what nobody has used yet, then what
 * stands on the invoices that it paid, then what was set off elsewhere; each of them owes it again.
 */
export async function reversePayment(unit: Unit, {amountMinor, ...incoming}: Incoming): Promise<void> {
	await unit.em.flush();
	const where = {sourceId: incoming.sourceId};
	const lock = {lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: {id: 'asc'}} as const;
	const own = netByInvoice(await unit.em.find(Payment, where, {orderBy: {id: 'desc'}}));
	const prepayments = await unit.em.find(Prepayment, where, {orderBy: {id: 'asc'}});
	const setOff = await unit.em.find(Payment, {prepaymentId: {$in: prepayments.map(({id}) => id)}}, {orderBy: {id: 'desc'}});
	const touched = [...new Set([...own.keys(), ...setOff.map(({invoiceId}) => invoiceId)])];
	const invoices = new Map((await unit.em.find(Invoice, {id: {$in: touched}}, lock)).map(invoice => [invoice.id, invoice]));
	await unit.em.find(Prepayment, where, lock);

	const state = {left: amountMinor};
	for (const prepayment of prepayments) take(state, prepayment.unusedMinor(), amount => (prepayment.amountMinor -= amount));
	for (const [id, paid] of own) {
		const invoice = invoices.get(id);
		if (!invoice) continue;
		const amount = take(state, paid, taken => bookOn(unit, invoice, {...incoming, amountMinor: -taken}));
		if (amount > 0n) await owesAgain(unit, invoice, amount);
	}

	for (const prepayment of prepayments) {
		for (const [id, used] of netByInvoice(setOff.filter(({prepaymentId}) => prepaymentId === prepayment.id))) {
			const invoice = invoices.get(id);
			if (!invoice) continue;
			const amount = take(state, used, taken => undoSetOff(unit, invoice, prepayment, taken));
			if (amount > 0n) await owesAgain(unit, invoice, amount);
		}
	}
}

/** What of payments stands on each invoice, movements back taken off. */
function netByInvoice(payments: readonly Payment[]): Map<IdOf<'invoice'>, bigint> {
	const sums = new Map<IdOf<'invoice'>, bigint>();
	for (const {invoiceId, amountMinor} of payments) sums.set(invoiceId, (sums.get(invoiceId) ?? 0n) + amountMinor);
	return sums;
}

function take(state: {left: bigint}, most: bigint, act: (amount: bigint) => unknown): bigint {
	const amount = smaller(state.left, most);
	if (amount <= 0n) return 0n;
	state.left -= amount;
	act(amount);
	return amount;
}

function undoSetOff(unit: Unit, invoice: Invoice, prepayment: Prepayment, amountMinor: bigint): void {
	const {id: invoiceId, tenantId, partnerId, currency} = invoice;
	unit.em.create(Payment, {
		...{invoiceId, tenantId, partnerId, currency, provider: 'credit', amountMinor: -amountMinor, paidAt: unit.now},
		...{prepaymentId: prepayment.id, reference: null},
	});
	invoice.amountPaidMinor -= amountMinor;
	prepayment.usedMinor -= amountMinor;
	prepayment.amountMinor -= amountMinor;
}

/**
 * An invoice on which less is paid than was. What its credit notes had left for others came of that money: what nobody has used goes to
 * the invoice itself, and, where that is not enough, what was used elsewhere does not settle it any more, so that what is missing is due.
 */
async function owesAgain(unit: Unit, invoice: Invoice, amountMinor: bigint): Promise<void> {
	let leftForOthers = invoice.amountPaidMinor + amountMinor + invoice.amountCreditedMinor - invoice.totalMinor;
	let missing = amountMinor;
	if (leftForOthers > 0n && invoice.status !== 'void') {
		for (const {id} of await creditNotesOf(unit, invoice.id, 'staff')) {
			const note = await unit.em.findOneOrFail(Invoice, id, {lockMode: LockMode.PESSIMISTIC_WRITE});
			const used = smaller(missing, note.status === 'finalized' || note.status === 'sent' ? -note.amountDueMinor() : 0n);
			if (used <= 0n) continue;
			note.amountCreditedMinor -= used;
			settleIfNothingIsDue(unit, note, 'credit', unit.now);
			missing -= used;
			leftForOthers -= used;
		}

		if (missing > 0n) invoice.amountCreditedMinor -= leftForOthers;
	}

	if (invoice.amountDueMinor() === 0n) return;
	if (invoice.status === 'paid') {
		invoice.apply('reverse_payment');
		invoice.paidAt = null;
	}

	const data = {...documentEventData(invoice), reversed_cents: Number(amountMinor)};
	unit.record({type: 'invoice.payment_reversed', step: invoice.version, owner: ownedAs(invoice), data});
}
