import type {Unit} from '../platform/unit/unit.ts';
import type {EventIn} from '../platform/values/lifecycle.ts';
import type {deliveryLifecycle, WebhookDelivery} from './delivery.ts';
import {makeNextDue} from './next-in-line.ts';

/** Ends a delivery, taken or not; what waited for it is due then. */
export async function endDelivery(
	unit: Unit,
	delivery: WebhookDelivery,
	event: EventIn<Pick<typeof deliveryLifecycle, 'pending'>>,
): Promise<void> {
	delivery.apply(event);
	const {isOrdered, subscriberId, subjectId} = delivery;
	if (!isOrdered || !subjectId) return;
	delivery.nextAttemptAt = null;
	await unit.em.flush();
	await makeNextDue(unit, [{subscriberId, subjectId}]);
}
