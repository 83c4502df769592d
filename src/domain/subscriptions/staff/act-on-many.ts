import {Plan} from '../../catalog/plan.ts';
import {meteredVersionsOf, pricesOf} from '../../catalog/queries.ts';
import {Service} from '../../catalog/service.ts';
import {billLateUsageAlone} from '../../charges/last-usage.ts';
import {Tenant} from '../../organization/tenant.ts';
import {Refusal} from '../../platform/refusals.ts';
import {findRows} from '../../platform/unit/find-rows.ts';
import {lockMany} from '../../platform/unit/lock-many.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {nextState} from '../../platform/values/lifecycle.ts';
import {hasNothingToWaitFor, scheduleCancellation} from '../cancel.ts';
import {changeDue} from '../change/terms.ts';
import {end} from '../end.ts';
import {subscriptionLifecycle} from '../lifecycle.ts';
import {keepMade, nothingMade} from '../made.ts';
import {passPeriodEnds} from '../periods/pass-period-ends.ts';
import {SubscriptionPeriod} from '../periods/subscription-period.ts';
import {lockLastPeriods} from '../queries.ts';
import {refuse} from '../refusals.ts';
import {resumeLocked} from '../resume.ts';
import {Subscription} from '../subscription.ts';
import {suspendLocked} from '../suspend.ts';
import type {BulkAction} from './bulk-action.ts';

type Request = Readonly<{action: BulkAction; subscriptionIds: readonly IdOf<'subscription'>[]; reason?: string | undefined}>;

/** What came of it: those that refuse, each with its refusal. All others were acted on. */
export type Acted = ReadonlyMap<IdOf<'subscription'>, Refusal>;

/** Acts on one of many, which is locked; throws what it refuses with. */
type Act = (subscription: Subscription) => void;

/** An action with everything that it has to know of all of them, and what is to be stored when each was acted on. */
type Prepared = Readonly<{act: Act; save: () => Promise<void>}>;

/**
 * Acts on many subscriptions by a fixed number of queries, each as the verb for one does: one that refuses stops no other. What belongs to a
 * pack follows the pack, and what is not in reach is as missing as one that never was.
 */
export async function actOnMany(unit: Unit, {action, subscriptionIds, reason}: Request): Promise<Acted> {
	const own = await findRows(unit.em, Subscription, {id: {$in: [...subscriptionIds]}, packSubscriptionId: null}, {fields: ['id']});
	const ids = own.map(({id}) => id);
	// What has fallen due comes first, as for one.
	if (action !== 'resume') await passPeriodEnds(unit, {subscriptionIds: ids});
	const locked = await lockMany(unit, Subscription, {id: {$in: [...subscriptionIds]}}, {orderBy: {id: 'asc'}});
	const byId = new Map(locked.rows.map(subscription => [subscription.id, subscription]));
	const free = locked.rows.filter(({packSubscriptionId}) => !packSubscriptionId);
	const {act, save} = await prepare[action](unit, free, reason);
	const refused = new Map<IdOf<'subscription'>, Refusal>();
	for (const id of subscriptionIds) {
		try {
			const subscription = byId.get(id);
			if (!subscription) throw refuse('subscription_not_found', {id});
			if (subscription.packSubscriptionId) throw refuse('belongs_to_pack', {id: subscription.packSubscriptionId});
			act(subscription);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			refused.set(id, error);
		}
	}

	await locked.save();
	await save();
	return refused;
}

const prepare: Readonly<
	Record<BulkAction, (unit: Unit, subscriptions: readonly Subscription[], reason: string | undefined) => Promise<Prepared>>
> = {
	suspend: async (unit, _, reason) => ({act: subscription => suspendLocked(unit, subscription, reason), save: async () => undefined}),
	resume: prepareResuming,
	async cancel(unit, subscriptions, reason) {
		const ending = await prepareEnding(unit, subscriptions.filter(hasNothingToWaitFor), reason);
		return {
			act(subscription) {
				if (hasNothingToWaitFor(subscription)) ending.act(subscription);
				else scheduleCancellation(unit, subscription, reason);
			},
			save: ending.save,
		};
	},
	cancel_immediate: prepareEnding,
};

