import {failpoint} from '../platform/process/failpoints.ts';
import {arrayLiteral} from '../platform/unit/array-literal.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {shareRollUps} from './roll-up-lock.ts';
import {addSummary, periodOfEvent, summaryColumns, summaryOfEvents} from './summary-sql.ts';
import {type Touched, tellThresholds} from './tell-thresholds.ts';

/** Batches that one run claims at most: with full batches, 40,000 events. */
const BATCHES_LIMIT = 20;

type Claimed = {id: string; first_at: Date | string; last_at: Date | string};

/**
 * Claims batches of usage and adds their events to hour buckets and running totals. A batch is removed in the transaction that counts
 * it, so whoever is killed leaves all of it to the next one. Answers how many batches it counted: 0 when none is left.
 */
export async function aggregate(unit: Unit): Promise<number> {
	await shareRollUps(unit);
	const claimed = await claimBatches(unit);
	if (claimed.length === 0) return 0;
	await failpoint('aggregate:after-claim');
	const events = eventsOf(claimed);
	await addToHours(unit, events);
	await tellThresholds(unit, await addToTotals(unit, events));
	await failpoint('aggregate:before-commit');
	return claimed.length;
}

/** Whoever else claims at the same time takes others. */
const claimBatches = async ({em}: Unit): Promise<Claimed[]> =>
	em.execute(
		`with oldest as materialized (select id from usage_batch order by id limit ? for update skip locked)
		 delete from usage_batch b using oldest where b.id = oldest.id returning b.id, b.first_at, b.last_at`,
		[BATCHES_LIMIT],
	);

type Events = Readonly<{condition: string; values: readonly unknown[]}>;

/** The events of some batches: by their ids, in the partitions that they can lie in. */
function eventsOf(batches: readonly Claimed[]): Events {
	const times = batches.flatMap(({first_at: first, last_at: last}) => [new Date(first).getTime(), new Date(last).getTime()]);
	return {
		condition: 'e.batch_id = any(?::bigint[]) and e.at >= ? and e.at <= ?',
		values: [arrayLiteral(batches.map(({id}) => id)), new Date(Math.min(...times)), new Date(Math.max(...times))],
	};
}

/** Rows are touched in one order everywhere: hours before totals, each by key. So those who add at the same time never deadlock. */
async function addToHours({em}: Unit, {condition, values}: Events): Promise<void> {
	await em.execute(
		`insert into usage_hour (tenant_id, service_id, metric_slug, hour, partner_id, ${summaryColumns})
		 select tenant_id, service_id, metric_slug, date_trunc('hour', at, 'UTC') as hour, max(partner_id), ${summaryOfEvents}
		 from usage_event e where ${condition}
		 group by tenant_id, service_id, metric_slug, hour order by tenant_id, service_id, metric_slug, hour
		 on conflict (tenant_id, service_id, metric_slug, hour) do update set ${addSummary('usage_hour')}`,
		values as unknown[],
	);
}

/** Adds to the running total of the period that each event's own time falls in; what falls in none is in no total. */
const addToTotals = async ({em}: Unit, {condition, values}: Events): Promise<Touched[]> =>
	em.execute(
		`with counted as materialized (
			select e.*, p.starts_at as period_start from usage_event e ${periodOfEvent} where ${condition}
		), fresh as (
			insert into usage_unique (tenant_id, service_id, period_start, metric_slug, subject, partner_id)
			select c.tenant_id, c.service_id, period_start, metric_slug, subject, max(c.partner_id)
			from counted c join declared_metric m on m.service_id = c.service_id and m.slug = metric_slug and m.aggregation = 'unique_count'
			where subject is not null
			group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
			on conflict do nothing returning tenant_id, service_id, period_start, metric_slug
		), subjects as (
			select tenant_id, service_id, period_start, metric_slug, count(*) as subject_count from fresh group by 1, 2, 3, 4
		), summarised as (
			select tenant_id, service_id, period_start, metric_slug, max(partner_id) as partner_id, ${summaryOfEvents}
			from counted group by 1, 2, 3, 4
		)
		insert into usage_total (tenant_id, service_id, period_start, metric_slug, partner_id, ${summaryColumns}, subject_count)
		select tenant_id, service_id, period_start, metric_slug, partner_id, ${summaryColumns}, coalesce(subject_count, 0)
		from summarised left join subjects using (tenant_id, service_id, period_start, metric_slug)
		order by tenant_id, service_id, period_start, metric_slug
		on conflict (tenant_id, service_id, period_start, metric_slug) do update
		set ${addSummary('usage_total')}, subject_count = usage_total.subject_count + excluded.subject_count
		returning tenant_id, service_id, period_start, metric_slug`,
		values as unknown[],
	);
