import {getTenant} from '../../organization/queries.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {addDays, type Day, dayOf, earliestDay, laterOf, latestDay, midnightOf} from '../../platform/values/period.ts';
import {keepMade, type Made, nothingMade} from '../made.ts';
import {beginPeriod, hasPrice} from '../periods/begin-period.ts';
import {closePeriodEarly} from '../periods/close-period.ts';
import {followingPeriod} from '../periods/next-period.ts';
import type {SubscriptionPeriod} from '../periods/subscription-period.ts';
import {lockRunning, type Running} from '../queries.ts';
import type {Subscription} from '../subscription.ts';
import {tellChange} from '../tell-change.ts';
import {convertTrial} from '../trials/convert-trial.ts';
import {type Terms, takeTerms} from './terms.ts';

type Change = Readonly<{subscription: Subscription; terms: Terms}>;

/**
 * Puts a subscription, which is locked, on other terms from this day on. The days of the running period that are left are given back as
 * they were billed and charged at the new price; another billing period begins anew this day. Usage before this day is charged by the
 * old terms. A trial ends when the new plan costs something; else it goes on under the new terms.
 *
 * This is the change itself: whatever has to come before it, like the service that is changed, calls it when it is done.
 */
export async function applyPlanChange(unit: Unit, {subscription, terms}: Change): Promise<void> {
	const made = nothingMade();
	const before = {previous: subscription.status, previousPlanKey: subscription.planKey, planId: subscription.planId};
	const running = await lockRunning(unit, subscription);
	const {open} = running;
	if (!open) throw new Error(`${subscription.id} is in no period`);
	if (open.isTrial) await changeInTrial(unit, made, {subscription, trial: open, terms});
	else if (terms.billingPeriod === open.billingPeriod) goOn(unit, made, {subscription, terms, running, open});
	else await beginAnew(unit, made, {subscription, terms, running, open});
	if (subscription.status === before.previous) subscription.step += 1;
	tellChange(unit, subscription, {...before, kind: before.planId === terms.planId ? 'quantity_change' : 'plan_change'});
	await keepMade(unit, made);
}

async function changeInTrial(
	unit: Unit,
	made: Made,
	{subscription, trial, terms}: Change & Readonly<{trial: SubscriptionPeriod}>,
): Promise<void> {
	const isConverting = terms.planId !== subscription.planId && terms.priceMinor > 0n;
	takeTerms(subscription, terms);
	if (isConverting) await convertTrial(unit, made, {subscription, trial});
	else putTrialOn(trial, terms);
}

/** A trial goes on under other terms: no money depends on them. */
export function putTrialOn(trial: SubscriptionPeriod, {planId, planKey, planVersionId, billingPeriod, priceMinor, quantity}: Terms): void {
	Object.assign(trial, {planId, planKey, planVersionId, billingPeriod, priceMinor, quantity});
}

type Leaving = Change & Readonly<{running: Running; open: SubscriptionPeriod}>;

/** The rest of the running period on other terms. */
function goOn(unit: Unit, made: Made, {subscription, terms, running, open}: Leaving): void {
	const left = leave(unit, made, {running, open});
	takeTerms(subscription, terms);
	beginPeriod(unit, made, subscription, {
		...{index: subscription.currentPeriodIndex, firstDay: left.day, lastDay: open.lastDay ?? null, zone: open.timeZone},
		...{period: {start: left.start, end: open.endsAt ?? null}, usageFrom: left.usageFrom},
		...{countsFrom: open.countsFrom, restOf: open},
	});
}

/** A new period from this day on, by the rules of periods that begin: the zone and the seller that the tenant has now. */
async function beginAnew(unit: Unit, made: Made, {subscription, terms, running, open}: Leaving): Promise<void> {
	const {timeZone: zone, partnerId} = await getTenant(unit, subscription.tenantId);
	const left = leave(unit, made, {running, open});
	takeTerms(subscription, terms);
	subscription.partnerId = partnerId;
	subscription.anchorDay = left.day;
	const last = {anchor: left.day, every: terms.billingPeriod, index: -1, end: left.start, lastDay: addDays(left.day, -1)};
	beginPeriod(unit, made, subscription, {...followingPeriod(last, zone), zone, usageFrom: left.usageFrom, countsFrom: open.countsFrom});
}

/** Leaves the running period for other terms. Answers where those begin: with which day, at which instants for days and for usage. */
function leave(unit: Unit, made: Made, {running: {isMetered, paidWith}, open}: Pick<Leaving, 'running' | 'open'>) {
	const day = changeDay(open, unit.now);
	const start = startOf(open, day);
	const usageFrom = laterOf(start, open.usageFrom);
	closePeriodEarly(unit, made, open, {
		unusedFrom: day,
		usageUntil: usageFrom,
		isMetered,
		isLast: false,
		isPriced: hasPrice(open),
		paidWith,
	});
	return {day, start, usageFrom};
}

/** The day that it is, as one of the period's: where the zone was changed at its beginning, this instant may be called another one. */
export function changeDay({firstDay, lastDay, timeZone}: SubscriptionPeriod, now: Date): Day {
	const today = latestDay(firstDay, dayOf(now, timeZone));
	return lastDay ? earliestDay(today, lastDay) : today;
}

/** The instant that a day of a period begins at, never before the period. */
export function startOf({firstDay, startsAt, timeZone}: SubscriptionPeriod, day: Day): Date {
	const midnight = midnightOf(day, timeZone);
	return day <= firstDay || midnight < startsAt ? startsAt : midnight;
}
