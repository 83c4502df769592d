import {LockMode} from '@mikro-orm/core';
import {addDays, dayOf, lastDayOf} from '../platform/period.ts';
import type {Unit} from '../platform/unit.ts';
import type {Subscription} from './subscription.ts';
import {SubscriptionPeriod} from './subscription-period.ts';

/** The subscription leaves its period at `at`: from then on the usage of the period can be charged. */
export async function closePeriod(unit: Unit, subscription: Subscription, at: Date): Promise<void> {
	const open = await holdOpenPeriod(unit, subscription);
	if (open) open.closedAt = at;
}

/** The same in the middle of a period, now: this day is used, the days after it are given back. What is bought once gives nothing back. */
export async function closePeriodEarly(unit: Unit, subscription: Subscription): Promise<void> {
	const open = await holdOpenPeriod(unit, subscription);
	if (!open) return;
	open.closedAt = unit.now;
	const tomorrow = addDays(dayOf(unit.now, open.timeZone), 1);
	if (open.endsAt && tomorrow <= lastDayOf({end: open.endsAt}, open.timeZone)) open.unusedFrom = tomorrow;
}

const holdOpenPeriod = async ({em}: Unit, {tenantId, id: subscriptionId}: Subscription): Promise<SubscriptionPeriod | null> =>
	em.findOne(SubscriptionPeriod, {tenantId, subscriptionId, closedAt: null}, {lockMode: LockMode.PESSIMISTIC_WRITE});
