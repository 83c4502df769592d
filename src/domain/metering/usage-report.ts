import type {Unit} from '../platform/unit/unit.ts';
import type {Decimal} from '../platform/values/decimal.ts';
import {quantityOf, type UsageSummary} from './aggregation.ts';
import type {Aggregation, MetricTerms} from './metric.ts';
import {metricsOf} from './queries.ts';
import type {Subscribed} from './subscribed.ts';
import {usageBeforeChange, usageCounted} from './usage-counted.ts';
import {type Bucket, bucketAt, usageHistory, type Window} from './usage-history.ts';

/** What was used of one metric, beside what the plan allows (null: no limit). */
export type MeteredQuantity = Readonly<{
	metricSlug: string;
	unit: string | null;
	aggregation: Aggregation;
	quantity: Decimal;
	limit: number | null;
	/** What of it was used before a change of plan within the period. */
	usedBefore?: Decimal;
}>;

/** What a subscription has used in a span. */
export type UsageReport = Readonly<{subscribed: Subscribed; start: Date; end: Date | null; metrics: readonly MeteredQuantity[]}>;

export type PeriodType = Bucket | 'billing_period';

const METRICS_LIMIT = 1000;

/** What a subscription has used in its running billing period, or in the hour, day or month (UTC) that it is. Exact at this moment. */
export async function usageReport(unit: Unit, subscribed: Subscribed, periodType: PeriodType): Promise<UsageReport> {
	const terms = await metricsOf(unit, subscribed.serviceId);
	if (periodType === 'billing_period') {
		const nothing = {start: unit.now, end: unit.now};
		const usage = await usageCounted(unit, subscribed);
		const before = await usageBeforeChange(unit, subscribed);
		const metrics = quantities(subscribed, terms, slug => summed(terms, slug, usage)).map(metric => ({
			...metric,
			...(before && {usedBefore: summed(terms, metric.metricSlug, before)}),
		}));
		return {subscribed, ...(subscribed.period ?? nothing), metrics};
	}

	const window = bucketAt(periodType, unit.now);
	const points = await pointsIn(unit, subscribed, {bucket: periodType, window, terms});
	return {subscribed, ...window, metrics: quantities(subscribed, terms, slug => points.get(slug))};
}

const summed = (terms: ReadonlyMap<string, MetricTerms>, slug: string, usage: ReadonlyMap<string, UsageSummary>): Decimal =>
	quantityOf(terms.get(slug)?.aggregation ?? 'sum', usage.get(slug));

type Span = Readonly<{bucket: Bucket; window: Window; terms: ReadonlyMap<string, MetricTerms>}>;

async function pointsIn(unit: Unit, {tenantId, serviceId}: Subscribed, {bucket, window, terms}: Span): Promise<Map<string, Decimal>> {
	const points = await usageHistory(unit, {tenantId, serviceId, bucket, window, limit: METRICS_LIMIT}, terms);
	return new Map(points.map(({metricSlug, quantity}) => [metricSlug, quantity]));
}

/** One for each metric of the service, used or not. */
const quantities = (
	{quotas}: Subscribed,
	terms: ReadonlyMap<string, MetricTerms>,
	used: (slug: string) => Decimal | undefined,
): MeteredQuantity[] =>
	[...terms.values()]
		.sort((one, other) => (one.slug < other.slug ? -1 : 1))
		.map(({slug, unit, aggregation}) => ({
			metricSlug: slug,
			...{unit, aggregation},
			quantity: used(slug) ?? {trillionths: 0n},
			limit: quotas[slug] || null,
		}));
