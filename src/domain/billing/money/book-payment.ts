import type {Account} from '../../charges/account.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {smaller} from '../../platform/values/money.ts';
import type {Invoice} from '../invoice.ts';
import {Payment, type ProviderSlug} from '../payment.ts';
import {Prepayment} from '../prepayment.ts';
import {settleIfNothingIsDue} from '../settle.ts';

/** Money that a provider has brought, and by which of our payments it came. */
export type Incoming = Readonly<{provider: ProviderSlug; sourceId: string; amountMinor: bigint; paidAt: Date}>;

/**
 * Books what a provider brought on invoices, in their order: on each at most what is due there. What is more than that is the tenant's
 * credit: nothing that came in is dropped. The invoices are locked.
 */
export function bookPayment(unit: Unit, account: Account, invoices: readonly Invoice[], {amountMinor, ...incoming}: Incoming): void {
	let left = amountMinor;
	for (const invoice of invoices) {
		const booked = smaller(left, invoice.amountDueMinor());
		if (booked <= 0n) continue;
		left -= booked;
		bookOn(unit, invoice, {...incoming, amountMinor: booked});
		settleIfNothingIsDue(unit, invoice, 'payment', incoming.paidAt);
	}

	if (left <= 0n) return;
	const {tenantId, partnerId, currency} = account;
	const {provider, sourceId} = incoming;
	unit.em.create(Prepayment, {tenantId, partnerId, currency, provider, sourceId, amountMinor: left, usedMinor: 0n});
}

/** One movement on a document: above zero it came in, below it went back. */
export function bookOn(
	unit: Unit,
	invoice: Invoice,
	{provider, sourceId, amountMinor, paidAt, ...more}: Omit<Incoming, 'provider'> & {provider: Payment['provider']; reference?: string},
): void {
	const {id: invoiceId, tenantId, partnerId, currency} = invoice;
	unit.em.create(Payment, {
		...{invoiceId, tenantId, partnerId, currency, provider, sourceId, amountMinor, paidAt},
		reference: more.reference ?? null,
	});
	invoice.amountPaidMinor += amountMinor;
}
