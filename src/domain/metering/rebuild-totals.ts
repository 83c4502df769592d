import type {Unit} from '../platform/unit/unit.ts';
import {monthsBefore} from './intake/drop-old-usage.ts';
import {ownRollUps} from './roll-up-lock.ts';
import {replaceSummary, summaryColumns, summaryOfEvents} from './summary-sql.ts';
import {type Touched, tellThresholds} from './tell-thresholds.ts';

/** Periods whose totals are made again in one run, by a fixed number of statements, while nothing is added to any. */
const PERIODS_LIMIT = 200;

type Stale = {tenant_id: string; service_id: string; starts_at: string; ends_at: string | null};

/**
 * Makes the totals of periods that are new, or whose bounds have changed, from the events themselves: those that are rolled up; the
 * others will be added. Answers how many periods there were: 0 when none is left.
 *
 * @param keptMonths how long events are kept; a total that is older than that keeps what it has
 */
export async function rebuildTotals(unit: Unit, keptMonths: number): Promise<number> {
	const [waiting] = await unit.em.execute<{is_there: boolean}[]>('select exists (select from usage_period where is_stale) as is_there');
	if (!waiting?.is_there) return 0;
	await ownRollUps(unit);
	// Locked, so that their bounds stay as they are until the totals fit them.
	const stale = await unit.em.execute<Stale[]>(
		`select tenant_id, service_id, starts_at::text, ends_at::text from usage_period
		 where is_stale order by tenant_id, service_id, starts_at limit ? for update`,
		[PERIODS_LIMIT],
	);
	const keptSince = monthsBefore(unit.now, keptMonths);
	await tellThresholds(
		unit,
		await rebuild(
			unit,
			stale.filter(({starts_at: start}) => new Date(start) >= keptSince),
		),
	);
	await unit.em.execute(
		`update usage_period u set is_stale = false from ${PERIODS}
		 where u.tenant_id = p.tenant_id and u.service_id = p.service_id and u.starts_at = p.starts_at`,
		[JSON.stringify(stale)],
	);
	return stale.length;
}

async function rebuild({em}: Unit, stale: readonly Stale[]): Promise<Touched[]> {
	if (stale.length === 0) return [];
	const periods = JSON.stringify(stale);
	await em.execute(`delete from usage_unique u using ${PERIODS} where ${isOfPeriod('u')}`, [periods]);
	await em.execute(
		`insert into usage_unique (tenant_id, service_id, period_start, metric_slug, subject, partner_id)
		 select p.tenant_id, p.service_id, p.starts_at, found.* from ${PERIODS} cross join lateral (
			select e.metric_slug, e.subject, max(e.partner_id)
			from usage_event e join declared_metric m on m.service_id = e.service_id and m.slug = e.metric_slug and m.aggregation = 'unique_count'
			where ${ROLLED_UP} and e.subject is not null group by 1, 2
		 ) found`,
		[periods],
	);
	const touched = await em.execute<Touched[]>(
		`insert into usage_total (tenant_id, service_id, period_start, metric_slug, partner_id, ${summaryColumns}, subject_count)
		 select p.tenant_id, p.service_id, p.starts_at, s.metric_slug, s.partner_id, ${summaryColumns},
			(select count(*) from usage_unique u where ${isOfPeriod('u')} and u.metric_slug = s.metric_slug)
		 from ${PERIODS} cross join lateral (
			select e.metric_slug, max(e.partner_id) as partner_id, ${summaryOfEvents} from usage_event e where ${ROLLED_UP} group by 1
		 ) s
		 on conflict (tenant_id, service_id, period_start, metric_slug) do update set ${replaceSummary}, subject_count = excluded.subject_count
		 returning tenant_id, service_id, period_start, metric_slug`,
		[periods],
	);
	await em.execute(
		`delete from usage_total t using ${PERIODS} where ${isOfPeriod('t')}
		 and not exists (
			select from jsonb_to_recordset(?::jsonb) as k (tenant_id text, service_id text, period_start timestamptz, metric_slug text)
			where (k.tenant_id, k.service_id, k.period_start, k.metric_slug) = (t.tenant_id, t.service_id, t.period_start, t.metric_slug))`,
		[periods, JSON.stringify(touched)],
	);
	return touched;
}

/** Periods that are given as JSON. */
const PERIODS = 'jsonb_to_recordset(?::jsonb) as p(tenant_id text, service_id text, starts_at timestamptz, ends_at timestamptz)';

const isOfPeriod = (table: string): string =>
	`${table}.tenant_id = p.tenant_id and ${table}.service_id = p.service_id and ${table}.period_start = p.starts_at`;

/** The events of a period that no batch holds any more. */
const ROLLED_UP = `e.tenant_id = p.tenant_id and e.service_id = p.service_id
	and e.at >= p.starts_at and e.at < coalesce(p.ends_at, 'infinity') and not exists (select from usage_batch b where b.id = e.batch_id)`;
