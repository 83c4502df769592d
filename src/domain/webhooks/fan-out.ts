import type {Unit} from '../platform/unit/unit.ts';
import type {Event} from './feed/event.ts';
import {makeDeliveries, type NewDelivery, type Told} from './make-deliveries.ts';
import {globsOf} from './topic.ts';

type Match = {
	event_id: string;
	id: Told['subscriber']['id'];
	partner_id: Told['subscriber']['partnerId'];
	tenant_id: Told['subscriber']['tenantId'];
	ordering: Told['subscriber']['ordering'];
};

/**
 * Makes a delivery of each event for each active subscriber that wants it and may know it: the operator's subscribers everything, a
 * partner's only its own facts, a tenant's only the tenant's. One that exists already is left alone, so running it twice changes nothing.
 */
export async function fanOut(
	unit: Unit,
	{events, operatorPartnerId}: Readonly<{events: readonly Event[]; operatorPartnerId: string}>,
): Promise<NewDelivery[]> {
	if (events.length === 0) return [];
	const byId = new Map(events.map(event => [event.id, event]));
	const matches = await unit.em.execute<Match[]>(
		`select e.id as event_id, s.id, s.partner_id, s.tenant_id, s.ordering
		 from jsonb_to_recordset(?::jsonb) as e(id uuid, globs jsonb, tenant_id text, partner_id text)
		 cross join lateral (
		   select w.* from webhook_subscription w where w.partner_id = ? and w.tenant_id is null
		   union all
		   select w.* from webhook_subscription w where w.partner_id = e.partner_id and e.partner_id <> ? and w.tenant_id is null
		   union all
		   select w.* from webhook_subscription w where w.tenant_id = e.tenant_id) s
		 where s.is_active and jsonb_exists_any(s.topics, array(select jsonb_array_elements_text(e.globs)))`,
		[
			JSON.stringify(
				events.map(({id, type, tenantId, partnerId}) => ({id, globs: globsOf(type), tenant_id: tenantId, partner_id: partnerId})),
			),
			...[operatorPartnerId, operatorPartnerId],
		],
	);
	const told = matches.flatMap(({event_id: eventId, id, partner_id: partnerId, tenant_id: tenantId, ordering}) => {
		const event = byId.get(eventId);
		return event ? [{event, subscriber: {id, partnerId, tenantId, ordering}}] : [];
	});
	return makeDeliveries(unit, told);
}
