import {getPlanOnShelf} from '../../catalog/queries.ts';
import {getTenant} from '../../organization/queries.ts';
import {refuse as refusePlatform} from '../../platform/refusals.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {demandState} from '../../platform/values/lifecycle.ts';
import {dayOf} from '../../platform/values/period.ts';
import {changeableStatuses} from '../lifecycle.ts';
import {passPeriodEnds} from '../periods/pass-period-ends.ts';
import {demandWithinMoneyLimit} from '../price-limit.ts';
import {lockOwn} from '../queries.ts';
import {refuse} from '../refusals.ts';
import {OFFERED_TO_ALL} from '../subscribe.ts';
import type {Subscription} from '../subscription.ts';
import {applyPlanChange} from './apply-plan-change.ts';
import {askForChange, isServiceAsked} from './ask-for-change.ts';
import {type ChangeTime, defaultTime, forgetPending, isSameChoice, setPending, type Terms, termsOf, termsOn} from './terms.ts';

/** What a customer asks for: a plan of the same service, or another quantity of the plan that it has. */
export type ChangeRequest = Readonly<{
	subscriptionId: IdOf<'subscription'>;
	planId: IdOf<'plan'>;
	/** As it is unless said. */
	quantity?: number | undefined;
	/** What is dearer now, else when the period is over, unless said. */
	when?: ChangeTime | undefined;
	/** Nobody's service is asked: it is only found out what would come of it. */
	isPreview?: boolean;
}>;

/** What came of it. */
export type ChangeOutcome = Readonly<{
	subscription: Subscription;
	time: ChangeTime;
	/** Now, or when the running period is over. */
	effectiveAt: Date;
}>;

/**
 * Changes the plan or the quantity of a subscription, now or when its period is over; where its service has something to do for it, when that
 * is done. Whatever was to change at that moment before is replaced; asking for the plan and quantity that it has takes it back.
 */
export async function changePlan(unit: Unit, asked: ChangeRequest): Promise<ChangeOutcome> {
	// What has fallen due comes first: a period that is over is followed by the next one, which then is the one that changes.
	await passPeriodEnds(unit, {subscriptionIds: [asked.subscriptionId]});
	const subscription = await lockOwn(unit, asked.subscriptionId);
	demandState('The subscription', subscription.status, {allowed: changeableStatuses, doing: 'have its plan changed'});
	const before = termsOf(subscription);
	if (subscription.changingPlanId) throw refuse('change_under_way');
	const terms = await termsAskedFor(unit, subscription, asked);
	const {timeZone} = await getTenant(unit, subscription.tenantId);
	if (isSameChoice(before, terms)) return withdraw(unit, subscription);

	await demandWithinMoneyLimit(unit, {...accountOf(subscription), ...terms, replaces: subscription.id});
	const time = asked.when ?? defaultTime(before, terms, dayOf(unit.now, timeZone));
	if (time === 'now') {
		if (!asked.isPreview && (await isServiceAsked(unit, subscription))) askForChange(unit, subscription, terms);
		else await applyPlanChange(unit, {subscription, terms});
		return {subscription, time, effectiveAt: unit.now};
	}

	const {currentPeriodEnd} = subscription;
	if (!currentPeriodEnd) throw refuse('period_never_ends');
	setPending(subscription, terms);
	return {subscription, time, effectiveAt: currentPeriodEnd};
}

const accountOf = ({tenantId, partnerId, currency}: Subscription) => ({tenantId, partnerId, currency});

/** Goes on as it is: what was to change when the period is over is taken back. */
function withdraw(unit: Unit, subscription: Subscription): ChangeOutcome {
	if (!subscription.pendingPlanId) throw refuse('nothing_changes');
	forgetPending(subscription);
	return {subscription, time: 'period_end', effectiveAt: subscription.currentPeriodEnd ?? unit.now};
}

/** The plan that it has keeps its price, also when it is not offered any more; another one is offered to everybody, at its price of today. */
async function termsAskedFor(
	unit: Unit,
	subscription: Subscription,
	{planId, quantity = subscription.quantity}: ChangeRequest,
): Promise<Terms> {
	if (planId === subscription.planId) return {...termsOf(subscription), quantity};
	const {plan, version} = await getPlanOnShelf(unit, planId, OFFERED_TO_ALL);
	const {serviceId, serviceSlug, currency} = subscription;
	if (plan.serviceId !== serviceId) throw wrongPlan(`must be a plan of the service '${serviceSlug}'`);
	if (plan.currency !== currency) throw wrongPlan(`must be a plan in ${currency}: subscribe anew to pay in ${plan.currency}`);
	return termsOn({plan, version, serviceSlug, quantity});
}

const wrongPlan = (message: string) => refusePlatform('input_invalid', {details: [{path: 'plan_id', message}]});
