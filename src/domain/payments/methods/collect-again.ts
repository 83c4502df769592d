import {LockMode} from '@mikro-orm/core';
import {Invoice} from '../../billing/invoice.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {Dunning} from '../dunning/dunning.ts';

/** A tenant has another method: what a payment failed for is tried with it at once. */
export async function collectAgain(unit: Unit, tenantId: IdOf<'tenant'>): Promise<void> {
	const dunnings = await unit.em.find(Dunning, {tenantId, endedAt: null});
	const where = {id: {$in: dunnings.map(({invoiceId}) => invoiceId)}};
	const invoices = await unit.em.find(Invoice, where, {lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: {id: 'asc'}});
	for (const invoice of invoices) if (invoice.amountDueMinor() > 0n) invoice.collectAt = unit.now;
}
