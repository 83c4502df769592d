import {getTenant} from '../organization/queries.ts';
import {ownedAs} from '../platform/fact.ts';
import type {IdOf} from '../platform/id.ts';
import {dayOf, periodAt} from '../platform/period.ts';
import type {Unit} from '../platform/unit.ts';
import {beginPeriod} from './begin-period.ts';
import {closePeriod} from './close-period.ts';
import {toldOf} from './events.ts';
import {holdOwn} from './queries.ts';
import type {Subscription} from './subscription.ts';
import {takeNewestPrice} from './take-newest-price.ts';

/** Lets a suspended subscription go on: in its period, or, when that is over, in a new one that begins this day. */
export async function resume(unit: Unit, {subscriptionId}: {subscriptionId: IdOf<'subscription'>}): Promise<Subscription> {
	const subscription = await holdOwn(unit, subscriptionId);
	const previous = subscription.apply('resume');
	subscription.pastDueSince = null;
	subscription.suspensionReason = null;
	const {currentPeriodEnd} = subscription;
	if (currentPeriodEnd && currentPeriodEnd <= unit.now) await beginAnew(unit, subscription, currentPeriodEnd);
	unit.record({
		type: 'subscription.resumed',
		step: subscription.step,
		owner: ownedAs(subscription),
		data: toldOf(subscription, previous),
	});
	return subscription;
}

async function beginAnew(unit: Unit, subscription: Subscription, lastEnd: Date): Promise<void> {
	const {timeZone: zone, partnerId} = await getTenant(unit, subscription.tenantId);
	await closePeriod(unit, subscription, lastEnd);
	subscription.partnerId = partnerId;
	await takeNewestPrice(unit, subscription);
	const anchor = dayOf(unit.now, zone);
	subscription.anchorDay = anchor;
	beginPeriod(unit, subscription, {index: 0, period: periodAt({anchor, every: subscription.billingPeriod, zone, index: 0}), zone});
}
