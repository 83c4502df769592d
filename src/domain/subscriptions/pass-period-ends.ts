import {Plan, type PlanVersion} from '../catalog/plan.ts';
import {meteredVersionsOf, pricesOf} from '../catalog/queries.ts';
import {billLateUsageAlone} from '../charges/last-usage.ts';
import {Tenant} from '../organization/tenant.ts';
import {ownedAs} from '../platform/unit/fact.ts';
import {lockMany} from '../platform/unit/lock-many.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {addDays, isRecurring} from '../platform/values/period.ts';
import {beginPeriod} from './begin-period.ts';
import {closePeriod} from './close-period.ts';
import {end} from './end.ts';
import {subscriptionEventData} from './events.ts';
import {renewingStatuses} from './lifecycle.ts';
import {keepMade, type Made, nothingMade} from './made.ts';
import {takeNewestPrice} from './newest-price.ts';
import {nextPeriod} from './next-period.ts';
import {followChildren} from './packs/follow-children.ts';
import {type WholePack, wholePacks} from './packs/lock-packs.ts';
import {PackSubscription} from './packs/pack-subscription.ts';
import {packsOf} from './packs/queries.ts';
import {takeNewestShares} from './packs/share-pack-price.ts';
import {periodsLivedThrough} from './queries.ts';
import {recordOf} from './record-of.ts';
import {Subscription} from './subscription.ts';
import {SubscriptionPeriod} from './subscription-period.ts';
import {tellChange} from './tell-change.ts';

/** So many periods of one subscription are passed at once, when it is far behind; the next sweep goes on. */
const PERIODS_LIMIT = 100;

/** What is known of a subscription when its period is over. */
type Known = Readonly<{
	tenant: Tenant;
	plan: Plan;
	prices: readonly PlanVersion[];
	metered: ReadonlySet<string>;
	/** The periods that it has lived through so far, the running one among them; only counted where its plan has a term. */
	lived: number;
}>;

/**
 * Lets what follows the end of a period or trial happen for many subscriptions, by a fixed number of queries: a trial is followed by the
 * first period, a period by the next one on the price that the plan has then, the last period of a term and what was cancelled for this
 * end by the end of the subscription; what is suspended only leaves its period, so that its usage is billed.
 * A pack passes its ends with all of its subscriptions, also where only one of them is named. Looks again under the locks, so running it
 * twice changes nothing.
 */
export async function passPeriodEnds(
	unit: Unit,
	{subscriptionIds}: Readonly<{subscriptionIds: readonly IdOf<'subscription'>[]}>,
): Promise<void> {
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
	const known = await knownOf(unit, over);
	const made = nothingMade();
	for (const subscription of over.filter(({packSubscriptionId}) => !packSubscriptionId)) {
		for (let passed = 0; passed < PERIODS_LIMIT && isOver(periods.get(subscription.id), unit.now); passed++)
			passAll(unit, made, [subscription], {periods, known, passed});
	}

	for (const whole of wholePacks(packs.rows, over).filter(({children}) => children.length > 0))
		passPack(unit, made, whole, {periods, known});
	await open.save();
	await subscriptions.save();
	await packs.save();
	await keepMade(unit, made);
	const stopped = over.filter(({status}) => status === 'cancelled' || status === 'expired' || status === 'suspended').map(({id}) => id);
	if (stopped.length > 0) await billLateUsageAlone(unit, stopped);
}

const isOver = (period: SubscriptionPeriod | undefined, now: Date): boolean => Boolean(period?.endsAt && period.endsAt <= now);

type Periods = Map<IdOf<'subscription'>, SubscriptionPeriod | undefined>;

type Circumstances = Readonly<{periods: Periods; known: (subscription: Subscription, passed: number) => Known}>;

/** Passes one end of each of some subscriptions. */
function passAll(
	unit: Unit,
	made: Made,
	subscriptions: readonly Subscription[],
	{periods, known, passed}: Circumstances & Readonly<{passed: number}>,
): void {
	for (const subscription of subscriptions) {
		const period = periods.get(subscription.id);
		if (period) periods.set(subscription.id, pass(unit, made, {subscription, period, known: known(subscription, passed)}));
	}
}

