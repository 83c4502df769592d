import type {Decimal} from '../platform/decimal.ts';
import type {Unit} from '../platform/unit.ts';
import {quantityOf} from './aggregation.ts';
import type {MetricTerms} from './metric.ts';
import {type SummaryRow, summaryFrom, summaryValues} from './summary-row.ts';
import {summaryOfSummaries} from './summary-sql.ts';

/** Spans of UTC that usage is shown by. */
export const buckets = ['hour', 'day', 'month'] as const;

export type Bucket = (typeof buckets)[number];

/** A span of whole buckets, half-open. */
export type Window = Readonly<{start: Date; end: Date}>;

/** The bucket that an instant falls in, and the start of the next one. */
export function bucketAt(bucket: Bucket, instant: Date): Window {
	const start = new Date(instant);
	start.setUTCMinutes(0, 0, 0);
	if (bucket !== 'hour') start.setUTCHours(0);
	if (bucket === 'month') start.setUTCDate(1);
	const end = new Date(start);
	if (bucket === 'hour') end.setUTCHours(end.getUTCHours() + 1);
	if (bucket === 'day') end.setUTCDate(end.getUTCDate() + 1);
	if (bucket === 'month') end.setUTCMonth(end.getUTCMonth() + 1);
	return {start, end};
}

/** What was used of a metric in a bucket. */
export type UsagePoint = Readonly<{metricSlug: string; start: Date; quantity: Decimal}>;

type Request = Readonly<{tenantId: string; serviceId: string; bucket: Bucket; window: Window; metricSlug?: string; limit: number}>;

type PointRow = SummaryRow & {metric_slug: string; bucket: Date | string};

/**
 * A tenant's usage of a service by buckets, newest first, those without usage left out: hour buckets, and the events that are in none
 * yet. Different subjects do not add up over hours; they are counted from the events.
 */
export async function usageHistory({em}: Unit, request: Request, metrics: ReadonlyMap<string, MetricTerms>): Promise<UsagePoint[]> {
	const {tenantId, serviceId, bucket, window, limit} = request;
	const metric = request.metricSlug ?? null;
	const selection = [tenantId, serviceId, window.start, window.end, metric, metric];
	const countsSubjects = [...metrics.values()].filter(({aggregation}) => aggregation === 'unique_count').map(({slug}) => slug);
	const rows = await em.execute<PointRow[]>(QUERY, [
		...selection,
		...selection,
		...[bucket, bucket, tenantId, serviceId, window.start, window.end, JSON.stringify(countsSubjects)],
		limit,
	]);
	return rows.map(row => ({
		metricSlug: row.metric_slug,
		start: new Date(row.bucket),
		quantity: quantityOf(metrics.get(row.metric_slug)?.aggregation ?? 'sum', summaryFrom(row)),
	}));
}

const QUERY = `
	with part as (
		select metric_slug, hour, quantity_sum, event_count, quantity_max, latest, latest_at, latest_key from usage_hour
		where tenant_id = ? and service_id = ? and hour >= ? and hour < ? and (?::text is null or metric_slug = ?)
		union all
		select e.metric_slug, e.at, e.quantity, 1, e.quantity, e.quantity, e.at, e.idempotency_key
		from usage_batch b join usage_event e on e.batch_id = b.id and e.at between b.first_at and b.last_at
		where e.tenant_id = ? and e.service_id = ? and e.at >= ? and e.at < ? and (?::text is null or e.metric_slug = ?)
	), whole as (
		select metric_slug, date_trunc(?, hour, 'UTC') as bucket, ${summaryOfSummaries}, 0 as subject_count from part group by 1, 2
	), subject as (
		select metric_slug, date_trunc(?, at, 'UTC') as bucket, count(distinct subject) as subject_count from usage_event
		where tenant_id = ? and service_id = ? and at >= ? and at < ? and metric_slug = any(array(select jsonb_array_elements_text(?::jsonb)))
		group by 1, 2
	), counted as (
		select whole.metric_slug, bucket, quantity_sum, event_count, quantity_max, latest, coalesce(subject.subject_count, 0) as subject_count
		from whole left join subject using (metric_slug, bucket)
	)
	select metric_slug, bucket, ${summaryValues('counted')} from counted order by bucket desc, metric_slug limit ?`;
