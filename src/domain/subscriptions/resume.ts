import {Plan} from '../catalog/plan.ts';
import {pricesOf} from '../catalog/queries.ts';
import {getTenant} from '../organization/queries.ts';
import {ownedAs} from '../platform/unit/fact.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {beginAnew} from './begin-anew.ts';
import {askForPending, isServiceAsked} from './change/ask-for-change.ts';
import {pendingTerms} from './change/terms.ts';
import {subscriptionEventData} from './events.ts';
import {keepMade, nothingMade} from './made.ts';
import {isMetered, lockLastPeriod, lockOwn} from './queries.ts';
import type {Subscription} from './subscription.ts';

/** Lets a suspended subscription go on: in its period, or, when that is over, in a new one that begins this day. */
export async function resume(unit: Unit, {subscriptionId}: {subscriptionId: IdOf<'subscription'>}): Promise<Subscription> {
	const subscription = await lockOwn(unit, subscriptionId);
	const previous = subscription.apply('resume');
	subscription.pastDueSince = null;
	subscription.suspensionReason = null;
	const last = await lockLastPeriod(unit, subscription);
	if (last?.endsAt && last.endsAt <= unit.now) {
		const made = nothingMade();
		const tenant = await getTenant(unit, subscription.tenantId);
		const {prices, pending, toAskFor} = await termsDue(unit, subscription);
		beginAnew(unit, made, subscription, {last, tenant, prices, pending, isMetered: await isMetered(unit, last)});
		await keepMade(unit, made);
		if (toAskFor) askForPending(unit, subscription, toAskFor);
	}

	unit.record({
		type: 'subscription.resumed',
		step: subscription.step,
		owner: ownedAs(subscription),
		data: subscriptionEventData(subscription, previous),
	});
	return subscription;
}

/** What a renewal would have brought about: the change that waited for the end of the period, at once or by its service, and the newest price. */
async function termsDue(unit: Unit, subscription: Subscription) {
	const {pendingPlanId: planId, pendingPlanVersionId: planVersionId} = subscription;
	const prices = await pricesOf(unit, [subscription, ...(planId && planVersionId ? [{planId, planVersionId}] : [])]);
	const plans = planId ? await unit.em.find(Plan, {id: planId}) : [];
	const pending = subscription.changingPlanId ? undefined : pendingTerms(subscription, plans, prices);
	const isAsked = pending !== undefined && (await isServiceAsked(unit, subscription));
	return {prices, pending: isAsked ? undefined : pending, toAskFor: isAsked ? pending : undefined};
}
