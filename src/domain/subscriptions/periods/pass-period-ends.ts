import {Plan, type PlanVersion} from '../../catalog/plan.ts';
import {meteredVersionsOf, pricesOf} from '../../catalog/queries.ts';
import {Service} from '../../catalog/service.ts';
import {billLateUsageAlone} from '../../charges/last-usage.ts';
import {Tenant} from '../../organization/tenant.ts';
import {findRows} from '../../platform/unit/find-rows.ts';
import {lockMany} from '../../platform/unit/lock-many.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {addDays} from '../../platform/values/period.ts';
import {askForPending} from '../change/ask-for-change.ts';
import {changeDue, type Terms, takeTerms} from '../change/terms.ts';
import {end} from '../end.ts';
import type {ChangeKind} from '../events.ts';
import {isFinal, renewingStatuses} from '../lifecycle.ts';
import {keepMade, type Made, nothingMade} from '../made.ts';
import {takeNewestPrice} from '../newest-price.ts';
import {followChildren} from '../packs/follow-children.ts';
import {type WholePack, wholePacks} from '../packs/lock-packs.ts';
import {PackSubscription} from '../packs/pack-subscription.ts';
import {packsOf} from '../packs/queries.ts';
import {takeNewestShares} from '../packs/share-pack-price.ts';
import {periodsLivedThrough, planKeyOf} from '../queries.ts';
import {Subscription} from '../subscription.ts';
import {tellChange} from '../tell-change.ts';
import {beginPeriod} from './begin-period.ts';
import {closePeriod} from './close-period.ts';
import {followingPeriod} from './next-period.ts';
import {SubscriptionPeriod} from './subscription-period.ts';

/** So many periods of one subscription are passed at once, when it is far behind; the next sweep goes on. */
const PERIODS_LIMIT = 100;

/** What is known of a subscription when its period is over. */
type Known = Readonly<{
	tenant: Tenant;
	plan: Plan;
	prices: readonly PlanVersion[];
	metered: ReadonlySet<string>;
	/** What it changes to at this end. */
	pending: Terms | undefined;
	/** What it would change to at this end, where its service has to change first: that is asked for then. */
	toAskFor: Terms | undefined;
	/** The periods that it has lived through on its plan so far, the running one among them; only counted where plans have a term. */
	lived: number;
}>;

type Request = Readonly<{
	subscriptionIds: readonly IdOf<'subscription'>[];
	/** Nobody's service is asked: it is only found out what would come of it. */
	isPreview?: boolean;
}>;

/**
 * Lets what follows the end of a period or trial happen for many subscriptions, by a fixed number of queries: a trial is followed by the
 * first period, a period by the next one on the price that the plan has then, or on the terms that the subscription was to change to; the
 * last period of a term and what was cancelled for this end by the end of the subscription; what is suspended only leaves its period, so
 * that its usage is billed. Where a service has to change first it is asked to, and the old terms go on until it has.
 * A pack passes its ends with all of its subscriptions, also where only one of them is named. Looks again under the locks, so running it
 * twice changes nothing.
 */
export async function passPeriodEnds(unit: Unit, {subscriptionIds, isPreview = false}: Request): Promise<void> {
	const packs = await lockMany(unit, PackSubscription, {id: {$in: await packsOf(unit, subscriptionIds)}}, {orderBy: {id: 'asc'}});
	const named = {id: {$in: [...subscriptionIds]}};
	const ofPacks = {packSubscriptionId: {$in: packs.rows.map(({id}) => id)}};
	const subscriptions = await lockMany(unit, Subscription, packs.rows.length > 0 ? {$or: [named, ofPacks]} : named, {orderBy: {id: 'asc'}});
	const open = await lockMany(
		unit,
		SubscriptionPeriod,
		{subscriptionId: {$in: subscriptions.rows.map(({id}) => id)}, closedAt: null},
		{orderBy: {id: 'asc'}},
	);
	const periods: Periods = new Map(open.rows.map(period => [period.subscriptionId, period]));
	const over = subscriptions.rows.filter(({id}) => isOver(periods.get(id), unit.now));
	if (over.length === 0) return;
	const known = await knownOf(unit, over, {isPreview});
	const made = nothingMade();
	const begun: Begun = new Map();
	for (const subscription of over.filter(({packSubscriptionId}) => !packSubscriptionId)) {
		for (let passed = 0; passed < PERIODS_LIMIT && isOver(periods.get(subscription.id), unit.now); passed++)
			passAll(unit, made, [subscription], {periods, known, begun});
	}

	for (const whole of wholePacks(packs.rows, over).filter(({children}) => children.length > 0))
		passPack(unit, made, whole, {periods, known, begun});
	await open.save();
	await subscriptions.save();
	await packs.save();
	await keepMade(unit, made);
	const stopped = over.filter(({status}) => isFinal(status) || status === 'suspended').map(({id}) => id);
	if (stopped.length > 0) await billLateUsageAlone(unit, stopped);
}

