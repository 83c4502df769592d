import type {Unit} from '../platform/unit/unit.ts';
import type {Decimal} from '../platform/values/decimal.ts';
import {bucketAt, type Window} from './usage-history.ts';
import type {PeriodType} from './usage-report.ts';

/** What all tenants in reach together used of a service. */
export type ServiceUsage = Readonly<{
	serviceSlug: string;
	activeTenants: number;
	metrics: Readonly<{metricSlug: string; quantity: Decimal}>[];
}>;

type Row = {
	service_slug: string;
	metric_slug: string;
	active_tenants: string;
	quantity: string;
	starts_at: Date | string;
	ends_at: Date | string;
};

/** A tenant's quantity of a metric, by the metric's own aggregation. */
const QUANTITY = `
	case coalesce(m.aggregation, 'sum')
		when 'sum' then sum(u.quantity_sum) when 'count' then sum(u.event_count) when 'max' then max(u.quantity_max)
		when 'latest' then (array_agg(u.latest order by u.latest_at desc, u.latest_key desc))[1] else max(u.subject_count) end`;

/** Over tenants, quantities add up; of a maximum, the greatest counts. */
const overTenants = (source: string): string => `
	with by_tenant as (
		select u.service_id, u.metric_slug, u.tenant_id, coalesce(m.aggregation, 'sum') as aggregation, ${QUANTITY} as quantity,
			min(u.starts_at) as starts_at, max(u.ends_at) as ends_at
		from (${source}) u left join declared_metric m on m.service_id = u.service_id and m.slug = u.metric_slug
		group by u.service_id, u.metric_slug, u.tenant_id, m.aggregation
	), by_service as (
		select service_id, count(distinct tenant_id) as active_tenants from by_tenant group by service_id
	)
	select s.slug as service_slug, t.metric_slug, max(b.active_tenants)::text as active_tenants,
		trunc(case when max(t.aggregation) = 'max' then max(t.quantity) else sum(t.quantity) end * 1000000000000)::text as quantity,
		min(t.starts_at) as starts_at, max(t.ends_at) as ends_at
	from by_tenant t join by_service b using (service_id) join service s on s.id = t.service_id
	group by s.slug, t.metric_slug order by s.slug, t.metric_slug`;

const OF_HOURS = `
	select h.*, h.hour as starts_at, h.hour as ends_at, 0::bigint as subject_count from usage_hour h where h.hour >= ? and h.hour < ?
	union all
	select e.tenant_id, e.service_id, e.metric_slug, min(e.at), min(e.partner_id), 0, 0, 0, 0, min(e.at), '', min(e.at), min(e.at), count(distinct subject)
	from usage_event e join declared_metric m on m.service_id = e.service_id and m.slug = e.metric_slug and m.aggregation = 'unique_count'
	where e.at >= ? and e.at < ? group by e.tenant_id, e.service_id, e.metric_slug`;

const OF_RUNNING_PERIODS = `
	select t.*, p.starts_at, coalesce(p.ends_at, p.starts_at) as ends_at from usage_total t
	join usage_period p on p.tenant_id = t.tenant_id and p.service_id = t.service_id and p.starts_at = t.period_start
	where p.starts_at <= ? and (p.ends_at is null or p.ends_at > ?)`;

/**
 * What is rolled up of all tenants in reach, by service: in the hour, day or month (UTC) that it is, or in each tenant's running
 * billing period. Usage accepted in the last seconds may be missing.
 */
export async function usageOverTenants({em, now}: Unit, periodType: PeriodType): Promise<{window: Window; services: ServiceUsage[]}> {
	const window = periodType === 'billing_period' ? undefined : bucketAt(periodType, now);
	const rows: Row[] = window
		? await em.execute(overTenants(OF_HOURS), [window.start, window.end, window.start, window.end])
		: await em.execute(overTenants(OF_RUNNING_PERIODS), [now, now]);
	const services = [...Map.groupBy(rows, row => row.service_slug)].map(([serviceSlug, ofService]) => ({
		serviceSlug,
		activeTenants: Number(ofService[0]?.active_tenants ?? 0),
		metrics: ofService.map(row => ({metricSlug: row.metric_slug, quantity: {trillionths: BigInt(row.quantity)}})),
	}));
	return {window: window ?? spanOf(rows, now), services};
}

function spanOf(rows: readonly Row[], now: Date): Window {
	const starts = rows.map(row => new Date(row.starts_at).getTime());
	const ends = rows.map(row => new Date(row.ends_at).getTime());
	return rows.length === 0 ? {start: now, end: now} : {start: new Date(Math.min(...starts)), end: new Date(Math.max(...ends))};
}
