import type {Unit} from '../platform/unit/unit.ts';
import type {UsageSummary} from './aggregation.ts';
import type {Subscribed} from './subscribed.ts';
import {type UsagePeriod, usageOfPeriod} from './usage-of-period.ts';
import {usageKey, usageOfPeriods} from './usage-of-periods.ts';

type Whose = Pick<Subscribed, 'usageBounds' | 'onPlanSince'> & Pick<UsagePeriod, 'tenantId' | 'serviceId'>;

/** What counts for a subscription's running period, by metric: that of before a change of plan within it, too. Exact at this moment. */
export async function usageCounted(
	unit: Unit,
	{tenantId, serviceId, usageBounds, onPlanSince}: Whose,
): Promise<ReadonlyMap<string, UsageSummary>> {
	if (!usageBounds) return new Map();
	const period = {tenantId, serviceId, ...usageBounds};
	const isDivided = onPlanSince !== null && onPlanSince > usageBounds.start;
	return isDivided ? usageTogether(unit, period) : usageOfPeriod(unit, period);
}

/** The same for many subscriptions, with one question to the database. */
export async function usageCountedOfMany(unit: Unit, all: readonly Whose[]): Promise<(whose: Whose) => ReadonlyMap<string, UsageSummary>> {
	const periodOf = ({tenantId, serviceId, usageBounds}: Whose): UsagePeriod | undefined =>
		usageBounds ? {tenantId, serviceId, ...usageBounds} : undefined;
	const usage = await usageOfPeriods(
		unit,
		all.flatMap(whose => periodOf(whose) ?? []),
	);
	return whose => {
		const period = periodOf(whose);
		return (period && usage.get(usageKey(period))) ?? new Map();
	};
}

/** The part of it that was used before the change of plan; nothing where there was none. */
export async function usageBeforeChange(
	unit: Unit,
	{tenantId, serviceId, usageBounds, onPlanSince}: Whose,
): Promise<ReadonlyMap<string, UsageSummary> | undefined> {
	if (!usageBounds || onPlanSince === null || onPlanSince <= usageBounds.start) return undefined;
	return usageTogether(unit, {tenantId, serviceId, start: usageBounds.start, end: onPlanSince});
}

async function usageTogether(unit: Unit, period: UsagePeriod): Promise<ReadonlyMap<string, UsageSummary>> {
	return (await usageOfPeriods(unit, [period])).get(usageKey(period)) ?? new Map();
}
