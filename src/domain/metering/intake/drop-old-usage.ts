import type {Unit} from '../../platform/unit/unit.ts';

/** Days that are dropped at once. */
const DROPS_LIMIT = 50;

/** The same instant so many months ago. */
export function monthsBefore(instant: Date, months: number): Date {
	const before = new Date(instant);
	before.setUTCMonth(before.getUTCMonth() - months);
	return before;
}

/**
 * Drops the days of events that are older than so many months, unless something of them is not rolled up. The planner may ask for the day
 * of a table before it knows whose partition it is: a name that holds none has none.
 */
export async function dropOldUsage({em, now}: Unit, keptMonths: number): Promise<void> {
	await em.execute(
		`with old as (
			select case when c.relname ~ '^usage_event_[0-9]{8}$' then to_date(right(c.relname, 8), 'YYYYMMDD') end as day from pg_inherits i
			join pg_class c on c.oid = i.inhrelid where i.inhparent = 'usage_event'::regclass
		)
		select drop_partition('usage_event', day) from old
		where day < ?::date
			and not exists (select from usage_batch b where b.first_at < day + 1 and b.last_at >= day)
			and not exists (select from usage_period p where p.is_stale and p.starts_at < day + 1 and (p.ends_at is null or p.ends_at > day))
		order by day limit ?`,
		[monthsBefore(now, keptMonths).toISOString().slice(0, 10), DROPS_LIMIT],
	);
}
