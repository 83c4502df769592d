import {LockMode} from '@mikro-orm/core';
import {dueAt} from '../../platform/attempts/attempt.ts';
import type {Cipher} from '../../platform/secrets.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {type Currency, isCurrency} from '../../platform/values/currencies.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {applySeen} from '../apply-seen.ts';
import {PaymentIntent} from '../payment-intent.ts';
import type {SeenMethod, SeenPayment, SeenSetup} from '../provider/provider.ts';
import {openReference, referenceHash, sealReference} from '../provider/sealed.ts';
import {refuse} from '../refusals.ts';
import {getSetup} from './begin-setup.ts';
import {collectAgain} from './collect-again.ts';
import {PaymentMethod} from './payment-method.ts';
import {PaymentSetup} from './payment-setup.ts';
import {ProviderCustomer} from './provider-customer.ts';

/** What the provider is to be asked of a setup; undefined when nothing is left to ask. */
export async function setupToLook(
	unit: Unit,
	{setupId, cipher}: Readonly<{setupId: IdOf<'paymentSetup'>; cipher: Cipher}>,
): Promise<Readonly<{providerId: string; customerReference: string; provider: PaymentSetup['provider']}> | undefined> {
	const {tenantId, provider, providerId, status} = await getSetup(unit, setupId);
	const customer = await unit.em.findOne(ProviderCustomer, {tenantId, provider});
	if (status !== 'open' || !providerId || !customer) return undefined;
	return {providerId, provider, customerReference: openReference(cipher, 'provider_customer', customer)};
}

type Seen = Readonly<{setupId: IdOf<'paymentSetup'>; seen: SeenSetup; cipher: Cipher}>;

/** Makes a setup what it is at the provider: a method when it is active, once. What it moved is the tenant's credit. */
export async function applySeenSetup(unit: Unit, {setupId, seen, cipher}: Seen): Promise<void> {
	const setup = await unit.em.findOneOrFail(PaymentSetup, setupId, {lockMode: LockMode.PESSIMISTIC_WRITE});
	if (seen.moved) await takeInMoved(unit, setup, seen.moved);
	if (setup.status !== 'open') return;
	if (seen.status === 'failed') {
		setup.status = 'failed';
		setup.failureCode = seen.code ?? 'failed';
	} else if (seen.status === 'active' && seen.method) {
		setup.status = 'done';
		setup.methodId = (await keepMethod(unit, setup, seen.method, cipher)).id;
	}
}

async function keepMethod(unit: Unit, setup: PaymentSetup, seen: SeenMethod, cipher: Cipher): Promise<PaymentMethod> {
	const {tenantId, partnerId, provider} = setup;
	const others = await unit.em.find(
		PaymentMethod,
		{tenantId, removedAt: null},
		{lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: {id: 'asc'}},
	);
	const before = others.find(({isDefault}) => isDefault);
	// Where nothing can be charged at the moment, the new one takes its place.
	const isDefault = !before?.isUsable();
	if (before && isDefault) before.isDefault = false;
	await unit.em.flush();
	const method = unit.em.create(PaymentMethod, {
		...{tenantId, partnerId, provider, type: seen.type, label: seen.label, last4: seen.last4 ?? null, expires: seen.expires ?? null},
		...{isDefault, status: 'active', referenceHash: referenceHash(provider, seen.reference), referenceSealed: ''},
	});
	method.referenceSealed = sealReference(cipher, 'payment_method', method, seen.reference);
	if (isDefault) await collectAgain(unit, tenantId);
	return method;
}

/** A cent that proves an account is money: a payment without an invoice. */
async function takeInMoved(unit: Unit, setup: PaymentSetup, moved: SeenPayment): Promise<void> {
	const {provider, tenantId, partnerId} = setup;
	if (!isCurrency(moved.currency)) return;
	const currency: Currency = moved.currency;
	const where = {provider, providerId: moved.providerId};
	const known = await unit.em.findOne(PaymentIntent, where, {lockMode: LockMode.PESSIMISTIC_WRITE});
	const intent =
		known ??
		unit.em.create(PaymentIntent, {
			...{tenantId, partnerId, provider, providerId: moved.providerId, currency, kind: 'setup', carriedIds: [], attempt: 1},
			...{
				amountMinor: moved.amountMinor,
				status: 'pending',
				bookedMinor: 0n,
				reversedMinor: 0n,
				round: 1,
				looksWanted: 0,
				looks: 0,
				...dueAt(null),
			},
		});
	await applySeen(unit, intent, {...moved, reference: undefined});
}

/** The method that a finished setup left, or a refusal that says how far it is. */
export async function methodOfSetup(unit: Unit, setupId: IdOf<'paymentSetup'>, provider: PaymentSetup['provider']): Promise<PaymentMethod> {
	const setup = await getSetup(unit, setupId);
	if (setup.provider !== provider) throw refuse('setup_not_found', {id: setupId});
	const method = setup.methodId ? await unit.em.findOne(PaymentMethod, {id: setup.methodId, removedAt: null}) : null;
	if (!method) {
		const isOver = setup.status === 'open' && setup.expiresAt <= unit.now;
		throw refuse('setup_unfinished', {status: isOver ? 'expired' : setup.status});
	}

	return method;
}
