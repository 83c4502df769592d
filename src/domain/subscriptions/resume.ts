import {Plan, type PlanVersion} from '../catalog/plan.ts';
import {pricesOf} from '../catalog/queries.ts';
import {getTenant} from '../organization/queries.ts';
import type {Tenant} from '../organization/tenant.ts';
import {ownedAs} from '../platform/unit/fact.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {beginAnew} from './begin-anew.ts';
import {askForPending, isServiceAsked} from './change/ask-for-change.ts';
import {changeDue, type Terms} from './change/terms.ts';
import {subscriptionEventData} from './events.ts';
import {keepMade, type Made, nothingMade} from './made.ts';
import type {SubscriptionPeriod} from './periods/subscription-period.ts';
import {isMetered, lockLastPeriod, lockOwn} from './queries.ts';
import type {Subscription} from './subscription.ts';

/** Lets a suspended subscription go on: in its period, or, when that is over, in a new one that begins this day. */
export async function resume(unit: Unit, {subscriptionId}: {subscriptionId: IdOf<'subscription'>}): Promise<Subscription> {
	const subscription = await lockOwn(unit, subscriptionId);
	const made = nothingMade();
	const last = await lockLastPeriod(unit, subscription);
	const isOver = last?.endsAt && last.endsAt <= unit.now;
	resumeLocked(unit, made, subscription, isOver ? await knownOf(unit, subscription, last) : undefined);
	await keepMade(unit, made);
	return subscription;
}

/** What is to be known of a subscription that goes on: its newest period, and the terms of the next one. */
export type Resuming = Readonly<{
	last: SubscriptionPeriod;
	tenant: Tenant;
	isMetered: boolean;
	prices: readonly PlanVersion[];
	pending: Terms | undefined;
	toAskFor: Terms | undefined;
}>;

/** Lets a suspended subscription that is locked go on; what it makes is to be stored afterwards. */
export function resumeLocked(unit: Unit, made: Made, subscription: Subscription, known: Resuming | undefined): void {
	const previous = subscription.apply('resume');
	subscription.pastDueSince = null;
	subscription.suspensionReason = null;
	if (known?.last.endsAt && known.last.endsAt <= unit.now) {
		beginAnew(unit, made, subscription, known);
		if (known.toAskFor) askForPending(unit, subscription, known.toAskFor);
	}

	unit.record({
		type: 'subscription.resumed',
		step: subscription.step,
		owner: ownedAs(subscription),
		data: subscriptionEventData(subscription, previous),
	});
}

const knownOf = async (unit: Unit, subscription: Subscription, last: SubscriptionPeriod): Promise<Resuming> => ({
	...{last, tenant: await getTenant(unit, subscription.tenantId), isMetered: await isMetered(unit, last)},
	...(await termsDue(unit, subscription)),
});

/** What a renewal would have brought about: the change that waited for the end of the period, at once or by its service, and the newest price. */
async function termsDue(unit: Unit, subscription: Subscription) {
	const {pendingPlanId: planId, pendingPlanVersionId: planVersionId} = subscription;
	const prices = await pricesOf(unit, [subscription, ...(planId && planVersionId ? [{planId, planVersionId}] : [])]);
	const plans = planId ? await unit.em.find(Plan, {id: planId}) : [];
	return {prices, ...changeDue(subscription, {plans, prices, isAsked: planId !== null && (await isServiceAsked(unit, subscription))})};
}
