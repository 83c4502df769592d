import {pricesOf} from '../catalog/queries.ts';
import {getTenant} from '../organization/queries.ts';
import {ownedAs} from '../platform/unit/fact.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {addDays, dayOf, lastDayOf, midnightOf, periodAt} from '../platform/values/period.ts';
import {beginPeriod} from './begin-period.ts';
import {closePeriod} from './close-period.ts';
import {subscriptionEventData} from './events.ts';
import {keepMade, nothingMade} from './made.ts';
import {takeNewestPrice} from './newest-price.ts';
import {isMetered, lockLastPeriod, lockOwn} from './queries.ts';
import type {Subscription} from './subscription.ts';
import type {SubscriptionPeriod} from './subscription-period.ts';

/** Lets a suspended subscription go on: in its period, or, when that is over, in a new one that begins this day. */
export async function resume(unit: Unit, {subscriptionId}: {subscriptionId: IdOf<'subscription'>}): Promise<Subscription> {
	const subscription = await lockOwn(unit, subscriptionId);
	const previous = subscription.apply('resume');
	subscription.pastDueSince = null;
	subscription.suspensionReason = null;
	const last = await lockLastPeriod(unit, subscription);
	if (last?.endsAt && last.endsAt <= unit.now) await beginAnew(unit, subscription, last, last.endsAt);
	unit.record({
		type: 'subscription.resumed',
		step: subscription.step,
		owner: ownedAs(subscription),
		data: subscriptionEventData(subscription, previous),
	});
	return subscription;
}

async function beginAnew(unit: Unit, subscription: Subscription, last: SubscriptionPeriod, lastEnd: Date): Promise<void> {
	const {timeZone: zone, partnerId} = await getTenant(unit, subscription.tenantId);
	const made = nothingMade();
	if (!last.closedAt) closePeriod(unit, made, last, {at: lastEnd, isMetered: await isMetered(unit, subscription), isLast: false});
	subscription.partnerId = partnerId;
	takeNewestPrice(subscription, await pricesOf(unit, [subscription]));
	const today = dayOf(unit.now, zone);
	// Where the zone was changed meanwhile, this day, or this midnight, may belong to the last period still.
	const firstDay = last.lastDay && last.lastDay >= today ? addDays(last.lastDay, 1) : today;
	const midnight = midnightOf(firstDay, zone);
	const start = midnight > unit.now || midnight < lastEnd ? lastEnd : midnight;
	const {end} = periodAt({anchor: firstDay, every: subscription.billingPeriod, zone, index: 0});
	subscription.anchorDay = firstDay;
	const period = {start, end} as ReturnType<typeof periodAt>;
	beginPeriod(unit, made, subscription, {index: 0, period, firstDay, lastDay: end && lastDayOf({end}, zone), zone});
	await keepMade(unit, made);
}
