import type {StoredFact} from '../platform/unit/fact.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {type IdOf, newId} from '../platform/values/id.ts';
import {WebhookSubscription} from './subscriber.ts';
import {matchesTopic} from './topic.ts';

const EVENT_VERSION = '1.0';

/** Subscribers that one fact is told at most. */
export const SUBSCRIBERS_LIMIT = 1000;

/** The bytes that every subscriber gets for a fact. */
const bodyOf = (fact: StoredFact): string =>
	JSON.stringify({
		event_id: fact.id,
		event_type: fact.type,
		event_version: EVENT_VERSION,
		occurred_at: fact.occurredAt.toISOString(),
		source: 'scaicontrol',
		idempotency_key: fact.idempotencyKey,
		data: fact.data,
	});

/**
 * Makes one delivery for each active subscriber that wants this fact and may know it: the operator's subscribers everything, a
 * partner's only its own facts. A delivery that exists already is left alone, so running it twice changes nothing.
 *
 * @returns the ids of the deliveries that are new
 */
export async function fanOut(
	unit: Unit,
	{fact, operatorPartnerId}: {fact: StoredFact; operatorPartnerId: string},
): Promise<IdOf<'webhookDelivery'>[]> {
	const partnerIds = [operatorPartnerId, ...(fact.partnerId ? [fact.partnerId] : [])] as IdOf<'partner'>[];
	const subscribers = await unit.em.find(
		WebhookSubscription,
		{isActive: true, partnerId: {$in: partnerIds}},
		{orderBy: {id: 'asc'}, limit: SUBSCRIBERS_LIMIT},
	);
	const told = subscribers.filter(subscriber => subscriber.topics.some(topic => matchesTopic(topic, fact.type)));
	if (told.length === 0) return [];
	const rows = told.map(subscriber => ({id: newId('webhookDelivery', unit.now), subscriber_id: subscriber.id}));
	const made = await unit.em.execute<{id: IdOf<'webhookDelivery'>}[]>(
		`insert into webhook_delivery
		   (id, subscriber_id, event_id, event_type, idempotency_key, body, status, attempts, next_attempt_at, created_at, updated_at, version)
		 select r.id, r.subscriber_id, ?, ?, ?, ?, 'pending', 0, ?::timestamptz, ?::timestamptz, ?::timestamptz, 1
		 from jsonb_to_recordset(?::jsonb) as r(id text, subscriber_id text)
		 on conflict (subscriber_id, idempotency_key) do nothing returning id`,
		[fact.id, fact.type, fact.idempotencyKey, bodyOf(fact), unit.now, unit.now, unit.now, JSON.stringify(rows)],
	);
	return made.map(({id}) => id);
}
