import {Plan} from '../../catalog/plan.ts';
import {pricesOf} from '../../catalog/queries.ts';
import {lockMany} from '../../platform/unit/lock-many.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {isFinal, type SubscriptionStatus} from '../lifecycle.ts';
import {passPeriodEnds} from '../periods/pass-period-ends.ts';
import {lockRunning, lockSubscription} from '../queries.ts';
import {Subscription} from '../subscription.ts';
import {applyPlanChange} from './apply-plan-change.ts';
import {changingTerms, forgetChanging, isServiceTold, takeTerms} from './terms.ts';

type Many = Readonly<{subscriptionIds: readonly IdOf<'subscription'>[]}>;

/** States in which a change that the service has made is made; what is to end with its period ends on the terms that it has. */
const takingStatuses: readonly SubscriptionStatus[] = ['trialing', 'active', 'past_due', 'suspended'];

/**
 * The services of some subscriptions are changed: the subscriptions change now, and are billed for it. Answers those that do not change any
 * more, because they have ended or are to end: their services are to be changed back. Where a service was only told of
 * what is so already, nothing changes. Safe to be said twice.
 */
export async function finishChanges(unit: Unit, {subscriptionIds}: Many): Promise<IdOf<'subscription'>[]> {
	if (subscriptionIds.length === 0) return [];
	// What has fallen due comes first, as for every change.
	await passPeriodEnds(unit, {subscriptionIds});
	const refused: IdOf<'subscription'>[] = [];
	for (const id of subscriptionIds.toSorted()) {
		const subscription = await lockSubscription(unit, id);
		if (isServiceTold(subscription) && !isFinal(subscription.status)) forgetChanging(subscription);
		else if (takingStatuses.includes(subscription.status)) await finish(unit, subscription);
		else refused.push(id);
	}

	await forgetChanges(unit, {subscriptionIds: refused});
	return refused;
}

async function finish(unit: Unit, subscription: Subscription): Promise<void> {
	const {changingPlanId: planId, changingPlanVersionId: planVersionId} = subscription;
	if (!planId || !planVersionId) return;
	const plans = await unit.em.find(Plan, {id: planId});
	const terms = changingTerms(subscription, plans, await pricesOf(unit, [{planId, planVersionId}]));
	forgetChanging(subscription);
	const {open} = await lockRunning(unit, subscription);
	if (open) await applyPlanChange(unit, {subscription, terms});
	// Suspended, and its period is over: the next one begins on these terms when it is resumed.
	else takeTerms(subscription, terms);
}

/** The services of some subscriptions could not be changed: the subscriptions stay what they are, and nothing is billed. */
export async function forgetChanges(unit: Unit, {subscriptionIds}: Many): Promise<void> {
	if (subscriptionIds.length === 0) return;
	const changing = await lockMany(
		unit,
		Subscription,
		{id: {$in: [...subscriptionIds]}, changingPlanId: {$ne: null}},
		{orderBy: {id: 'asc'}},
	);
	for (const subscription of changing.rows) forgetChanging(subscription);
	await changing.save();
}
