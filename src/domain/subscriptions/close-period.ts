import {LockMode} from '@mikro-orm/core';
import type {Unit} from '../platform/unit.ts';
import type {Subscription} from './subscription.ts';
import {SubscriptionPeriod} from './subscription-period.ts';

/** The subscription leaves its period at `at`: from then on the usage of the period can be charged. */
export async function closePeriod({em}: Unit, subscription: Subscription, at: Date): Promise<void> {
	const {tenantId, id: subscriptionId} = subscription;
	const open = await em.findOne(SubscriptionPeriod, {tenantId, subscriptionId, closedAt: null}, {lockMode: LockMode.PESSIMISTIC_WRITE});
	if (open) open.closedAt = at;
}
