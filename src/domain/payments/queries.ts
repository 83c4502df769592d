import {Invoice} from '../billing/invoice.ts';
import {type FirstDue, firstIn} from '../platform/process/first-due.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {Dunning} from './dunning/dunning.ts';
import {PaymentMethod} from './methods/payment-method.ts';
import {PaymentIntent} from './payment-intent.ts';

/** Invoices whose time to be collected has come, the longest waiting first. */
export async function toCollect({em, now}: Unit, limit: number): Promise<IdOf<'invoice'>[]> {
	const due = await em.find(Invoice, {collectAt: {$lte: now}}, {fields: ['id'], orderBy: {collectAt: 'asc', id: 'asc'}, limit});
	return due.map(({id}) => id);
}

/** When the first of all invoices is to be collected. */
export const firstCollection: FirstDue = firstIn({table: 'invoice', column: 'collect_at'});

/** Dunnings whose days are over, the longest first. */
export async function toSuspend({em, now}: Unit, limit: number): Promise<IdOf<'dunning'>[]> {
	const due = await em.find(Dunning, {suspendAt: {$lte: now}}, {fields: ['id'], orderBy: {suspendAt: 'asc', id: 'asc'}, limit});
	return due.map(({id}) => id);
}

/** When the first of all dunnings suspends. */
export const firstSuspension: FirstDue = firstIn({table: 'dunning', column: 'suspend_at'});

/** The method that a tenant's invoices are collected by, if it has one. */
export const findDefaultMethod = async ({em}: Unit, tenantId: IdOf<'tenant'>): Promise<PaymentMethod | null> =>
	em.findOne(PaymentMethod, {tenantId, isDefault: true, removedAt: null});

type FailedRequest = Readonly<{from: Date; to: Date; partnerId: IdOf<'partner'> | undefined}>;

/** How many payments by stored methods that were asked for in a half-open time have failed; everybody's in reach unless said. */
export const countFailedCharges = async ({em}: Unit, {from, to, partnerId}: FailedRequest): Promise<number> =>
	em.count(PaymentIntent, {kind: 'charge', status: 'failed', createdAt: {$gte: from, $lt: to}, ...(partnerId && {partnerId})});
