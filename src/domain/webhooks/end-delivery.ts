import type {Unit} from '../platform/unit/unit.ts';
import {type EventIn, nextState} from '../platform/values/lifecycle.ts';
import {deliveryLifecycle, type WebhookDelivery} from './delivery.ts';
import {type Line, makeNextDue} from './next-in-line.ts';

type Ending = EventIn<Pick<typeof deliveryLifecycle, 'pending'>>;

/** The status of a delivery on its way that ends. */
export const endedBy = (event: Ending): WebhookDelivery['status'] => nextState('The delivery', deliveryLifecycle, 'pending', event);

/** Ends a delivery, taken or not; what waited for it is due then. */
export async function endDelivery(unit: Unit, delivery: WebhookDelivery, event: Ending): Promise<void> {
	delivery.apply(event);
	const {isOrdered, subscriberId, subjectId} = delivery;
	if (!isOrdered || !subjectId) return;
	delivery.nextAttemptAt = null;
	await unit.em.flush();
	await makeNextDue(unit, [{subscriberId, subjectId}]);
}

type Untold = Readonly<{
	id: string;
	subscriberId: string;
	/** What it is about, when it is told in order. */
	subjectId: string | null;
	why: string;
}>;

/** Ends deliveries about which nobody is to be asked any more, with one statement. */
export async function endUntold(unit: Unit, untold: readonly Untold[]): Promise<void> {
	if (untold.length === 0) return;
	await unit.em.execute(
		`update webhook_delivery d set status = ?, next_attempt_at = null, leased_until = null, last_error = u.why,
		   updated_at = ?, version = d.version + 1
		 from jsonb_to_recordset(?::jsonb) as u(id text, why text) where d.id = u.id`,
		[endedBy('give_up'), unit.now, JSON.stringify(untold.map(({id, why}) => ({id, why})))],
	);
	await makeNextDue(unit, linesOf(untold));
}

/** The lines in which deliveries stood that are told in order. */
export const linesOf = (ended: readonly Readonly<{subscriberId: string; subjectId: string | null}>[]): Line[] =>
	ended.flatMap(({subscriberId, subjectId}) => (subjectId === null ? [] : [{subscriberId, subjectId}]));
