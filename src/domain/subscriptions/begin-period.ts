import type {OpenPeriod, Period} from '../platform/period.ts';
import type {Unit} from '../platform/unit.ts';
import type {Subscription} from './subscription.ts';
import {SubscriptionPeriod} from './subscription-period.ts';

type Beginning = Readonly<{index: number; period: Period | OpenPeriod; zone: string}>;

/** Lets a subscription begin a period on its terms of this moment; from then on the period can be charged. */
export function beginPeriod(unit: Unit, subscription: Subscription, {index, period, zone}: Beginning): void {
	subscription.currentPeriodIndex = index;
	subscription.currentPeriodStart = period.start;
	subscription.currentPeriodEnd = period.end;
	unit.em.create(SubscriptionPeriod, {
		tenantId: subscription.tenantId,
		partnerId: subscription.partnerId,
		subscriptionId: subscription.id,
		periodIndex: index,
		startsAt: period.start,
		endsAt: period.end,
		timeZone: zone,
		serviceId: subscription.serviceId,
		serviceSlug: subscription.serviceSlug,
		planId: subscription.planId,
		planKey: subscription.planKey,
		planVersionId: subscription.planVersionId,
		billingPeriod: subscription.billingPeriod,
		quantity: subscription.quantity,
		priceMinor: subscription.priceMinor,
		currency: subscription.currency,
		// What belongs to a pack is charged with the pack.
		isPriceBilled: subscription.packSubscriptionId !== null && subscription.packSubscriptionId !== undefined,
		isUnusedCredited: false,
		isUsageFinal: false,
	});
}
