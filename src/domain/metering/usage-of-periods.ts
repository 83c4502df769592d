import {arrayLiteral} from '../platform/unit/array-literal.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {UsageSummary} from './aggregation.ts';
import {isUncounted, partOfEvents, wholeOfParts} from './period-sql.ts';
import {type SummaryRow, summaryFrom, summaryValues} from './summary-row.ts';
import {selectUncounted, type Uncounted, type UncountedRow, untilCovered} from './uncounted.ts';
import {hasLength, type UsagePeriod} from './usage-of-period.ts';

/** Names a period among others, also one without length that began when another one did. */
export const usageKey = ({tenantId, serviceId, start, end}: UsagePeriod): string =>
	`${tenantId} ${serviceId} ${start.toISOString()} ${end?.toISOString() ?? 'open'}`;

/** What was used in each of some periods, by `usageKey`, by metric. */
export type UsageOfPeriods = ReadonlyMap<string, ReadonlyMap<string, UsageSummary>>;

type Row = UncountedRow & {place: string; is_stale: boolean} & ({metric_slug: null} | ({metric_slug: string} & SummaryRow));

/**
 * What `usageOfPeriod` answers, for many periods at once: exact at this moment, each period seen by one statement. However many they are,
 * it asks the database at most five times, and once when nothing is uncounted or stale. Between two instants there may also be several
 * periods of usage, one after the other, as a change of plan leaves them: they count together.
 */
export async function usageOfPeriods(unit: Unit, periods: readonly UsagePeriod[]): Promise<UsageOfPeriods> {
	const asked = periods.filter(hasLength);
	if (asked.length === 0) return new Map();
	const rows = await untilCovered<Row>(
		async span => addToTotals(unit, asked, span),
		async () => addToTotals(unit, asked, everythingOf(asked)),
	);
	const stale = new Set(rows.filter(({is_stale: isStale}) => isStale).map(({place}) => place));
	const ofStale = asked.filter((_, index) => stale.has(String(index + 1)));
	return new Map([
		...byPeriod(
			asked,
			rows.filter(({place}) => !stale.has(place)),
		),
		...(ofStale.length > 0 ? byPeriod(ofStale, await addUpEvents(unit, ofStale)) : []),
	]);
}

/** The rows of each period that has any, by its key. */
const byPeriod = (periods: readonly UsagePeriod[], rows: readonly Row[]): [string, Map<string, UsageSummary>][] =>
	[...Map.groupBy(rows, ({place}) => place)].flatMap(([place, ofPeriod]) => {
		const period = periods[Number(place) - 1];
		const usage = ofPeriod.flatMap(row => (row.metric_slug === null ? [] : [[row.metric_slug, summaryFrom(row)] as const]));
		return period ? [[usageKey(period), new Map(usage)]] : [];
	});

/** The span that all events of some periods lie in. */
function everythingOf(periods: readonly UsagePeriod[]): {from: Date; to: Date} {
	const starts = periods.map(({start}) => start.getTime());
	const ends = periods.map(({end}) => end?.getTime() ?? LATEST_MS);
	return {from: new Date(Math.min(...starts)), to: new Date(Math.max(...ends))};
}

/** Later than whatever happens: the last instant of a JavaScript date that PostgreSQL reads without a sign. */
const LATEST_MS = Date.UTC(9999, 11, 31);

/**
 * The periods of usage, by the place of what was asked for that they lie in; where none begins with it, what was asked for itself. `offset 0`
 * keeps each look-up one by the key: for those of a slice the planner would rather read the periods of everybody, up to tens of thousands.
 */