const isOver = (period: SubscriptionPeriod | undefined, now: Date): boolean => Boolean(period?.endsAt && period.endsAt <= now);

type Periods = Map<IdOf<'subscription'>, SubscriptionPeriod | undefined>;

/** How many periods have begun meanwhile, by `planKeyOf`. */
type Begun = Map<string, number>;

type Circumstances = Readonly<{periods: Periods; known: (subscription: Subscription, begun: Begun) => Known; begun: Begun}>;

/** Passes one end of each of some subscriptions. */
function passAll(unit: Unit, made: Made, subscriptions: readonly Subscription[], {periods, known, begun}: Circumstances): void {
	for (const subscription of subscriptions) {
		const period = periods.get(subscription.id);
		if (!period) continue;
		const next = pass(unit, made, {subscription, period, known: known(subscription, begun)});
		periods.set(subscription.id, next);
		const key = planKeyOf(subscription);
		if (next) begun.set(key, (begun.get(key) ?? 0) + 1);
	}
}

/** Passes the ends of a pack: all of its subscriptions have the same periods and pass them together, at what the pack costs then. */
function passPack(unit: Unit, made: Made, {pack, children}: WholePack, circumstances: Circumstances): void {
	const {periods, known, begun} = circumstances;
	const areOver = (): boolean => children.every(({id}) => isOver(periods.get(id), unit.now));
	for (let passed = 0; passed < PERIODS_LIMIT && areOver(); passed++) {
		const before = pack.status;
		const prices = children.flatMap(child => known(child, begun).prices);
		if (renewingStatuses.some(renewing => renewing === before)) takeNewestShares(pack, children, prices);
		passAll(unit, made, children, circumstances);
		followChildren(unit, {pack, children}, {before, hasNext: children.some(({id}) => periods.get(id))});
	}
}

type Passing = Readonly<{subscription: Subscription; period: SubscriptionPeriod; known: Known}>;

/** Passes one end. Answers the period that follows, if one does. */
function pass(unit: Unit, made: Made, {subscription, period, known}: Passing): SubscriptionPeriod | undefined {
	const {status} = subscription;
	const isMetered = known.metered.has(period.planVersionId);
	if (status === 'trialing') return endTrial(unit, made, {subscription, period, known});
	const isRenewing = renewingStatuses.some(renewing => renewing === status);
	// Who has chosen another plan goes on: its term counts from then.
	const next = known.pending ?? known.toAskFor;
	const isMovingOn = next !== undefined && next.planId !== subscription.planId;
	const isBound = !isMovingOn && !subscription.packSubscriptionId;
	const isTermOver = isBound && Boolean(known.plan.termPeriods) && known.lived >= (known.plan.termPeriods ?? 0);
	if (status === 'cancelling') {
		end(unit, made, subscription, {by: 'cancel', reason: subscription.cancellationReason ?? null, open: period, isMetered});
	} else if (isRenewing && isTermOver) {
		end(unit, made, subscription, {by: status === 'active' ? 'expire' : 'cancel', reason: 'The term is over', open: period, isMetered});
	} else if (isRenewing) {
		return renew(unit, made, {subscription, period, known});
	} else if (period.endsAt) {
		closePeriod(unit, made, period, {at: period.endsAt, isMetered, isLast: false});
	}

	return undefined;
}

/** The first period after a trial: counted from the day after the trial's last one. */
function endTrial(unit: Unit, made: Made, {subscription, period: trial, known: {tenant, pending, toAskFor}}: Passing): SubscriptionPeriod {
	const {endsAt, lastDay} = trial;
	const {planId, planKey: previousPlanKey} = subscription;
	if (!endsAt || !lastDay) throw new Error(`${subscription.id} has a trial that cannot be over`);
	closePeriod(unit, made, trial, {at: endsAt, isMetered: false, isLast: false});
	if (pending) takeTerms(subscription, pending);
	const zone = tenant.timeZone;
	const anchor = addDays(lastDay, 1);
	subscription.anchorDay = anchor;
	const first = followingPeriod({anchor, every: subscription.billingPeriod, index: -1, end: endsAt, lastDay}, zone);
	const begun = beginPeriod(unit, made, subscription, {...first, zone});
	const previous = subscription.apply('end_trial');
	tellChange(unit, subscription, {previous, previousPlanKey, kind: kindOf(subscription, planId, pending) ?? 'status_change'});
	if (toAskFor) askForPending(unit, subscription, toAskFor);
	return begun;
}

