import {LockMode} from '@mikro-orm/core';
import {Invoice} from '../billing/invoice.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {invoicesOf, type PaymentIntent} from './payment-intent.ts';

/** The provider charges no amount so small: that is no failure, and it is collected with the next invoice. */
export async function carryOver(unit: Unit, intent: PaymentIntent): Promise<void> {
	intent.apply('cancel');
	intent.nextAttemptAt = null;
	intent.failureCode = 'below_minimum';
	await unit.em.flush();
	const invoices = await unit.em.find(
		Invoice,
		{id: {$in: [...invoicesOf(intent)]}},
		{lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: {id: 'asc'}},
	);
	for (const invoice of invoices) invoice.isCarried = invoice.amountDueMinor() > 0n;
}