/** Passes the ends of a pack: all of its subscriptions have the same periods and pass them together, at what the pack costs then. */
function passPack(unit: Unit, made: Made, {pack, children}: WholePack, {periods, known}: Circumstances): void {
	const areOver = (): boolean => children.every(({id}) => isOver(periods.get(id), unit.now));
	for (let passed = 0; passed < PERIODS_LIMIT && areOver(); passed++) {
		const before = pack.status;
		const prices = children.flatMap(child => known(child, passed).prices);
		if (renewingStatuses.some(renewing => renewing === before)) takeNewestShares(pack, children, prices);
		passAll(unit, made, children, {periods, known, passed});
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
	const isTermOver = !subscription.packSubscriptionId && Boolean(known.plan.termPeriods) && known.lived >= (known.plan.termPeriods ?? 0);
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
function endTrial(unit: Unit, made: Made, {subscription, period: trial, known: {tenant}}: Passing): SubscriptionPeriod {
	const {endsAt, lastDay} = trial;
	if (!endsAt || !lastDay) throw new Error(`${subscription.id} has a trial that cannot be over`);
	closePeriod(unit, made, trial, {at: endsAt, isMetered: false, isLast: false});
	const zone = tenant.timeZone;
	const anchor = addDays(lastDay, 1);
	subscription.anchorDay = anchor;
	const {billingPeriod: every} = subscription;
	const first = isRecurring(every)
		? nextPeriod({anchor, every, index: -1, end: endsAt, lastDay}, zone)
		: {index: 0, period: {start: endsAt, end: null}, firstDay: anchor, lastDay: null};
	const begun = beginPeriod(unit, made, subscription, {...first, zone});
	const previous = subscription.apply('end_trial');
	tellChange(unit, subscription, {previous, kind: 'status_change'});
	return begun;
}

function renew(unit: Unit, made: Made, {subscription, period, known: {tenant, prices, metered}}: Passing): SubscriptionPeriod {
	const {anchorDay: anchor, billingPeriod: every, currentPeriodIndex: index} = subscription;
	const {endsAt, lastDay} = period;
	if (!anchor || !endsAt || !lastDay || !isRecurring(every)) throw new Error(`${subscription.id} has a period that cannot be over`);
	closePeriod(unit, made, period, {at: endsAt, isMetered: metered.has(period.planVersionId), isLast: false});
	subscription.partnerId = tenant.partnerId;
	takeNewestPrice(subscription, prices);
	const zone = tenant.timeZone;
	const begun = beginPeriod(unit, made, subscription, {...nextPeriod({anchor, every, index, end: endsAt, lastDay}, zone), zone});
	recordOf(unit, subscription, {
		type: 'subscription.changed',
		step: `period ${begun.startsAt.toISOString()}`,
		owner: ownedAs(subscription),
		data: {...subscriptionEventData(subscription, subscription.status), change_kind: 'renewal', previous_plan_key: subscription.planKey},
	});
	return begun;
}

/** What is to be known of many subscriptions, with one query a kind. */
async function knownOf(unit: Unit, over: readonly Subscription[]): Promise<(subscription: Subscription, passed: number) => Known> {
	const {em} = unit;
	const tenants = await em.find(Tenant, {id: {$in: [...new Set(over.map(({tenantId}) => tenantId))]}});
	const plans = await em.find(Plan, {id: {$in: [...new Set(over.map(({planId}) => planId))]}});
	const prices = await pricesOf(unit, over);
	const metered = await meteredVersionsOf(
		unit,
		prices.map(({id}) => id),
	);
	const tenantById = new Map(tenants.map(tenant => [tenant.id, tenant]));
	const planById = new Map(plans.map(plan => [plan.id, plan]));
	const pricesByPlan = Map.groupBy(prices, ({planId}) => planId);
	const lived = await periodsLivedThrough(
		unit,
		over.filter(({planId}) => planById.get(planId)?.termPeriods).map(({id}) => id),
	);
	return (subscription, passed) => {
		const tenant = tenantById.get(subscription.tenantId);
		const plan = planById.get(subscription.planId);
		if (!tenant || !plan) throw new Error(`tenant or plan of ${subscription.id} is not there`);
		return {tenant, plan, prices: pricesByPlan.get(plan.id) ?? [], metered, lived: (lived.get(subscription.id) ?? 0) + passed};
	};
}
