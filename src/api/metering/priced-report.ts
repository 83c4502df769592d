import {costOfUsage} from '../../domain/billing/plan/cost-of-usage.ts';
import type {Subscribed} from '../../domain/metering/subscribed.ts';
import {type PeriodType, usageReport} from '../../domain/metering/usage-report.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import {isWithinMoneyLimit} from '../../domain/platform/values/money.ts';

/** Sums are shown in this currency when a tenant subscribes to nothing. */
const DEFAULT_CURRENCY = 'EUR';

/** The usage of a subscription with what it would be billed at now, as views show it. */
export async function pricedReport(unit: Unit, subscribed: Subscribed, periodType: PeriodType) {
	const report = await usageReport(unit, subscribed, periodType);
	const costs = await costOfUsage(unit, report);
	return {
		serviceSlug: subscribed.serviceSlug,
		periodStart: report.start,
		periodEnd: report.end,
		metrics: report.metrics.map(metric => ({...metric, costMinor: costOf(costs, metric.metricSlug)})),
	};
}

const costOf = (costs: ReadonlyMap<string, bigint | null>, slug: string): bigint | null =>
	costs.has(slug) ? (costs.get(slug) ?? null) : 0n;

/** The sum of amounts; null when one of them, or the sum, is more than an amount can be. */
function sumOf(amounts: readonly (bigint | null)[]): bigint | null {
	const known = amounts.filter(amount => amount !== null);
	const sum = known.reduce((one, other) => one + other, 0n);
	return known.length === amounts.length && isWithinMoneyLimit(sum) ? sum : null;
}

/** The usage of all of a tenant's subscriptions. Costs are added up in one currency: that of the first; others stand with their service. */
export async function usageSummary(unit: Unit, subscriptions: readonly Subscribed[], periodType: PeriodType) {
	const services = [];
	const currency = subscriptions[0]?.currency ?? DEFAULT_CURRENCY;
	const costs: (bigint | null)[] = [];
	for (const subscribed of subscriptions) {
		const report = await pricedReport(unit, subscribed, periodType);
		services.push(report);
		if (subscribed.currency === currency) costs.push(...report.metrics.map(({costMinor}) => costMinor));
	}

	const starts = services.map(({periodStart}) => periodStart.getTime());
	const ends = services.flatMap(({periodEnd}) => (periodEnd ? [periodEnd.getTime()] : []));
	return {
		periodType,
		periodStart: starts.length > 0 ? new Date(Math.min(...starts)) : unit.now,
		periodEnd: ends.length > 0 ? new Date(Math.max(...ends)) : unit.now,
		...{services, totalCostMinor: sumOf(costs), currency},
	};
}
