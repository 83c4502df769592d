import {readSettings} from '../platform/process/settings.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {formatDecimal} from '../platform/values/decimal.ts';
import {quantityOf, type UsageSummary} from './aggregation.ts';
import type {Aggregation} from './metric.ts';
import {type SummaryRow, summaryFrom, summaryValues} from './summary-row.ts';
import {thresholdsReached} from './thresholds.ts';
import {usageCounted} from './usage-counted.ts';

/** The key of a running total that has changed. */
export type Touched = {tenant_id: string; service_id: string; period_start: Date | string; metric_slug: string};

type LimitedTotal = Touched &
	SummaryRow & {
		partner_id: string;
		warned_percent: number;
		aggregation: Aggregation;
		quota: string;
		subscription_id: string;
		service_slug: string;
		plan_key: string;
		first_midnight: Date | string;
		counts_from: Date | string;
		ends_at: Date | string | null;
	};

/**
 * Records that a threshold of a quota is reached, for those of the changed totals where one newly is, while their period runs. Which
 * shares of a quota are thresholds is a setting of the platform (`quota_warning_percent`).
 */
export async function tellThresholds(unit: Unit, touched: readonly Touched[]): Promise<void> {
	if (touched.length === 0) return;
	const {quotaWarningPercent: thresholds} = await readSettings(unit);
	for (const total of await limitedTotals(unit, touched, Math.max(0, ...thresholds))) {
		const used = quantityOf(total.aggregation, await countedWith(unit, total));
		const reached = thresholdsReached(used, Number(total.quota), total.warned_percent, thresholds);
		for (const percent of reached) {
			unit.record({
				type: 'quota.threshold_reached',
				step: `${new Date(total.period_start).toISOString()}/${total.metric_slug}/${percent}`,
				owner: {tenantId: total.tenant_id, partnerId: total.partner_id},
				data: {
					subscription_id: total.subscription_id,
					tenant_id: total.tenant_id,
					partner_id: total.partner_id,
					service_slug: total.service_slug,
					plan_key: total.plan_key,
					metric_slug: total.metric_slug,
					threshold_percent: percent,
					limit: Number(total.quota),
					used: formatDecimal(used),
					period_start: new Date(total.first_midnight).toISOString(),
					period_end: total.ends_at && new Date(total.ends_at).toISOString(),
				},
			});
		}

		const highest = reached.at(-1);
		if (highest !== undefined) await markWarned(unit, total, highest);
	}
}

/** A total together with what was used before a change of plan within the period. */
async function countedWith(unit: Unit, total: LimitedTotal): Promise<UsageSummary | undefined> {
	const {tenant_id: tenantId, service_id: serviceId, metric_slug: metricSlug} = total;
	const [start, onPlanSince] = [new Date(total.counts_from), new Date(total.period_start)];
	const end = total.ends_at === null ? null : new Date(total.ends_at);
	if (start >= onPlanSince) return summaryFrom(total);
	return (await usageCounted(unit, {tenantId, serviceId, usageBounds: {start, end}, onPlanSince})).get(metricSlug);
}

/** The totals among the touched ones that a quota limits and whose last threshold, in percent, is not told yet. */
const limitedTotals = async ({em, now}: Unit, touched: readonly Touched[], lastThreshold: number): Promise<LimitedTotal[]> =>
	em.execute(
		`select t.tenant_id, t.service_id, t.period_start, t.metric_slug, t.partner_id, t.warned_percent, ${summaryValues('t')},
			coalesce(m.aggregation, 'sum') as aggregation, plan.quotas ->> t.metric_slug as quota,
			s.id as subscription_id, s.service_slug, s.plan_key, coalesce(s.current_period_start, b.starts_at) as first_midnight, b.counts_from, p.ends_at
		 from jsonb_to_recordset(?::jsonb) as k (tenant_id text, service_id text, period_start timestamptz, metric_slug text)
		 join usage_total t using (tenant_id, service_id, period_start, metric_slug)
		 join usage_period p on p.tenant_id = t.tenant_id and p.service_id = t.service_id and p.starts_at = t.period_start
		 join subscription_period b on b.id = p.subscription_period_id
		 join subscription s on s.id = p.subscription_id
		 join plan on plan.id = s.plan_id
		 left join declared_metric m on m.service_id = t.service_id and m.slug = t.metric_slug
		 where (plan.quotas ->> t.metric_slug)::bigint > 0 and t.warned_percent < ? and (p.ends_at is null or p.ends_at > ?)`,
		[JSON.stringify(touched), lastThreshold, now],
	);

async function markWarned({em}: Unit, total: Touched, percent: number): Promise<void> {
	await em.execute(
		'update usage_total set warned_percent = ? where tenant_id = ? and service_id = ? and period_start = ? and metric_slug = ?',
		[percent, total.tenant_id, total.service_id, total.period_start, total.metric_slug],
	);
}
