import type {IdOf} from '../platform/id.ts';
import type {Unit} from '../platform/unit.ts';
import {toldOf} from './events.ts';
import {holdOwn} from './queries.ts';
import {refuse} from './refusals.ts';
import type {Subscription} from './subscription.ts';

/** Takes a cancellation for the end of the period back. Refuses once the period is over. */
export async function reactivate(unit: Unit, {subscriptionId}: {subscriptionId: IdOf<'subscription'>}): Promise<Subscription> {
	const subscription = await holdOwn(unit, subscriptionId);
	const previous = subscription.apply('reactivate');
	if (subscription.currentPeriodEnd && subscription.currentPeriodEnd <= unit.now) throw refuse('period_is_over');
	subscription.pendingCancellationAt = null;
	subscription.cancellationReason = null;
	unit.record({
		type: 'subscription.changed',
		step: subscription.step,
		owner: {tenantId: subscription.tenantId, partnerId: subscription.partnerId},
		data: {...toldOf(subscription, previous), change_kind: 'scheduled_cancellation_undone', previous_plan_key: subscription.planKey},
	});
	return subscription;
}
