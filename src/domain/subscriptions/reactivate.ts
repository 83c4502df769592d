import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {lockOwn} from './queries.ts';
import {refuse} from './refusals.ts';
import type {Subscription} from './subscription.ts';
import {tellChange} from './tell-change.ts';

/** Takes a cancellation for the end of the period back. Refuses once the period is over. */
export async function reactivate(unit: Unit, {subscriptionId}: {subscriptionId: IdOf<'subscription'>}): Promise<Subscription> {
	const subscription = await lockOwn(unit, subscriptionId);
	const previous = subscription.apply('reactivate');
	if (subscription.currentPeriodEnd && subscription.currentPeriodEnd <= unit.now) throw refuse('period_is_over');
	subscription.pendingCancellationAt = null;
	subscription.cancellationReason = null;
	tellChange(unit, subscription, {previous, kind: 'scheduled_cancellation_undone'});
	return subscription;
}
