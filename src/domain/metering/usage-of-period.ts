import type {Unit} from '../platform/unit.ts';
import type {UsageSummary} from './aggregation.ts';
import {type SummaryRow, summaryFrom, summaryValues} from './summary-row.ts';
import {summaryOfSummaries} from './summary-sql.ts';

/** Whose usage of which service, in which billing period. */
export type UsagePeriod = Readonly<{tenantId: string; serviceId: string; start: Date; end: Date | null}>;

/**
 * What a tenant has used of a service in a billing period, by metric: exact at this moment, down to the last event that was accepted.
 * One statement, hence one look: the running totals, and the events of batches that no total has yet. While a period's totals wait to
 * be made again, its events are read instead.
 *
 * @param metricSlug only this metric, when given
 */
export async function usageOfPeriod({em}: Unit, period: UsagePeriod, metricSlug?: string): Promise<Map<string, UsageSummary>> {
	const {tenantId, serviceId, start, end} = period;
	const ofPeriod = [tenantId, serviceId, start];
	const metric = metricSlug ?? null;
	const events = [tenantId, serviceId, start, end ?? 'infinity', metric, metric];
	const rows = await em.execute<(SummaryRow & {metric_slug: string})[]>(QUERY, [
		...ofPeriod,
		...[...ofPeriod, metric, metric],
		...events,
		...events,
		...ofPeriod,
	]);
	return new Map(rows.map(row => [row.metric_slug, summaryFrom(row)]));
}

const EVENTS = `e.tenant_id = ? and e.service_id = ? and e.at >= ? and e.at < ?::timestamptz and (?::text is null or e.metric_slug = ?)`;
const AS_SUMMARY = 'e.metric_slug, e.quantity, 1, e.quantity, e.quantity, e.at, e.idempotency_key, 0, e.subject';

const QUERY = `
	with period as materialized (
		select coalesce((select is_stale from usage_period where tenant_id = ? and service_id = ? and starts_at = ?), true) as is_stale
	), part as materialized (
		select metric_slug, quantity_sum, event_count, quantity_max, latest, latest_at, latest_key, subject_count, null as subject
		from usage_total
		where tenant_id = ? and service_id = ? and period_start = ? and (?::text is null or metric_slug = ?) and not (select is_stale from period)
		union all
		select ${AS_SUMMARY} from usage_batch b join usage_event e on e.batch_id = b.id and e.at between b.first_at and b.last_at
		where ${EVENTS} and not (select is_stale from period)
		union all
		select ${AS_SUMMARY} from usage_event e where ${EVENTS} and (select is_stale from period)
	), new_subject as (
		select metric_slug, count(distinct subject) as subject_count from part
		where subject is not null and not exists (
			select from usage_unique u where u.tenant_id = ? and u.service_id = ? and u.period_start = ? and u.metric_slug = part.metric_slug
				and u.subject = part.subject and not (select is_stale from period)
		) group by metric_slug
	), whole as (
		select metric_slug, ${summaryOfSummaries}, sum(part.subject_count) + coalesce(max(new_subject.subject_count), 0) as subject_count
		from part left join new_subject using (metric_slug) group by metric_slug
	)
	select metric_slug, ${summaryValues('whole')} from whole`;
