import type {Tenant} from '../organization/tenant.ts';
import {ownedAs} from '../platform/unit/fact.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {addDays, dayOf, lastDayOf, midnightOf, periodAt} from '../platform/values/period.ts';
import {beginPeriod} from './begin-period.ts';
import {subscriptionEventData} from './events.ts';
import type {Made} from './made.ts';
import {recordOf} from './record-of.ts';
import type {Subscription} from './subscription.ts';

/**
 * Lets a pending subscription begin: its trial when it has one, else its first period. Both begin at midnight, in the tenant's time
 * zone, of the day it works from; usage belongs to it from this instant on, which `activatedAt` keeps.
 */
export function activate(
	unit: Unit,
	made: Made,
	subscription: Subscription,
	{tenant: {timeZone: zone}, trialDays}: {tenant: Tenant; trialDays: number},
): void {
	const today = dayOf(unit.now, zone);
	const previous = subscription.apply(trialDays > 0 ? 'start_trial' : 'activate');
	subscription.activatedAt = unit.now;
	const first = {index: 0, firstDay: today, zone, usageFrom: unit.now};
	if (trialDays > 0) {
		const lastDay = addDays(today, trialDays - 1);
		const period = {start: midnightOf(today, zone), end: midnightOf(addDays(lastDay, 1), zone)};
		subscription.trialEndsAt = period.end;
		beginPeriod(unit, made, subscription, {...first, period, lastDay, isTrial: true});
	} else {
		const period = periodAt({anchor: today, every: subscription.billingPeriod, zone, index: 0});
		subscription.anchorDay = today;
		beginPeriod(unit, made, subscription, {...first, period, lastDay: period.end && lastDayOf({end: period.end}, zone)});
	}

	recordOf(unit, subscription, {
		type: 'subscription.activated',
		step: subscription.step,
		owner: ownedAs(subscription),
		data: subscriptionEventData(subscription, previous),
	});
}
