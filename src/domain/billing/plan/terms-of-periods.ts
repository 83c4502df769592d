import {Plan, PlanVersion} from '../../catalog/plan.ts';
import {PricingTier} from '../../catalog/pricing-tier.ts';
import {Service} from '../../catalog/service.ts';
import {findRows} from '../../platform/unit/find-rows.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {byId} from '../../platform/values/by-id.ts';
import type {SubscriptionPeriod} from '../../subscriptions/periods/subscription-period.ts';
import type {PriceTerms} from './price-line.ts';

/** What a period is charged by: its terms, and the tiers of its usage. */
export type PeriodTerms = Readonly<{terms: PriceTerms; tiers: readonly PricingTier[]}>;

/** Loads plan, service, price version and tiers of periods, with one query each: the version that each began with, whatever holds today. */
export async function termsOfPeriods(
	{em}: Unit,
	periods: readonly SubscriptionPeriod[],
): Promise<(period: SubscriptionPeriod) => PeriodTerms> {
	const ids = <Key extends 'planId' | 'serviceId' | 'planVersionId'>(key: Key) => [...new Set(periods.map(period => period[key]))];
	const plans = byId(await findRows(em, Plan, {id: {$in: ids('planId')}}));
	const services = byId(await findRows(em, Service, {id: {$in: ids('serviceId')}}));
	const versions = byId(await findRows(em, PlanVersion, {id: {$in: ids('planVersionId')}}));
	const tiers = await findRows(em, PricingTier, {planVersionId: {$in: ids('planVersionId')}}, {orderBy: {sortOrder: 'asc', id: 'asc'}});
	const tiersOf = Map.groupBy(tiers, ({planVersionId}) => planVersionId);
	return period => {
		const plan = plans.get(period.planId);
		const service = services.get(period.serviceId);
		const version = versions.get(period.planVersionId);
		if (!plan || !service || !version) throw new Error(`the terms of ${period.id} are not there`);
		return {terms: {plan, service, version}, tiers: tiersOf.get(version.id) ?? []};
	};
}
