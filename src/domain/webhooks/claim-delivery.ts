import {LockMode} from '@mikro-orm/core';
import type {Cipher} from '../platform/secrets.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {WebhookDelivery} from './delivery.ts';
import {secretPlace, WebhookSubscription} from './subscriber.ts';

/** A little longer than any call takes (10 s): after it the delivery is free for another worker, for the first one must be dead. */
const CLAIM_MS = 12_000;

/** Everything that an attempt needs, so that no transaction is open while the subscriber thinks. */
export type ClaimedDelivery = Readonly<{
	id: IdOf<'webhookDelivery'>;
	targetUrl: string;
	eventId: string;
	eventType: string;
	body: string;
	secrets: readonly string[];
}>;

/** Takes a delivery that is due and that no other worker is on; undefined when there is nothing to do. */
export async function claimDelivery(
	unit: Unit,
	{id, cipher}: {id: IdOf<'webhookDelivery'>; cipher: Cipher},
): Promise<ClaimedDelivery | undefined> {
	const delivery = await unit.em.findOne(WebhookDelivery, {id, status: 'pending'}, {lockMode: LockMode.PESSIMISTIC_WRITE});
	const isDue = delivery?.nextAttemptAt && delivery.nextAttemptAt <= unit.now;
	const isTaken = delivery?.claimedUntil && delivery.claimedUntil > unit.realNow;
	if (!delivery || !isDue || isTaken) return undefined;
	const subscriber = await unit.em.findOne(WebhookSubscription, delivery.subscriberId);
	if (!subscriber?.isActive) {
		delivery.apply('give_up');
		delivery.nextAttemptAt = null;
		delivery.lastError = 'the subscriber is switched off';
		return undefined;
	}

	delivery.claimedUntil = new Date(unit.realNow.getTime() + CLAIM_MS);
	return {
		id: delivery.id,
		targetUrl: subscriber.targetUrl,
		eventId: delivery.eventId,
		eventType: delivery.eventType,
		body: delivery.body,
		secrets: secretsOf(unit, subscriber, cipher),
	};
}

function secretsOf(unit: Unit, subscriber: WebhookSubscription, cipher: Cipher): string[] {
	const sealed = [subscriber.secretSealed];
	const isOverlapping = subscriber.previousSecretUntil && subscriber.previousSecretUntil > unit.realNow;
	if (subscriber.previousSecretSealed && isOverlapping) sealed.push(subscriber.previousSecretSealed);
	return sealed.map(secret => cipher.decrypt(secret, secretPlace(subscriber.id)));
}
