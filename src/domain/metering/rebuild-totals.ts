import type {Unit} from '../platform/unit/unit.ts';
import {monthsBefore} from './intake/drop-old-usage.ts';
import {ownRollUps} from './roll-up-lock.ts';
import {replaceSummary, summaryColumns, summaryOfEvents} from './summary-sql.ts';
import {type Touched, tellThresholds} from './tell-thresholds.ts';

/** Periods whose totals are made again in one run, while nothing is added to any. */
const PERIODS_LIMIT = 50;

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
	for (const period of stale) {
		if (new Date(period.starts_at) >= keptSince) await tellThresholds(unit, await rebuild(unit, period));
		await markFresh(unit, period);
	}

	return stale.length;
}

async function rebuild({em}: Unit, {tenant_id: tenant, service_id: service, starts_at: start, ends_at: end}: Stale): Promise<Touched[]> {
	const period = [tenant, service, start];
	const until = end ?? 'infinity';
	await em.execute('delete from usage_unique where tenant_id = ? and service_id = ? and period_start = ?', period);
	await em.execute(
		`insert into usage_unique (tenant_id, service_id, period_start, metric_slug, subject, partner_id)
		 select e.tenant_id, e.service_id, ?, e.metric_slug, e.subject, max(e.partner_id)
		 from usage_event e join declared_metric m on m.service_id = e.service_id and m.slug = e.metric_slug and m.aggregation = 'unique_count'
		 where ${ROLLED_UP} and e.subject is not null group by 1, 2, 4, 5`,
		[start, ...period, until],
	);
	const touched = await em.execute<Touched[]>(
		`with summarised as (
			select e.tenant_id, e.service_id, e.metric_slug, max(e.partner_id) as partner_id, ${summaryOfEvents}
			from usage_event e where ${ROLLED_UP} group by 1, 2, 3
		)
		insert into usage_total (tenant_id, service_id, period_start, metric_slug, partner_id, ${summaryColumns}, subject_count)
		select tenant_id, service_id, ?, metric_slug, partner_id, ${summaryColumns},
			(select count(*) from usage_unique u where u.tenant_id = s.tenant_id and u.service_id = s.service_id
				and u.period_start = ? and u.metric_slug = s.metric_slug)
		from summarised s
		on conflict (tenant_id, service_id, period_start, metric_slug) do update set ${replaceSummary}, subject_count = excluded.subject_count
		returning tenant_id, service_id, period_start, metric_slug`,
		[...period, until, start, start],
	);
	await em.execute(
		`delete from usage_total where tenant_id = ? and service_id = ? and period_start = ?
		 and not (metric_slug = any(array(select jsonb_array_elements_text(?::jsonb))))`,
		[...period, JSON.stringify(touched.map(({metric_slug: metric}) => metric))],
	);
	return touched;
}

const markFresh = async ({em}: Unit, {tenant_id: tenant, service_id: service, starts_at: start}: Stale): Promise<void> => {
	await em.execute('update usage_period set is_stale = false where tenant_id = ? and service_id = ? and starts_at = ?', [
		tenant,
		service,
		start,
	]);
};

/** The events of a period that no batch holds any more. */
const ROLLED_UP = `e.tenant_id = ? and e.service_id = ? and e.at >= ?::timestamptz and e.at < ?::timestamptz
	and not exists (select from usage_batch b where b.id = e.batch_id)`;
