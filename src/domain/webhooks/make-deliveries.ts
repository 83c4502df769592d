import type {Unit} from '../platform/unit/unit.ts';
import {type IdOf, newId} from '../platform/values/id.ts';
import {type Event, envelopeOf} from './feed/event.ts';
import {makeNextDue} from './next-in-line.ts';
import type {WebhookSubscription} from './subscriber.ts';

/** Who is told of which event. */
export type Told = Readonly<{
	event: Event;
	subscriber: Pick<WebhookSubscription, 'id' | 'partnerId' | 'tenantId' | 'ordering'>;
}>;

/** What is done about an event that a subscriber was told of already, or is being told: nothing, or it is told again. */
type Again = 'never' | 'if it was given up' | 'if nothing is on its way';

const againStatuses: Readonly<Record<Again, string>> = {
	never: '{}',
	'if it was given up': '{dead}',
	'if nothing is on its way': '{dead,delivered}',
};

/** A delivery that is due, and whose subscriber it is for. */
export type NewDelivery = Readonly<{
	id: IdOf<'webhookDelivery'>;
	subscriberId: IdOf<'webhookSubscription'>;
	partnerId: string;
	tenantId: string | null;
}>;

/**
 * Makes deliveries, with a fixed number of statements: each subscriber gets the same bytes of an event, once. In what is told in order
 * only the first of each object is due. Answers the deliveries that are new, or due again.
 */
export async function makeDeliveries(unit: Unit, told: readonly Told[], again: Again = 'never'): Promise<NewDelivery[]> {
	if (told.length === 0) return [];
	const bodies = new Map(told.map(({event}) => [event.id, event]));
	// A thing that happened once has one key; were it written down twice, it is still told once.
	const once = new Map(told.map(one => [`${one.subscriber.id} ${one.event.idempotencyKey}`, one]));
	const rows = [...once.values()].map(({event: {id, subjectId, position}, subscriber}) => ({
		...{id: newId('webhookDelivery', unit.now), event_id: id, subject_id: subjectId, position: position.toString()},
		...{subscriber_id: subscriber.id, partner_id: subscriber.partnerId, tenant_id: subscriber.tenantId ?? null},
		is_ordered: subscriber.ordering === 'object',
	}));
	const made = await unit.em.execute<
		{
			id: NewDelivery['id'];
			subscriber_id: NewDelivery['subscriberId'];
			partner_id: string;
			tenant_id: string | null;
			subject_id: string;
			is_ordered: boolean;
		}[]
	>(
		`insert into webhook_delivery
		   (id, subscriber_id, partner_id, tenant_id, event_id, event_type, idempotency_key, subject_id, position, is_ordered, is_replayed, body,
		    status, attempts, next_attempt_at, created_at, updated_at, version)
		 select r.id, r.subscriber_id, r.partner_id, r.tenant_id, e.id, e.type, e.idempotency_key, r.subject_id, r.position, r.is_ordered, ?,
		   e.body, 'pending', 0, case when not r.is_ordered then ?::timestamptz end, ?::timestamptz, ?::timestamptz, 1
		 from jsonb_to_recordset(?::jsonb) as r(id text, event_id uuid, subscriber_id text, partner_id text, tenant_id text, subject_id text,
		   position bigint, is_ordered boolean)
		 join jsonb_to_recordset(?::jsonb) as e(id uuid, type text, idempotency_key text, body text) on e.id = r.event_id
		 order by r.subscriber_id, e.idempotency_key
		 on conflict (subscriber_id, idempotency_key) do update set status = 'pending', attempts = 0, leased_until = null, last_error = null,
		   next_attempt_at = excluded.next_attempt_at, is_ordered = excluded.is_ordered, is_replayed = excluded.is_replayed, subject_id = excluded.subject_id,
		   position = excluded.position, updated_at = excluded.updated_at, version = webhook_delivery.version + 1
		 where webhook_delivery.status = any(?::text[])
		 returning id, subscriber_id, partner_id, tenant_id, subject_id, is_ordered`,
		[
			...[again !== 'never', unit.now, unit.now, unit.now, JSON.stringify(rows)],
			JSON.stringify([...bodies.values()].map(contentOf)),
			againStatuses[again],
		],
	);
	const lines = made.filter(({is_ordered: isOrdered}) => isOrdered);
	await makeNextDue(
		unit,
		lines.map(({subscriber_id: subscriberId, subject_id: subjectId}) => ({subscriberId, subjectId})),
	);
	return made.map(row => ({id: row.id, subscriberId: row.subscriber_id, partnerId: row.partner_id, tenantId: row.tenant_id}));
}

const contentOf = (event: Event) => ({
	id: event.id,
	type: event.type,
	idempotency_key: event.idempotencyKey,
	body: JSON.stringify(envelopeOf(event)),
});
