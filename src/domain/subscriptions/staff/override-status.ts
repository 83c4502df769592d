import {Plan} from '../../catalog/plan.ts';
import {getTenant} from '../../organization/queries.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {demandState, statesOf} from '../../platform/values/lifecycle.ts';
import {activate} from '../activate.ts';
import {cancel} from '../cancel.ts';
import {endNow} from '../end-now.ts';
import {type SubscriptionStatus, subscriptionLifecycle} from '../lifecycle.ts';
import {keepMade, nothingMade} from '../made.ts';
import {lockRunning} from '../queries.ts';
import {reactivate} from '../reactivate.ts';
import {resume} from '../resume.ts';
import type {Subscription} from '../subscription.ts';
import {suspend} from '../suspend.ts';
import {tellChange} from '../tell-change.ts';
import {convertTrial} from '../trials/convert-trial.ts';

type Wanted = Readonly<{status: SubscriptionStatus; reason: string}>;

/** Brings a subscription, which is locked, into another state by the verb that leads there; refuses where no arrow does. */
export async function overrideStatus(unit: Unit, subscription: Subscription, {status, reason}: Wanted): Promise<void> {
	demandArrow(subscription.status, status);
	await unit.em.flush();
	const asked = {subscriptionId: subscription.id, reason};
	switch (status) {
		case 'active':
			return becomeActive(unit, subscription);
		case 'trialing':
			return begin(unit, subscription, {isTrial: true});
		case 'past_due':
			return missPayment(unit, subscription);
		case 'suspended':
			await suspend(unit, asked);
			return;
		case 'cancelling':
			await cancel(unit, asked);
			return;
		case 'expired':
			return endNow(unit, subscription, {by: 'expire', reason});
		default:
			await cancel(unit, {...asked, isImmediate: true});
	}
}

/** The table of the lifecycle says which states lead where. */
function demandArrow(from: SubscriptionStatus, to: SubscriptionStatus): void {
	const leadsThere = (state: SubscriptionStatus): boolean => Object.values<SubscriptionStatus>(subscriptionLifecycle[state]).includes(to);
	const allowed = statesOf(subscriptionLifecycle).filter(leadsThere);
	demandState('The subscription', from, {allowed, doing: `become ${to.replace('_', ' ')}`});
}

async function becomeActive(unit: Unit, subscription: Subscription): Promise<void> {
	const {status, id: subscriptionId} = subscription;
	if (status === 'suspended') await resume(unit, {subscriptionId});
	else if (status === 'cancelling') await reactivate(unit, {subscriptionId});
	else if (status === 'pending') await begin(unit, subscription, {isTrial: false});
	else if (status === 'trialing') await endTrialNow(unit, subscription);
	else {
		const previous = subscription.apply('pay');
		subscription.pastDueSince = null;
		tellChange(unit, subscription, {previous, kind: 'status_change'});
	}
}

async function endTrialNow(unit: Unit, subscription: Subscription): Promise<void> {
	const made = nothingMade();
	const {open: trial} = await lockRunning(unit, subscription);
	if (!trial) throw new Error(`${subscription.id} has no trial`);
	const previous = await convertTrial(unit, made, {subscription, trial});
	tellChange(unit, subscription, {previous, kind: 'status_change'});
	await keepMade(unit, made);
}

async function begin(unit: Unit, subscription: Subscription, {isTrial}: {isTrial: boolean}): Promise<void> {
	const made = nothingMade();
	const tenant = await getTenant(unit, subscription.tenantId);
	const {trialDays} = await unit.em.findOneOrFail(Plan, subscription.planId);
	activate(unit, made, subscription, {tenant, trialDays: isTrial ? Math.max(trialDays, 1) : 0});
	await keepMade(unit, made);
}

function missPayment(unit: Unit, subscription: Subscription): void {
	const previous = subscription.apply('miss_payment');
	subscription.pastDueSince = unit.now;
	tellChange(unit, subscription, {previous, kind: 'status_change'});
}
