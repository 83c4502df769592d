import {refuse as refusePlatform} from '../platform/refusals.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {Decimal} from '../platform/values/decimal.ts';
import {quantityOf} from './aggregation.ts';
import {metricsOf, periodsWithin, servicesUsed} from './queries.ts';
import {bucketAt, usageHistory} from './usage-history.ts';
import {usageKey, usageOfPeriods} from './usage-of-periods.ts';
import type {PeriodType} from './usage-report.ts';

/** What was used of a metric of a service in a span. */
export type ServicePoint = Readonly<{
	serviceSlug: string;
	metricSlug: string;
	periodStart: Date;
	periodEnd: Date | null;
	quantity: Decimal;
}>;

type Request = Readonly<{tenantId: string; periodType: PeriodType; serviceSlug?: string; metricSlug?: string; from?: Date; to?: Date}>;

const POINTS_LIMIT = 500;
const USUAL_SPAN_MS = 30 * 24 * 3_600_000;

/**
 * A tenant's usage by spans, newest first, at most 500 points. Hours, days and months are those of UTC, and whole: the span asked for
 * is widened to them. It is the last 30 days unless said.
 */
export async function usageHistoryOf(unit: Unit, request: Request): Promise<ServicePoint[]> {
	const end = request.to ?? new Date(unit.now.getTime() + 1);
	const start = request.from ?? new Date(end.getTime() - USUAL_SPAN_MS);
	if (start > end) throw refusePlatform('input_invalid', {details: [{path: 'from', message: 'must not be after to'}]});
	if (request.periodType === 'billing_period' && request.serviceSlug === undefined)
		throw refusePlatform('input_invalid', {details: [{path: 'service_slug', message: 'is required for billing periods'}]});
	const points: ServicePoint[] = [];
	for (const service of await servicesUsed(unit, request)) {
		points.push(...(await pointsOf(unit, {...request, service, start, end})));
	}

	return points.sort(newestFirst).slice(0, POINTS_LIMIT);
}

const newestFirst = (one: ServicePoint, other: ServicePoint): number =>
	other.periodStart.getTime() - one.periodStart.getTime() ||
	one.serviceSlug.localeCompare(other.serviceSlug) ||
	one.metricSlug.localeCompare(other.metricSlug);

type OfService = Request & Readonly<{service: {id: string; slug: string}; start: Date; end: Date}>;

async function pointsOf(unit: Unit, {tenantId, service, periodType, metricSlug, start, end}: OfService): Promise<ServicePoint[]> {
	const metrics = await metricsOf(unit, service.id);
	const common = {serviceSlug: service.slug};
	if (periodType !== 'billing_period') {
		const lastBucket = bucketAt(periodType, new Date(end.getTime() - 1));
		const window = {start: bucketAt(periodType, start).start, end: lastBucket.end};
		const request = {tenantId, serviceId: service.id, bucket: periodType, window, metricSlug, limit: POINTS_LIMIT};
		const points = await usageHistory(unit, request, metrics);
		return points.map(point => ({...common, ...point, periodStart: point.start, periodEnd: bucketAt(periodType, point.start).end}));
	}

	const found = await periodsWithin(unit, {tenantId, serviceId: service.id, start, end});
	const periods = found.map(period => ({...period, tenantId, serviceId: service.id}));
	const usage = await usageOfPeriods(unit, periods);
	return periods.flatMap(period =>
		[...(usage.get(usageKey(period)) ?? [])]
			.filter(([slug]) => metricSlug === undefined || slug === metricSlug)
			.map(([slug, summary]) => ({
				...{...common, metricSlug: slug, periodStart: period.firstMidnight, periodEnd: period.end},
				quantity: quantityOf(metrics.get(slug)?.aggregation ?? 'sum', summary),
			})),
	);
}
