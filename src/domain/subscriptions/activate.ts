import type {Tenant} from '../organization/tenant.ts';
import {ownedAs} from '../platform/fact.ts';
import {addDays, dayOf, midnightOf, periodAt} from '../platform/period.ts';
import type {Unit} from '../platform/unit.ts';
import {beginPeriod} from './begin-period.ts';
import {toldOf} from './events.ts';
import type {Subscription} from './subscription.ts';

/**
 * Lets a pending subscription begin: its trial when it has one, else its first period. Both begin at midnight, in the tenant's time
 * zone, of the day it works from; `activatedAt` keeps the instant.
 */
export function activate(unit: Unit, subscription: Subscription, {tenant, trialDays}: {tenant: Tenant; trialDays: number}): void {
	const today = dayOf(unit.now, tenant.timeZone);
	const previous = subscription.apply(trialDays > 0 ? 'start_trial' : 'activate');
	subscription.activatedAt = unit.now;
	if (trialDays > 0) {
		// Usage of a trial counts against its quotas, so the trial is a period of its own; it is never billed.
		subscription.currentPeriodStart = midnightOf(today, tenant.timeZone);
		subscription.trialEndsAt = midnightOf(addDays(today, trialDays), tenant.timeZone);
		subscription.currentPeriodEnd = subscription.trialEndsAt;
	} else {
		const zone = tenant.timeZone;
		const period = periodAt({anchor: today, every: subscription.billingPeriod, zone, index: 0});
		subscription.anchorDay = today;
		beginPeriod(unit, subscription, {index: 0, period, zone});
	}

	unit.record({
		type: 'subscription.activated',
		step: subscription.step,
		owner: ownedAs(subscription),
		data: toldOf(subscription, previous),
	});
}
