import type {Unit} from '../platform/unit/unit.ts';
import type {Decimal} from '../platform/values/decimal.ts';
import {quantityOf} from './aggregation.ts';
import type {MetricTerms} from './metric.ts';
import {type SummaryRow, summaryFrom, summaryValues} from './summary-row.ts';
import {summaryOfSummaries} from './summary-sql.ts';
import {selectUncounted, type Uncounted, type UncountedRow, untilCovered} from './uncounted.ts';

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

type PointRow = UncountedRow & ({metric_slug: null} | ({metric_slug: string; bucket: Date | string} & SummaryRow));

/**
 * A tenant's usage of a service by buckets, newest first, those without usage left out: hour buckets, and the events that are in none
 * yet. Different subjects do not add up over hours; they are counted from the events.
 */
export async function usageHistory(unit: Unit, request: Request, metrics: ReadonlyMap<string, MetricTerms>): Promise<UsagePoint[]> {
	const countsSubjects = [...metrics.values()].filter(({aggregation}) => aggregation === 'unique_count').map(({slug}) => slug);
	const {start, end} = request.window;
	const rows = await untilCovered(
		async span => addToHours(unit, request, {span, countsSubjects}),
		async () => addToHours(unit, request, {span: {from: start, to: end}, countsSubjects}),
	);
	return rows.flatMap(row =>
		row.metric_slug === null
			? []
			: [
					{
						metricSlug: row.metric_slug,
						start: new Date(row.bucket),
						quantity: quantityOf(metrics.get(row.metric_slug)?.aggregation ?? 'sum', summaryFrom(row)),
					},
				],
	);
}

const HOURS = `
	select metric_slug, hour, quantity_sum, event_count, quantity_max, latest, latest_at, latest_key from usage_hour
	where tenant_id = ? and service_id = ? and hour >= ? and hour < ? and (?::text is null or metric_slug = ?)`;

const EVENTS = `
	select metric_slug, at, quantity, 1, quantity, quantity, at, idempotency_key from usage_event
	where tenant_id = ? and service_id = ? and at >= ? and at < ? and (?::text is null or metric_slug = ?)
		and at <= ? and exists (select from usage_batch b where b.id = batch_id)`;

const SUBJECTS = `
	select metric_slug, date_trunc(?, at, 'UTC') as bucket, count(distinct subject) as subject_count from usage_event
	where tenant_id = ? and service_id = ? and at >= ? and at < ? and metric_slug = any(array(select jsonb_array_elements_text(?::jsonb)))
	group by 1, 2`;

const NO_SUBJECTS = 'select null::text as metric_slug, null::timestamptz as bucket, 0 as subject_count where false';

const whole = (parts: string, subjects: string): string => `
	with uncounted as (${selectUncounted}), part as (${parts}), whole as (
		select metric_slug, date_trunc(?, hour, 'UTC') as bucket, ${summaryOfSummaries} from part group by 1, 2
	), subject as (${subjects}), counted as (
		select whole.metric_slug, bucket, quantity_sum, event_count, quantity_max, latest, coalesce(subject.subject_count, 0) as subject_count
		from whole left join subject using (metric_slug, bucket)
	)
	select uncounted_from, uncounted_to, metric_slug, bucket, ${summaryValues('counted')} from uncounted left join counted on true
	order by bucket desc, metric_slug limit ?`;

type Look = Readonly<{span: Uncounted; countsSubjects: readonly string[]}>;

async function addToHours({em}: Unit, request: Request, {span, countsSubjects}: Look): Promise<PointRow[]> {
	const {tenantId, serviceId, bucket, window, metricSlug = null, limit} = request;
	const {start, end} = window;
	const from = span && span.from > start ? span.from : start;
	const [parts, ofParts] = span
		? [`${HOURS} union all ${EVENTS}`, [tenantId, serviceId, from, end, metricSlug, metricSlug, span.to]]
		: [HOURS, []];
	const [subjects, ofSubjects] =
		countsSubjects.length > 0 ? [SUBJECTS, [bucket, tenantId, serviceId, start, end, JSON.stringify(countsSubjects)]] : [NO_SUBJECTS, []];
	return em.execute(whole(parts, subjects), [
		...[end, start],
		...[tenantId, serviceId, start, end, metricSlug, metricSlug],
		...[...ofParts, bucket, ...ofSubjects, limit],
	]);
}
