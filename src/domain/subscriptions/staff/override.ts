import {getPricedPlan} from '../../catalog/queries.ts';
import {refuse as refusePlatform} from '../../platform/refusals.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {laterOf} from '../../platform/values/period.ts';
import {changeDay, putTrialOn, startOf} from '../change/apply-plan-change.ts';
import {isServiceAsked, tellService} from '../change/ask-for-change.ts';
import {type Terms, takeTerms, termsOf, termsOn} from '../change/terms.ts';
import type {SubscriptionStatus} from '../lifecycle.ts';
import {keepMade, type Made, nothingMade} from '../made.ts';
import {beginPeriod} from '../periods/begin-period.ts';
import {closePeriod} from '../periods/close-period.ts';
import {passPeriodEnds} from '../periods/pass-period-ends.ts';
import {demandWithinMoneyLimit} from '../price-limit.ts';
import {lockOwn, lockRunning, type Running} from '../queries.ts';
import {refuse} from '../refusals.ts';
import type {Subscription} from '../subscription.ts';
import {tellChange} from '../tell-change.ts';
import {overrideStatus} from './override-status.ts';

type Request = Readonly<{
	subscriptionId: IdOf<'subscription'>;
	planId?: IdOf<'plan'> | undefined;
	status?: SubscriptionStatus | undefined;
	/** Why; it stands with the change in the audit log. */
	reason: string;
}>;

/**
 * Puts a subscription right, on behalf of staff: on another plan of its service from now on, without proration, or into another state by
 * an arrow of its lifecycle. What is over stays over.
 */
export async function override(unit: Unit, {subscriptionId, planId, status, reason}: Request): Promise<Subscription> {
	await passPeriodEnds(unit, {subscriptionIds: [subscriptionId]});
	const subscription = await lockOwn(unit, subscriptionId);
	if (!planId && !status) throw refusePlatform('input_invalid', {details: [{path: 'status', message: 'or plan_id is required'}]});
	if (planId) await overridePlan(unit, subscription, planId);
	if (status) await overrideStatus(unit, subscription, {status, reason});
	subscription.overrideReason = reason;
	return subscription;
}

/**
 * From now on: what was charged for the running period stays, and the next one is charged by the new plan. A service that has something to do for a
 * change is told afterwards.
 */
async function overridePlan(unit: Unit, subscription: Subscription, planId: IdOf<'plan'>): Promise<void> {
	if (subscription.cancelledAt) throw refuse('is_over', {state: subscription.status});
	if (subscription.changingPlanId) throw refuse('change_under_way');
	if (planId === subscription.planId) throw refuse('nothing_changes');
	const terms = await termsFor(unit, subscription, planId);
	const previous = termsOf(subscription);
	const {tenantId, partnerId, currency} = subscription;
	await demandWithinMoneyLimit(unit, {tenantId, partnerId, currency, ...terms, replaces: subscription.id});
	const made = nothingMade();
	const running = await lockRunning(unit, subscription);
	takeTerms(subscription, terms);
	if (running.open?.isTrial) putTrialOn(running.open, terms);
	else partUsage(unit, made, subscription, running);
	subscription.step += 1;
	tellChange(unit, subscription, {previous: subscription.status, previousPlanKey: previous.planKey, kind: 'plan_change'});
	// What has not begun is provisioned by the plan that it has then.
	if (subscription.activatedAt && (await isServiceAsked(unit, subscription))) tellService(unit, subscription, previous);
	await keepMade(unit, made);
}

async function termsFor(unit: Unit, subscription: Subscription, planId: IdOf<'plan'>): Promise<Terms> {
	const {plan, version} = await getPricedPlan(unit, planId);
	const {serviceId, serviceSlug, currency, billingPeriod, quantity} = subscription;
	const fault =
		plan.serviceId !== serviceId
			? `must be a plan of the service '${serviceSlug}'`
			: plan.currency !== currency
				? `must be a plan in ${currency}`
				: (plan.billingPeriod === 'one_time') !== (billingPeriod === 'one_time')
					? 'must not lead from what is renewed to what is bought once, or back'
					: undefined;
	if (fault) throw refusePlatform('input_invalid', {details: [{path: 'plan_id', message: fault}]});
	return termsOn({plan, version, serviceSlug, quantity});
}

/** Usage belongs to the new plan from this instant on; the days of the period stay paid by its price. */
function partUsage(unit: Unit, made: Made, subscription: Subscription, {open, isMetered}: Running): void {
	if (!open) return;
	const usageFrom = laterOf(unit.now, open.usageFrom);
	closePeriod(unit, made, open, {at: unit.now, usageUntil: usageFrom, isMetered, isLast: false});
	const firstDay = changeDay(open, unit.now);
	beginPeriod(unit, made, subscription, {
		...{index: subscription.currentPeriodIndex, firstDay, lastDay: open.lastDay ?? null, zone: open.timeZone},
		...{period: {start: startOf(open, firstDay), end: open.endsAt ?? null}, usageFrom, countsFrom: open.countsFrom},
		...{restOf: open, isPaid: true},
	});
}
