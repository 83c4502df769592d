import {LockMode} from '@mikro-orm/core';
import {Invoice} from '../../billing/invoice.ts';
import type {Cipher} from '../../platform/secrets.ts';
import {ownedAs} from '../../platform/unit/fact.ts';
import {findPage, type Page, type PageRequest} from '../../platform/unit/page.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {openReference} from '../provider/sealed.ts';
import {refuse} from '../refusals.ts';
import {collectAgain} from './collect-again.ts';
import {PaymentMethod} from './payment-method.ts';
import {ProviderCustomer} from './provider-customer.ts';

/** A tenant's payment methods, newest first. */
export const listMethods = async ({em}: Unit, page: PageRequest): Promise<Page<PaymentMethod>> =>
	findPage(em, PaymentMethod, {removedAt: null}, page, {createdAt: 'desc', id: 'desc'});

async function lockMethods({em}: Unit, id: IdOf<'paymentMethod'>): Promise<{method: PaymentMethod; others: PaymentMethod[]}> {
	const known = await em.findOne(PaymentMethod, {id, removedAt: null}, {fields: ['tenantId'], disableIdentityMap: true});
	const where = {tenantId: known?.tenantId ?? ('' as IdOf<'tenant'>), removedAt: null};
	const all = await em.find(PaymentMethod, where, {lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: {id: 'asc'}});
	const method = all.find(one => one.id === id);
	if (!method) throw refuse('method_not_found', {id});
	return {method, others: all.filter(one => one !== method)};
}

/** Makes a method the one that invoices are collected by; what a payment failed for is tried with it at once. */
export async function setDefaultMethod(unit: Unit, {methodId}: {methodId: IdOf<'paymentMethod'>}): Promise<PaymentMethod> {
	const {method, others} = await lockMethods(unit, methodId);
	if (method.status !== 'active') throw refuse('method_unusable', {status: method.status});
	for (const other of others) other.isDefault = false;
	await unit.em.flush();
	method.isDefault = true;
	// The customer stands by it: what was said of it before does not keep it from being tried.
	method.blockedBy = null;
	await collectAgain(unit, method.tenantId);
	return method;
}

/** Forgets a method, here and at the provider. Refuses the default one while invoices are open. */
export async function removeMethod(unit: Unit, {methodId}: {methodId: IdOf<'paymentMethod'>}): Promise<void> {
	const {method} = await lockMethods(unit, methodId);
	if (method.isDefault) {
		const open = {
			tenantId: method.tenantId,
			documentType: 'invoice' as const,
			status: {$in: ['finalized' as const, 'sent' as const, 'past_due' as const]},
		};
		if ((await unit.em.findOne(Invoice, open, {fields: ['id']})) !== null) throw refuse('default_method_needed');
	}

	method.isDefault = false;
	method.removedAt = unit.now;
	unit.record({type: 'payment_method.removed', step: 1, owner: ownedAs(method), data: {method_id: method.id}});
}

/** What a provider is to forget; undefined when there is nothing that it could. */
export async function methodToForget(
	{em}: Unit,
	{methodId, cipher}: Readonly<{methodId: IdOf<'paymentMethod'>; cipher: Cipher}>,
): Promise<Readonly<{provider: PaymentMethod['provider']; reference: string; customerReference: string}> | undefined> {
	const method = await em.findOne(PaymentMethod, methodId);
	const customer = method && (await em.findOne(ProviderCustomer, {tenantId: method.tenantId, provider: method.provider}));
	if (!method?.removedAt || !customer) return undefined;
	return {
		provider: method.provider,
		reference: openReference(cipher, 'payment_method', method),
		customerReference: openReference(cipher, 'provider_customer', customer),
	};
}
