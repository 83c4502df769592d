import type {Plan, PlanVersion} from '../../catalog/plan.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {boundaryDay, type Day, daysBetween, isRecurring} from '../../platform/values/period.ts';
import type {Subscription} from '../subscription.ts';

/** On which terms a service is used: plain data, so that a change can wait for whatever must come before it. */
export type Terms = Readonly<
	Pick<Subscription, 'planId' | 'planKey' | 'planVersionId' | 'billingPeriod' | 'priceMinor' | 'hasOwnPrice' | 'quantity'>
>;

/** The terms that a subscription is on. */
export const termsOf = ({planId, planKey, planVersionId, billingPeriod, priceMinor, hasOwnPrice, quantity}: Subscription): Terms => ({
	...{planId, planKey, planVersionId, billingPeriod, priceMinor, hasOwnPrice, quantity},
});

type Priced = Readonly<{plan: Plan; version: PlanVersion; serviceSlug: string; quantity: number}>;

/** The terms of a plan at one of its prices. */
export const termsOn = ({plan, version, serviceSlug, quantity}: Priced): Terms => ({
	...{planId: plan.id, planKey: plan.keyIn({slug: serviceSlug}), planVersionId: version.id, billingPeriod: plan.billingPeriod},
	...{priceMinor: version.basePriceMinor, hasOwnPrice: false, quantity},
});

/** Whether two terms are the same plan and quantity. */
export const isSameChoice = (one: Pick<Terms, 'planId' | 'quantity'>, other: Pick<Terms, 'planId' | 'quantity'>): boolean =>
	one.planId === other.planId && one.quantity === other.quantity;

/** Puts a subscription on other terms, from now on; what it was to change to is forgotten. */
export function takeTerms(subscription: Subscription, terms: Terms): void {
	Object.assign(subscription, terms);
	forgetPending(subscription);
}

/** Takes back what a subscription was to change to when its period is over. */
export function forgetPending(subscription: Subscription): void {
	Object.assign(subscription, {pendingPlanId: null, pendingPlanVersionId: null, pendingQuantity: null});
}

/** Writes down what a subscription changes to when its period is over. */
export function setPending(subscription: Subscription, {planId, planVersionId, quantity}: Terms): void {
	Object.assign(subscription, {pendingPlanId: planId, pendingPlanVersionId: planVersionId, pendingQuantity: quantity});
}

/** What a subscription changes to at the end of a period: at once, or when its service has changed. One of them at most. */
export type ChangeDue = Readonly<{pending: Terms | undefined; toAskFor: Terms | undefined}>;

type Offered = Readonly<{
	plans: readonly Plan[];
	prices: readonly PlanVersion[] /** The service has something to do for it first. */;
	isAsked: boolean;
}>;

/** What a subscription changes to now that its period is over: at once, or when its service has changed. */
export function changeDue(subscription: Subscription, {plans, prices, isAsked}: Offered): ChangeDue {
	const next = subscription.changingPlanId ? undefined : pendingTerms(subscription, plans, prices);
	return isAsked ? {pending: undefined, toAskFor: next} : {pending: next, toAskFor: undefined};
}

/** Writes down what a subscription changes to as soon as its service has. */
export function setChanging(subscription: Subscription, {planId, planVersionId, quantity}: Terms): void {
	Object.assign(subscription, {changingPlanId: planId, changingPlanVersionId: planVersionId, changingQuantity: quantity});
}

/** Whether it has changed already, and its service is only told. */
export const isServiceTold = ({planId, quantity, changingPlanId, changingQuantity}: Subscription): boolean =>
	changingPlanId === planId && changingQuantity === quantity;

/** Its service is not asked any more. */
export function forgetChanging(subscription: Subscription): void {
	Object.assign(subscription, {changingPlanId: null, changingPlanVersionId: null, changingQuantity: null});
}

type Choice = Readonly<{
	planId: IdOf<'plan'> | null | undefined;
	planVersionId: IdOf<'planVersion'> | null | undefined;
	quantity: number | null | undefined;
}>;

/**
 * The terms that a subscription changes to when its period is over; undefined when it goes on as it is. On the plan that it has it keeps
 * its price.
 *
 * @param plans the plan that it is to have, among others
 * @param prices the price that was agreed on, among others
 */
export function pendingTerms(subscription: Subscription, plans: readonly Plan[], prices: readonly PlanVersion[]): Terms | undefined {
	const {pendingPlanId: planId, pendingPlanVersionId: planVersionId, pendingQuantity: quantity} = subscription;
	return planId ? chosenTerms(subscription, {planId, planVersionId, quantity}, plans, prices) : undefined;
}

/** The terms that a subscription changes to now that its service has changed; of plans and prices as for `pendingTerms`. */
export function changingTerms(subscription: Subscription, plans: readonly Plan[], prices: readonly PlanVersion[]): Terms {
	const {changingPlanId: planId, changingPlanVersionId: planVersionId, changingQuantity: quantity} = subscription;
	return chosenTerms(subscription, {planId, planVersionId, quantity}, plans, prices);
}

function chosenTerms(subscription: Subscription, chosen: Choice, plans: readonly Plan[], prices: readonly PlanVersion[]): Terms {
	const quantity = chosen.quantity ?? subscription.quantity;
	if (chosen.planId === subscription.planId) return {...termsOf(subscription), quantity};
	const plan = plans.find(({id}) => id === chosen.planId);
	const version = prices.find(({id}) => id === chosen.planVersionId);
	if (!plan || !version) throw new Error(`what ${subscription.id} is to change to is not there`);
	return termsOn({plan, version, serviceSlug: subscription.serviceSlug, quantity});
}

/** When a change takes effect. */
export const changeTimes = ['now', 'period_end'] as const;

export type ChangeTime = (typeof changeTimes)[number];

/**
 * When a change takes effect unless said: what is dearer (price × quantity a day) now, else when the period is over. More or fewer of
 * the same plan count as dearer or cheaper, whatever its price. What is bought once is changed now: it has no period that ends.
 */
export function defaultTime(from: Terms, to: Terms, today: Day): ChangeTime {
	if (from.planId === to.planId) return to.quantity > from.quantity ? 'now' : 'period_end';
	const [before, after] = [daysFrom(from, today), daysFrom(to, today)];
	if (before === undefined || after === undefined) return 'now';
	const isDearer = to.priceMinor * BigInt(to.quantity) * before > from.priceMinor * BigInt(from.quantity) * after;
	return isDearer ? 'now' : 'period_end';
}

/** How many days a period has that begins on a day; undefined: bought once. */
function daysFrom({billingPeriod: every}: Terms, anchor: Day): bigint | undefined {
	return isRecurring(every) ? BigInt(daysBetween(anchor, boundaryDay({anchor, every}, 1))) : undefined;
}
