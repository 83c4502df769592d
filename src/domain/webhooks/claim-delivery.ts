import type {Cipher} from '../platform/secrets.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import type {WebhookDelivery} from './delivery.ts';
import {endDelivery} from './end-delivery.ts';
import {secretPlace, WebhookSubscription} from './subscriber.ts';

/** Everything that an attempt needs, so that no transaction is open while the subscriber thinks. */
export type ClaimedDelivery = Readonly<{
	id: IdOf<'webhookDelivery'>;
	targetUrl: string;
	eventId: string;
	eventType: string;
	body: string;
	secrets: readonly string[];
}>;

/** What a call of the subscriber needs; undefined when it was switched off meanwhile: then the delivery ends. */
export async function claimDelivery(unit: Unit, delivery: WebhookDelivery, cipher: Cipher): Promise<ClaimedDelivery | undefined> {
	const subscriber = await unit.em.findOne(WebhookSubscription, delivery.subscriberId);
	if (!subscriber?.isActive) {
		delivery.lastError = subscriber ? 'the subscriber is switched off' : 'the subscriber is gone';
		Object.assign(delivery, {nextAttemptAt: null, leasedUntil: null});
		await endDelivery(unit, delivery, 'give_up');
		return undefined;
	}

	const {id, eventId, eventType, body} = delivery;
	return {id, targetUrl: subscriber.targetUrl, eventId, eventType, body, secrets: secretsOf(unit, subscriber, cipher)};
}

function secretsOf(unit: Unit, subscriber: WebhookSubscription, cipher: Cipher): string[] {
	const sealed = [subscriber.secretSealed];
	const isOverlapping = subscriber.previousSecretUntil && subscriber.previousSecretUntil > unit.realNow;
	if (subscriber.previousSecretSealed && isOverlapping) sealed.push(subscriber.previousSecretSealed);
	return sealed.map(secret => cipher.decrypt(secret, secretPlace(subscriber.id)));
}
