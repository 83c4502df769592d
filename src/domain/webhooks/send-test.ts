import {randomUUID} from 'node:crypto';
import {dueAt} from '../platform/attempts/attempt.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {type DeliveryWithAttempts, withAttempts} from './deliveries.ts';
import {WebhookDelivery} from './delivery.ts';
import {envelopeOf} from './feed/event.ts';
import {findActiveSubscriber, ownerOf, type Whose} from './queries.ts';

/** The type of what is sent for a test: no topic, so nobody subscribes to it, and it stands in no feed. */
export const TEST_TYPE = 'webhook.test';

/** Sends a subscriber something to try its end with, signed and tried again like anything else. */
export async function sendTest(unit: Unit, whose: Whose): Promise<DeliveryWithAttempts> {
	const {id: subscriberId, partnerId, tenantId = null} = await findActiveSubscriber(unit, whose);
	const id = randomUUID();
	const idempotencyKey = `webhook:${subscriberId}:test:${id}`;
	const body = JSON.stringify(
		envelopeOf({
			id,
			type: TEST_TYPE,
			occurredAt: unit.now,
			idempotencyKey,
			data: {subscription_id: subscriberId, message: 'This is a test'},
		}),
	);
	const delivery = unit.em.create(WebhookDelivery, {
		...{subscriberId, partnerId, tenantId, eventId: id, eventType: TEST_TYPE, idempotencyKey, body, status: 'pending'},
		...dueAt(unit.now),
	});
	await unit.em.flush();
	unit.record({type: 'webhook_delivery.requested', step: delivery.version, owner: ownerOf(delivery), data: {delivery_id: delivery.id}});
	return withAttempts(unit, delivery);
}
