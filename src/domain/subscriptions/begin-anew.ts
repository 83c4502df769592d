import type {PlanVersion} from '../catalog/plan.ts';
import type {Tenant} from '../organization/tenant.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {addDays, dayOf, lastDayOf, midnightOf, periodAt} from '../platform/values/period.ts';
import {type Terms, takeTerms} from './change/terms.ts';
import type {Made} from './made.ts';
import {takeNewestPrice} from './newest-price.ts';
import {beginPeriod} from './periods/begin-period.ts';
import {closePeriod} from './periods/close-period.ts';
import type {SubscriptionPeriod} from './periods/subscription-period.ts';
import type {Subscription} from './subscription.ts';

type Resuming = Readonly<{
	/** The newest period of it, which is over. */
	last: SubscriptionPeriod;
	tenant: Tenant;
	/** The prices of its plan, and of the one that it was to change to, among others. */
	prices: readonly PlanVersion[];
	isMetered: boolean;
	/** What it was to change to when that period is over. */
	pending?: Terms | undefined;
}>;

/** Lets a subscription whose last period is over begin a new one this day, on the price that its plan has now. */
export function beginAnew(unit: Unit, made: Made, subscription: Subscription, {last, tenant, prices, isMetered, pending}: Resuming): void {
	const {endsAt: lastEnd} = last;
	if (!lastEnd) throw new Error(`${subscription.id} has a period that cannot be over`);
	const {timeZone: zone} = tenant;
	if (!last.closedAt) closePeriod(unit, made, last, {at: lastEnd, isMetered, isLast: false});
	subscription.partnerId = tenant.partnerId;
	if (pending) takeTerms(subscription, pending);
	takeNewestPrice(subscription, prices);
	const today = dayOf(unit.now, zone);
	// Where the zone was changed meanwhile, this day, or this midnight, may belong to the last period still.
	const firstDay = last.lastDay && last.lastDay >= today ? addDays(last.lastDay, 1) : today;
	const midnight = midnightOf(firstDay, zone);
	const start = midnight > unit.now || midnight < lastEnd ? lastEnd : midnight;
	const {end} = periodAt({anchor: firstDay, every: subscription.billingPeriod, zone, index: 0});
	subscription.anchorDay = firstDay;
	const period = {start, end} as ReturnType<typeof periodAt>;
	beginPeriod(unit, made, subscription, {index: 0, period, firstDay, lastDay: end && lastDayOf({end}, zone), zone});
}
