import {Charge} from '../../charges/charge.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {newRow} from '../../platform/unit/write-many.ts';
import {type Day, lastDayOf, periodAt} from '../../platform/values/period.ts';
import type {Made} from '../made.ts';
import type {Subscription} from '../subscription.ts';
import {SubscriptionPeriod} from './subscription-period.ts';

type Beginning = Readonly<{
	index: number;
	period: Readonly<{start: Date; end: Date | null}>;
	/** The days that it is for, both inclusive; it has no last one when it never ends by itself. */
	firstDay: Day;
	lastDay: Day | null;
	zone: string;
	/** From when on usage belongs to it; its beginning unless said. */
	usageFrom?: Date;
	/** From when on usage has filled its tiers and quota; the same unless said. */
	countsFrom?: Date;
	/** The period that it is the rest of, after a change of plan. */
	restOf?: SubscriptionPeriod;
	/** The price of that one pays for it, too. */
	isPaid?: boolean;
	isTrial?: boolean;
}>;

/** Lets a subscription begin a period on its terms of this moment. Its price is due from its beginning, unless it is a trial. */
export function beginPeriod(unit: Unit, made: Made, subscription: Subscription, beginning: Beginning): SubscriptionPeriod {
	const {index, period, firstDay, lastDay, zone, usageFrom = period.start, isTrial = false, restOf, isPaid = false} = beginning;
	subscription.currentPeriodIndex = index;
	if (!restOf) subscription.currentPeriodStart = period.start;
	subscription.currentPeriodEnd = period.end;
	const {tenantId, partnerId, currency} = subscription;
	const begun = newRow(unit, SubscriptionPeriod, {
		...{tenantId, partnerId, currency, isTrial, firstDay, lastDay, usageFrom, usageUntil: period.end},
		...{subscriptionId: subscription.id, periodIndex: index, startsAt: period.start, endsAt: period.end, timeZone: zone},
		...{wholeFrom: restOf?.wholeFrom ?? firstDay, countsFrom: beginning.countsFrom ?? usageFrom},
		paidWithId: restOf && isPaid ? (restOf.paidWithId ?? restOf.id) : null,
		...{serviceId: subscription.serviceId, serviceSlug: subscription.serviceSlug, planId: subscription.planId},
		...{planKey: subscription.planKey, planVersionId: subscription.planVersionId, billingPeriod: subscription.billingPeriod},
		...{quantity: subscription.quantity, priceMinor: subscription.priceMinor, packShare: subscription.packShare ?? null},
	});
	made.periods.push(begun);
	if (!isTrial && !isPaid && hasPrice(begun)) made.charges.push(chargeOf(unit, begun, {kind: 'price', dueAt: period.start}));
	return begun;
}

/** Whether anything is charged for a period but its usage: not where another one bears the whole price of the pack. */
export const hasPrice = ({packShare}: Pick<SubscriptionPeriod, 'packShare'>): boolean => packShare?.line !== 'none';

/** The first period: from the midnight of its first day; usage belongs to it from this instant on. */
export function beginFirstPeriod(
	unit: Unit,
	made: Made,
	subscription: Subscription,
	{firstDay, zone}: Readonly<{firstDay: Day; zone: string}>,
): SubscriptionPeriod {
	const period = periodAt({anchor: firstDay, every: subscription.billingPeriod, zone, index: 0});
	subscription.anchorDay = firstDay;
	const lastDay = period.end && lastDayOf({end: period.end}, zone);
	return beginPeriod(unit, made, subscription, {index: 0, period, firstDay, lastDay, zone, usageFrom: unit.now});
}

type What = Pick<Charge, 'kind' | 'dueAt'> & Readonly<{finalAt?: Date; isLast?: boolean}>;

/** A charge for a period. */
export const chargeOf = (unit: Unit, period: SubscriptionPeriod, {kind, dueAt, finalAt, isLast = false}: What): Charge =>
	newRow(unit, Charge, {
		...{tenantId: period.tenantId, partnerId: period.partnerId, currency: period.currency},
		...{subscriptionId: period.subscriptionId, subscriptionPeriodId: period.id, kind, dueAt: dueAt ?? null},
		...{finalAt: finalAt ?? null, isLast},
	});
