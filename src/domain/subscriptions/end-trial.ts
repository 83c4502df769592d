import {getTenant} from '../organization/queries.ts';
import type {IdOf} from '../platform/id.ts';
import {dayOf, periodAt} from '../platform/period.ts';
import type {Unit} from '../platform/unit.ts';
import {beginPeriod} from './begin-period.ts';
import {holdSubscription} from './queries.ts';
import {tellChange} from './tell-change.ts';

/**
 * Lets a subscription whose trial is over begin its first period, at the trial's end. Looks again under the lock, so running it twice
 * changes nothing.
 */
export async function endTrial(unit: Unit, {subscriptionId}: {subscriptionId: IdOf<'subscription'>}): Promise<void> {
	const subscription = await holdSubscription(unit, subscriptionId);
	const {status, trialEndsAt} = subscription;
	if (status !== 'trialing' || !trialEndsAt || trialEndsAt > unit.now) return;

	const {timeZone: zone} = await getTenant(unit, subscription.tenantId);
	subscription.anchorDay = dayOf(trialEndsAt, zone);
	const {end} = periodAt({anchor: subscription.anchorDay, every: subscription.billingPeriod, zone, index: 0});
	beginPeriod(unit, subscription, {index: 0, period: {start: trialEndsAt, end} as ReturnType<typeof periodAt>, zone});
	const previous = subscription.apply('end_trial');
	tellChange(unit, subscription, {previous, kind: 'status_change'});
}
