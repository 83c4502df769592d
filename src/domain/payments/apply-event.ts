import {LockMode} from '@mikro-orm/core';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {PaymentMethod} from './methods/payment-method.ts';
import {PaymentSetup} from './methods/payment-setup.ts';
import {PaymentIntent} from './payment-intent.ts';
import {referenceHash} from './provider/sealed.ts';
import type {ProviderEvent} from './provider-event.ts';

/** What is to be looked at because of an event. */
export type ToLookAt = Readonly<{intentId?: IdOf<'paymentIntent'>; setupId?: IdOf<'paymentSetup'>}>;

/** What a locked event is about, which is looked at then; `unknown` when nobody knows that here yet. */
export async function applyEvent(unit: Unit, event: ProviderEvent): Promise<ToLookAt | 'unknown'> {
	return (await subjectOf(unit, event)) ?? 'unknown';
}

async function subjectOf(unit: Unit, {provider, about}: ProviderEvent): Promise<ToLookAt | undefined> {
	const {paymentId, reference, setupId, methodReference} = about;
	if (methodReference !== undefined) return expireMethod(unit, referenceHash(provider, methodReference));
	const setupAt = setupId ?? paymentId;
	const setup = setupAt === undefined ? null : await unit.em.findOne(PaymentSetup, {provider, providerId: setupAt});
	if (setup) return {setupId: setup.id};
	const ways = [...(paymentId ? [{providerId: paymentId}] : []), ...(reference ? [{id: reference as IdOf<'paymentIntent'>}] : [])];
	if (ways.length === 0) return undefined;
	const intent = await unit.em.findOne(PaymentIntent, {provider, $or: ways}, {lockMode: LockMode.PESSIMISTIC_WRITE});
	if (!intent) return undefined;
	// It came before our own answer: now we know what the provider calls it.
	if (paymentId && !intent.providerId && reference === intent.id) intent.providerId = paymentId;
	intent.looksWanted += 1;
	intent.nextAttemptAt = unit.now;
	unit.record({type: 'payment.look_wanted', step: intent.looksWanted, owner: {}, data: {intent_id: intent.id}});
	return {intentId: intent.id};
}

/** Something changed about a method; whether it is still there shows at the next charge, so it is only noted when it is gone. */
async function expireMethod({em}: Unit, hash: string): Promise<ToLookAt | undefined> {
	const method = await em.findOne(PaymentMethod, {referenceHash: hash});
	return method ? {} : undefined;
}
