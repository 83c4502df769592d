import {summaryOfSummaries} from './summary-sql.ts';

/** The parts that a period's usage is added up from, as they are selected from `usage_total` and from `usage_event`. */
export const partOfTotals = `
	metric_slug, quantity_sum, event_count, quantity_max, latest, latest_at, latest_key, subject_count, null as subject`;

export const partOfEvents = `
	metric_slug, quantity as quantity_sum, 1 as event_count, quantity as quantity_max, quantity as latest, at as latest_at,
	idempotency_key as latest_key, 0 as subject_count, subject`;

/** Whether an event's batch is still there: then no total holds it. */
export const isUncounted = 'exists (select from usage_batch b where b.id = batch_id)';

/**
 * Adds up the rows of `part` by metric: `with …, ${wholeOfParts(…)}` is followed by what selects from `whole`.
 *
 * @param subjects says which subjects of a part are none of the totals' yet
 * @param place what tells one period from another, where there are several
 */
export const wholeOfParts = (subjects: string, place?: string): string => {
	const key = place === undefined ? 'metric_slug' : `${place}, metric_slug`;
	return `
		new_subject as (
			select ${key}, count(distinct subject) as subject_count from part where subject is not null and ${subjects} group by ${key}
		), whole as (
			select ${key}, ${summaryOfSummaries}, sum(part.subject_count) + coalesce(max(new_subject.subject_count), 0) as subject_count
			from part left join new_subject using (${key}) group by ${key}
		)`;
};
