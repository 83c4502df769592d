import {Plan} from '../catalog/plan.ts';
import {pricesOf} from '../catalog/queries.ts';
import {getTenant} from '../organization/queries.ts';
import {ownedAs} from '../platform/unit/fact.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {beginAnew} from './begin-anew.ts';
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
		beginAnew(unit, made, subscription, {last, tenant, isMetered: await isMetered(unit, last), ...(await termsDue(unit, subscription))});
		await keepMade(unit, made);
	}

	unit.record({
		type: 'subscription.resumed',
		step: subscription.step,
		owner: ownedAs(subscription),
		data: subscriptionEventData(subscription, previous),
	});
	return subscription;
}

/** What a renewal would have brought about: the change that waited for the end of the period, and the newest price. */
async function termsDue(unit: Unit, subscription: Subscription) {
	const {pendingPlanId: planId, pendingPlanVersionId: planVersionId} = subscription;
	const prices = await pricesOf(unit, [subscription, ...(planId && planVersionId ? [{planId, planVersionId}] : [])]);
	const plans = planId ? await unit.em.find(Plan, {id: planId}) : [];
	return {prices, pending: pendingTerms(subscription, plans, prices)};
}
