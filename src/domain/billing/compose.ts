import {LockMode} from '@mikro-orm/core';
import {Plan, PlanVersion} from '../catalog/plan.ts';
import {PricingTier} from '../catalog/pricing-tier.ts';
import {Service} from '../catalog/service.ts';
import type {Unit} from '../platform/unit.ts';
import {SubscriptionPeriod} from '../subscriptions/subscription-period.ts';
import type {NewLine} from './draft.ts';
import {type Account, USAGE_ACCEPTED_MS} from './due-work.ts';
import {recurringLine, type Terms} from './recurring-line.ts';
import {unusedCredits} from './unused-credits.ts';
import {type UsedPeriod, usageLines} from './usage-lines.ts';

/** What an account is to be charged now: the lines, and the periods that they are for. */
export type Composition = Readonly<{
	lines: readonly NewLine[];
	/** Writes down that the periods were charged; without it nothing has happened. */
	markBilled: () => void;
}>;

type Request = Account & Readonly<{asOf: Date; isOnlyLook?: boolean}>;

/**
 * Collects what an account is to be charged as of an instant: the price of periods that have begun, the usage of those that are
 * closed, less the unused days of those that ended early. The periods are locked, unless it is only a look, and each is read as the last one left it: so two at once never charge it
 * twice.
 */
export async function compose(unit: Unit, {tenantId, partnerId, currency, asOf, isOnlyLook = false}: Request): Promise<Composition> {
	const account = {tenantId, partnerId, currency};
	const periods = await unit.em.find(
		SubscriptionPeriod,
		{
			$or: [
				{...account, isPriceBilled: false, startsAt: {$lte: asOf}},
				{...account, closedAt: {$lte: asOf}, isUsageFinal: false},
			],
		},
		{orderBy: {startsAt: 'asc', serviceSlug: 'asc', id: 'asc'}, ...(!isOnlyLook && {lockMode: LockMode.PESSIMISTIC_WRITE})},
	);
	const terms = await termsOf(unit, periods);
	const unbilled = periods.filter(({isPriceBilled}) => !isPriceBilled);
	const closed = periods.filter(({closedAt, isUsageFinal}) => closedAt && closedAt <= asOf && !isUsageFinal);
	const tiers = await tiersFor(unit, closed);
	const used = closed.map(period => ({period, terms: terms(period), tiers: tiers.get(period.planVersionId) ?? []}));
	const leftEarly = closed.filter(({unusedFrom, isUnusedCredited}) => unusedFrom && !isUnusedCredited);
	const credits = await unusedCredits(
		unit,
		leftEarly.filter(({isPriceBilled}) => isPriceBilled),
	);
	return {
		lines: [...unbilled.map(period => recurringLine(period, terms(period))), ...credits, ...(await usageLines(unit, used))],
		markBilled: () => {
			for (const period of unbilled) period.isPriceBilled = true;
			for (const period of leftEarly) period.isUnusedCredited = true;
			for (const each of used) markUsageBilled(each, unit.now);
		},
	};
}

/** Usage that no price is asked for is final at once; other usage once no more of it is taken. */
function markUsageBilled({period, tiers}: UsedPeriod, now: Date): void {
	const isTaken =
		period.closedAt !== null && period.closedAt !== undefined && period.closedAt.getTime() + USAGE_ACCEPTED_MS > now.getTime();
	period.usageBilledAt = now;
	period.isUsageFinal = tiers.length === 0 || !isTaken;
}

/** The tiers of all price versions, with one query. */
async function tiersFor({em}: Unit, periods: readonly SubscriptionPeriod[]): Promise<Map<string, PricingTier[]>> {
	if (periods.length === 0) return new Map();
	const versions = [...new Set(periods.map(({planVersionId}) => planVersionId))];
	const tiers = await em.find(PricingTier, {planVersionId: {$in: versions}}, {orderBy: {sortOrder: 'asc', id: 'asc'}});
	return Map.groupBy(tiers, ({planVersionId}) => planVersionId);
}

/** Plan, service and price version of all periods, with one query each. */
async function termsOf({em}: Unit, periods: readonly SubscriptionPeriod[]): Promise<(period: SubscriptionPeriod) => Terms> {
	const ids = <Key extends 'planId' | 'serviceId' | 'planVersionId'>(key: Key) => [...new Set(periods.map(period => period[key]))];
	const [plans, services, versions] = [
		await em.find(Plan, {id: {$in: ids('planId')}}),
		await em.find(Service, {id: {$in: ids('serviceId')}}),
		await em.find(PlanVersion, {id: {$in: ids('planVersionId')}}),
	];
	return period => {
		const plan = plans.find(({id}) => id === period.planId);
		const service = services.find(({id}) => id === period.serviceId);
		const version = versions.find(({id}) => id === period.planVersionId);
		if (!plan || !service || !version) throw new Error(`the terms of ${period.id} are not there`);
		return {plan, service, version};
	};
}