const PERIODS = `
	select place, p.tenant_id, p.service_id, coalesce(u.starts_at, p.starts_at) as starts_at,
		least(coalesce(u.ends_at, 'infinity'), p.ends_at) as ends_at,
		bool_or(coalesce(u.is_stale, true)) over (partition by place) as is_stale,
		row_number() over (partition by place order by u.starts_at) as part_number
	from unnest(?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[]) with ordinality as p (tenant_id, service_id, starts_at, ends_at, place)
	left join lateral (
		select starts_at, ends_at, is_stale from usage_period
		where tenant_id = p.tenant_id and service_id = p.service_id and starts_at >= p.starts_at and starts_at < p.ends_at and exists (
			select from usage_period f where f.tenant_id = p.tenant_id and f.service_id = p.service_id and f.starts_at = p.starts_at offset 0
		)
		offset 0
	) u on true`;

const periodValues = (periods: readonly UsagePeriod[]): string[] => [
	arrayLiteral(periods.map(({tenantId}) => tenantId)),
	arrayLiteral(periods.map(({serviceId}) => serviceId)),
	arrayLiteral(periods.map(({start}) => start.toISOString())),
	arrayLiteral(periods.map(({end}) => end?.toISOString() ?? 'infinity')),
];

/** Different subjects are counted once, in the first of the periods of a place that they occur in. */
const NEW_SUBJECTS = `
	case when period.part_number = 1 or t.subject_count = 0 then t.subject_count else (
		select count(*) from usage_unique u
		where u.tenant_id = t.tenant_id and u.service_id = t.service_id and u.period_start = t.period_start and u.metric_slug = t.metric_slug
			and not exists (
				select from period e join usage_unique b
					on b.tenant_id = e.tenant_id and b.service_id = e.service_id and b.period_start = e.starts_at
				where e.place = period.place and e.part_number < period.part_number and b.metric_slug = u.metric_slug and b.subject = u.subject
			)
	) end`;

const TOTALS = `
	select place, metric_slug, quantity_sum, event_count, quantity_max, latest, latest_at, latest_key, ${NEW_SUBJECTS} as subject_count,
		null as subject
	from period
	cross join lateral (
		select * from usage_total
		where tenant_id = period.tenant_id and service_id = period.service_id and period_start = period.starts_at
		offset 0
	) t`;

const EVENTS = `
	select place, ${partOfEvents} from period
	join usage_event e on e.tenant_id = period.tenant_id and e.service_id = period.service_id and e.at >= period.starts_at and e.at < period.ends_at
	where e.at >= ? and e.at <= ?::timestamptz`;

const UNKNOWN_SUBJECT = `
	not exists (
		select from period join usage_unique u
			on u.tenant_id = period.tenant_id and u.service_id = period.service_id and u.period_start = period.starts_at
		where period.place = part.place and u.metric_slug = part.metric_slug and u.subject = part.subject
	)`;

/** Summarises the parts by period and metric, and says with each, or with a period alone, what is uncounted and whether it is stale. */
const whole = (parts: string, subjects: string): string => `
	with period as materialized (${PERIODS}), uncounted as (${selectUncounted}), part as materialized (${parts}), ${wholeOfParts(subjects, 'place')}
	select place, is_stale, uncounted_from, uncounted_to, metric_slug, ${summaryValues('whole')}
	from (select distinct place, is_stale from period) asked cross join uncounted left join whole using (place)`;

async function addToTotals({em}: Unit, periods: readonly UsagePeriod[], span: Uncounted): Promise<Row[]> {
	const {from, to} = everythingOf(periods);
	const head = [...periodValues(periods), to, from];
	if (!span) return em.execute(whole(TOTALS, 'false'), head);
	const uncounted = `${TOTALS} union all ${EVENTS} and not period.is_stale and ${isUncounted}`;
	return em.execute(whole(uncounted, UNKNOWN_SUBJECT), [...head, span.from, span.to]);
}

async function addUpEvents({em}: Unit, periods: readonly UsagePeriod[]): Promise<Row[]> {
	const {from, to} = everythingOf(periods);
	return em.execute(whole(EVENTS, 'true'), [...periodValues(periods), to, from, from, to]);
}
