import type {Plan} from '../catalog/plan.ts';
import {getPlan} from '../catalog/queries.ts';
import {getTenant} from '../organization/queries.ts';
import {ownedAs} from '../platform/fact.ts';
import type {IdOf} from '../platform/id.ts';
import {isRecurring} from '../platform/period.ts';
import type {Unit} from '../platform/unit.ts';
import {beginPeriod} from './begin-period.ts';
import {closePeriod} from './close-period.ts';
import {end} from './end.ts';
import {toldOf} from './events.ts';
import {renewingStatuses} from './lifecycle.ts';
import {nextPeriod} from './next-period.ts';
import {holdSubscription} from './queries.ts';
import type {Subscription} from './subscription.ts';
import {SubscriptionPeriod} from './subscription-period.ts';
import {takeNewestPrice} from './take-newest-price.ts';

/**
 * Lets a subscription whose period is over begin the next one, on the price that its plan has for it now; after the last period of
 * its term it ends. Looks again under the lock, so running it twice changes nothing. Answers whether the next period is over, too.
 */
export async function renew(unit: Unit, {subscriptionId}: {subscriptionId: IdOf<'subscription'>}): Promise<boolean> {
	const subscription = await holdSubscription(unit, subscriptionId);
	if (!isOver(subscription, unit.now)) return false;

	const plan = await getPlan(unit, subscription.planId);
	if (await isTermOver(unit, subscription, plan)) {
		await end(unit, subscription, {by: subscription.status === 'active' ? 'expire' : 'cancel', reason: 'The term is over'});
		return false;
	}

	await takeNextPeriod(unit, subscription);
	return isOver(subscription, unit.now);
}

const isOver = ({status, currentPeriodEnd}: Subscription, now: Date): boolean =>
	renewingStatuses.some(renewing => renewing === status) && Boolean(currentPeriodEnd && currentPeriodEnd <= now);

/** Periods that were lived through count, not those that a suspension left out. */
const isTermOver = async ({em}: Unit, {tenantId, id: subscriptionId}: Subscription, {termPeriods}: Plan): Promise<boolean> =>
	Boolean(termPeriods) && (await em.count(SubscriptionPeriod, {tenantId, subscriptionId})) >= (termPeriods ?? 0);

async function takeNextPeriod(unit: Unit, subscription: Subscription): Promise<void> {
	const {anchorDay: anchor, billingPeriod: every, currentPeriodIndex, currentPeriodEnd} = subscription;
	if (!anchor || !currentPeriodEnd || !isRecurring(every)) throw new Error(`${subscription.id} has a period that cannot be over`);

	const {timeZone: zone, partnerId} = await getTenant(unit, subscription.tenantId);
	await closePeriod(unit, subscription, currentPeriodEnd);
	subscription.partnerId = partnerId;
	await takeNewestPrice(unit, subscription);
	beginPeriod(unit, subscription, {...nextPeriod({anchor, every, index: currentPeriodIndex, end: currentPeriodEnd}, zone), zone});
	unit.record({
		type: 'subscription.changed',
		step: `period ${subscription.currentPeriodStart?.toISOString()}`,
		owner: ownedAs(subscription),
		data: {...toldOf(subscription, subscription.status), change_kind: 'renewal', previous_plan_key: subscription.planKey},
	});
}
