import type {Tenant} from '../organization/tenant.ts';
import {ownedAs} from '../platform/unit/fact.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {addDays, type Day, dayOf, midnightOf} from '../platform/values/period.ts';
import {subscriptionEventData} from './events.ts';
import type {Made} from './made.ts';
import {beginFirstPeriod, beginPeriod} from './periods/begin-period.ts';
import {recordOf} from './record-of.ts';
import type {Subscription} from './subscription.ts';

type Start = Readonly<{
	tenant: Tenant;
	trialDays: number;
	/** Day one, in the tenant's time zone: this day unless said. */
	firstDay?: Day | undefined;
}>;

/**
 * Lets a pending subscription begin: its trial when it has one, else its first period. Both begin at midnight, in the tenant's time
 * zone, of the day it works from; usage belongs to it from this instant on, which `activatedAt` keeps.
 */
export function activate(
	unit: Unit,
	made: Made,
	subscription: Subscription,
	{tenant: {timeZone: zone}, trialDays, firstDay = dayOf(unit.now, zone)}: Start,
): void {
	const previous = subscription.apply(trialDays > 0 ? 'start_trial' : 'activate');
	subscription.activatedAt = unit.now;
	if (trialDays > 0) {
		const lastDay = addDays(firstDay, trialDays - 1);
		const period = {start: midnightOf(firstDay, zone), end: midnightOf(addDays(lastDay, 1), zone)};
		subscription.trialEndsAt = period.end;
		// What happens to one of a pack is told of the pack, whose activation sees to it.
		if (!subscription.packSubscriptionId) subscription.nextTrialNoticeAt = unit.now;
		beginPeriod(unit, made, subscription, {index: 0, period, firstDay, lastDay, zone, usageFrom: unit.now, isTrial: true});
	} else beginFirstPeriod(unit, made, subscription, {firstDay, zone});

	recordOf(unit, subscription, {
		type: 'subscription.activated',
		step: subscription.step,
		owner: ownedAs(subscription),
		data: subscriptionEventData(subscription, previous),
	});
}