async function prepareEnding(unit: Unit, subscriptions: readonly Subscription[], reason: string | undefined): Promise<Prepared> {
	const made = nothingMade();
	const ended: IdOf<'subscription'>[] = [];
	const order = {orderBy: {id: 'asc'}} as const;
	const open = await lockMany(unit, SubscriptionPeriod, {subscriptionId: {$in: subscriptions.map(({id}) => id)}, closedAt: null}, order);
	const payingIds = open.rows.flatMap(({paidWithId}) => paidWithId ?? []);
	const paying = await lockMany(unit, SubscriptionPeriod, {id: {$in: payingIds}}, order);
	const metered = await meteredVersionsOf(
		unit,
		open.rows.map(({planVersionId}) => planVersionId),
	);
	const openOf = new Map(open.rows.map(period => [period.subscriptionId, period]));
	const payingOf = new Map(paying.rows.map(period => [period.id, period]));
	return {
		act(subscription) {
			// Refused before anything is closed.
			nextState('The subscription', subscriptionLifecycle, subscription.status, 'cancel');
			const period = openOf.get(subscription.id);
			const paidWith = period?.paidWithId ? payingOf.get(period.paidWithId) : undefined;
			const isMetered = period !== undefined && metered.has(period.planVersionId);
			end(unit, made, subscription, {by: 'cancel', reason: reason ?? null, isImmediate: true, open: period, paidWith, isMetered});
			ended.push(subscription.id);
		},
		async save() {
			await open.save();
			await paying.save();
			await keepMade(unit, made);
			await billLateUsageAlone(unit, ended);
		},
	};
}

async function prepareResuming(unit: Unit, subscriptions: readonly Subscription[]): Promise<Prepared> {
	const {em} = unit;
	const made = nothingMade();
	const suspended = subscriptions.filter(({status}) => status === 'suspended');
	const distinct = <Id extends string>(ids: readonly Id[]): {$in: Id[]} => ({$in: [...new Set(ids)]});
	const last = await lockLastPeriods(
		unit,
		suspended.map(({id}) => id),
	);
	const lastOf = new Map(last.rows.map(period => [period.subscriptionId, period]));
	const changing = suspended.flatMap(({pendingPlanId: planId, pendingPlanVersionId: planVersionId, serviceId}) =>
		planId && planVersionId ? [{planId, planVersionId, serviceId}] : [],
	);
	const prices = await pricesOf(unit, [...suspended, ...changing]);
	const plans = await em.find(Plan, {id: distinct(changing.map(({planId}) => planId))});
	const services = await em.find(Service, {id: distinct(changing.map(({serviceId}) => serviceId))});
	const asked = new Set(services.filter(service => service.isAskedToChange()).map(({id}) => id));
	const tenants = await em.find(Tenant, {id: distinct(suspended.map(({tenantId}) => tenantId))});
	const tenantOf = new Map(tenants.map(tenant => [tenant.id, tenant]));
	const metered = await meteredVersionsOf(
		unit,
		last.rows.map(({planVersionId}) => planVersionId),
	);
	return {
		act(subscription) {
			const period = lastOf.get(subscription.id);
			const tenant = tenantOf.get(subscription.tenantId);
			const ofIts = prices.filter(({planId}) => planId === subscription.planId || planId === subscription.pendingPlanId);
			const due = changeDue(subscription, {plans, prices: ofIts, isAsked: asked.has(subscription.serviceId)});
			const isMetered = period !== undefined && metered.has(period.planVersionId);
			resumeLocked(unit, made, subscription, period && tenant && {last: period, tenant, prices: ofIts, isMetered, ...due});
		},
		async save() {
			await last.save();
			await keepMade(unit, made);
		},
	};
}
