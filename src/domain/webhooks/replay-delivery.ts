import {LockMode} from '@mikro-orm/core';
import {dueAt} from '../platform/attempts/attempt.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {type DeliveryWithAttempts, findDelivery, type OneDelivery, withAttempts} from './deliveries.ts';
import {makeNextDue} from './next-in-line.ts';
import {findActiveSubscriber, ownerOf} from './queries.ts';

/** Has one delivery made again, whether it was taken or given up. Not while it is on its way. */
export async function replayDelivery(unit: Unit, one: OneDelivery): Promise<DeliveryWithAttempts> {
	const delivery = await findDelivery(unit, one, LockMode.PESSIMISTIC_WRITE);
	const {subscriberId} = delivery;
	await findActiveSubscriber(unit, {id: subscriberId, side: one.side});
	delivery.apply('replay');
	Object.assign(delivery, {...dueAt(delivery.isOrdered ? null : unit.now), isReplayed: false});
	await unit.em.flush();
	const {isOrdered, subjectId} = delivery;
	if (isOrdered && subjectId) {
		await makeNextDue(unit, [{subscriberId, subjectId}]);
		await unit.em.refresh(delivery);
	}

	unit.record({type: 'webhook_delivery.requested', step: delivery.version, owner: ownerOf(delivery), data: {delivery_id: delivery.id}});
	return withAttempts(unit, delivery);
}
