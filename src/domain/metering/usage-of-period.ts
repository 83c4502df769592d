import type {Unit} from '../platform/unit/unit.ts';
import type {UsageSummary} from './aggregation.ts';
import {isUncounted, partOfEvents, partOfTotals, wholeOfParts} from './period-sql.ts';
import {type SummaryRow, summaryFrom, summaryValues} from './summary-row.ts';
import {selectUncounted, type Uncounted, type UncountedRow, untilCovered} from './uncounted.ts';

/** Whose usage of which service, between which instants: the bounds of usage of a period. */
export type UsagePeriod = Readonly<{tenantId: string; serviceId: string; start: Date; end: Date | null}>;

/** One that ended at the instant it began holds no usage; its totals would be those of the one that began then, too. */
export const hasLength = ({start, end}: UsagePeriod): boolean => end === null || end > start;

type Row = UncountedRow & {is_stale: boolean} & ({metric_slug: null} | ({metric_slug: string} & SummaryRow));

/**
 * What a tenant has used of a service in a billing period, by metric: exact at this moment, down to the last event that was accepted.
 * It is the running totals and the events that are in none yet, seen by one statement. While a period's totals wait to be made again,
 * its events are read instead.
 */
export async function usageOfPeriod(unit: Unit, period: UsagePeriod): Promise<Map<string, UsageSummary>> {
	if (!hasLength(period)) return new Map();
	const rows = await untilCovered<Row>(
		async span => addToTotals(unit, period, span),
		async () => addUpEvents(unit, period),
		({is_stale: isStale}) => !isStale,
	);
	return new Map(rows.flatMap(row => (row.metric_slug === null ? [] : [[row.metric_slug, summaryFrom(row)] as const])));
}

const EVENTS = `
	select ${partOfEvents} from usage_event where tenant_id = ? and service_id = ? and at >= ? and at < ?::timestamptz`;

const TOTALS = `
	select ${partOfTotals} from usage_total where tenant_id = ? and service_id = ? and period_start = ?`;

const UNKNOWN_SUBJECT = `
	not exists (
		select from usage_unique u
		where u.tenant_id = ? and u.service_id = ? and u.period_start = ? and u.metric_slug = part.metric_slug and u.subject = part.subject
	)`;

/** Summarises the parts, and says with each metric, or alone, what is uncounted and whether the totals can be used at all. */
const whole = (parts: string, subjects: string): string => `
	with period as (
		select coalesce((select is_stale from usage_period where tenant_id = ? and service_id = ? and starts_at = ?), true) as is_stale
	), uncounted as (${selectUncounted}), part as materialized (${parts}), ${wholeOfParts(subjects)}
	select is_stale, uncounted_from, uncounted_to, metric_slug, ${summaryValues('whole')}
	from period cross join uncounted left join whole on true`;

async function addToTotals({em}: Unit, {tenantId, serviceId, start, end}: UsagePeriod, span: Uncounted): Promise<Row[]> {
	const ofPeriod = [tenantId, serviceId, start];
	const head = [...ofPeriod, end ?? 'infinity', start];
	if (!span) return em.execute(whole(TOTALS, 'false'), [...head, ...ofPeriod]);
	const from = span.from > start ? span.from : start;
	const events = [tenantId, serviceId, from, end ?? 'infinity', span.to];
	return em.execute(whole(`${TOTALS} union all ${EVENTS} and at <= ? and ${isUncounted}`, UNKNOWN_SUBJECT), [
		...[...head, ...ofPeriod, ...events],
		...ofPeriod,
	]);
}

const addUpEvents = async ({em}: Unit, {tenantId, serviceId, start, end}: UsagePeriod): Promise<Row[]> =>
	em.execute(whole(EVENTS, 'true'), [
		...[tenantId, serviceId, start, end ?? 'infinity', start],
		...[tenantId, serviceId, start, end ?? 'infinity'],
	]);