function renew(unit: Unit, made: Made, {subscription, period, known}: Passing): SubscriptionPeriod {
	const {tenant, prices, metered, pending, toAskFor} = known;
	const {anchorDay, currentPeriodIndex: index, planId, planKey: previousPlanKey} = subscription;
	const {endsAt, lastDay} = period;
	if (!anchorDay || !endsAt || !lastDay) throw new Error(`${subscription.id} has a period that cannot be over`);
	closePeriod(unit, made, period, {at: endsAt, isMetered: metered.has(period.planVersionId), isLast: false});
	subscription.partnerId = tenant.partnerId;
	if (pending) takeTerms(subscription, pending);
	takeNewestPrice(subscription, prices);
	const zone = tenant.timeZone;
	const {billingPeriod: every} = subscription;
	// Periods of another length are counted anew from here.
	const counted = every === period.billingPeriod ? {anchor: anchorDay, index} : {anchor: addDays(lastDay, 1), index: -1};
	subscription.anchorDay = counted.anchor;
	const begun = beginPeriod(unit, made, subscription, {...followingPeriod({...counted, every, end: endsAt, lastDay}, zone), zone});
	const step = `period ${begun.startsAt.toISOString()}`;
	const kind = kindOf(subscription, planId, pending) ?? 'renewal';
	tellChange(unit, subscription, {previous: subscription.status, previousPlanKey, kind, step});
	if (toAskFor) askForPending(unit, subscription, toAskFor);
	return begun;
}

/** What has changed besides the period: undefined when nothing has. */
function kindOf(subscription: Subscription, previousPlanId: string, pending: Terms | undefined): ChangeKind | undefined {
	if (!pending) return undefined;
	return subscription.planId === previousPlanId ? 'quantity_change' : 'plan_change';
}

/** What is to be known of many subscriptions, with one query a kind; it stays true while they pass one end after the other. */
async function knownOf(unit: Unit, over: readonly Subscription[], {isPreview}: {isPreview: boolean}): Promise<Circumstances['known']> {
	const {em} = unit;
	const agreed = over.flatMap(({planId, planVersionId, pendingPlanId, pendingPlanVersionId}) => [
		{planId, planVersionId},
		...(pendingPlanId && pendingPlanVersionId ? [{planId: pendingPlanId, planVersionId: pendingPlanVersionId}] : []),
	]);
	const tenants = await findRows(em, Tenant, {id: {$in: [...new Set(over.map(({tenantId}) => tenantId))]}});
	const plans = await findRows(em, Plan, {id: {$in: [...new Set(agreed.map(({planId}) => planId))]}});
	const prices = await pricesOf(unit, agreed);
	const metered = await meteredVersionsOf(
		unit,
		prices.map(({id}) => id),
	);
	const tenantById = new Map(tenants.map(tenant => [tenant.id, tenant]));
	const planById = new Map(plans.map(plan => [plan.id, plan]));
	const pricesByPlan = Map.groupBy(prices, ({planId}) => planId);
	const isTermed = (planId: Subscription['planId'] | null | undefined) => Boolean(planId && planById.get(planId)?.termPeriods);
	const termed = over.filter(({planId, pendingPlanId}) => isTermed(planId) || isTermed(pendingPlanId)).map(({id}) => id);
	const lived = await periodsLivedThrough(unit, termed);
	const asked = isPreview ? new Set() : await servicesToAsk(unit, over);
	return (subscription, begun) => {
		const tenant = tenantById.get(subscription.tenantId);
		const plan = planById.get(subscription.planId);
		if (!tenant || !plan) throw new Error(`tenant or plan of ${subscription.id} is not there`);
		const ofPlan = pricesByPlan.get(plan.id) ?? [];
		const ofPending = subscription.pendingPlanId ? (pricesByPlan.get(subscription.pendingPlanId) ?? []) : [];
		const changes = changeDue(subscription, {plans, prices: ofPending, isAsked: asked.has(subscription.serviceId)});
		const key = planKeyOf(subscription);
		const livedOnPlan = (lived.get(key) ?? 0) + (begun.get(key) ?? 0);
		return {tenant, plan, prices: [...ofPlan, ...ofPending], metered, lived: livedOnPlan, ...changes};
	};
}

/** The services, of subscriptions that change at this end, that are to be changed before them. */
async function servicesToAsk({em}: Unit, over: readonly Subscription[]): Promise<ReadonlySet<IdOf<'service'>>> {
	const ids = [...new Set(over.filter(({pendingPlanId}) => pendingPlanId).map(({serviceId}) => serviceId))];
	const services = ids.length > 0 ? await findRows(em, Service, {id: {$in: ids}}) : [];
	return new Set(services.filter(service => service.isAskedToChange()).map(({id}) => id));
}
