import type {Unit} from '../../platform/unit/unit.ts';

/** Events are kept for so many whole months. */
const KEPT_MONTHS = 13;

/** Months that are dropped at once: a sandbox's clock may leap. */
const DROPS_LIMIT = 40;

const monthsFrom = (instant: Date, months: number): string =>
	new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth() + months, 1)).toISOString().slice(0, 10);

/** Events that were published at this instant or later are kept. */
export const keptFrom = (now: Date): Date => new Date(monthsFrom(now, -KEPT_MONTHS));

/** Makes room for the month that comes, and drops the months of events that are older than is kept. */
export async function keepEvents({em, now}: Unit): Promise<void> {
	await em.execute("select ensure_month_partition('event', ?::date)", [monthsFrom(now, 1)]);
	await em.execute(
		`with old as (
			select case when c.relname ~ '^event_[0-9]{8}$' then to_date(right(c.relname, 8), 'YYYYMMDD') end as month from pg_inherits i
			join pg_class c on c.oid = i.inhrelid where i.inhparent = 'event'::regclass
		)
		select drop_partition('event', month) from old where month < ?::date order by month limit ?`,
		[monthsFrom(now, -KEPT_MONTHS), DROPS_LIMIT],
	);
}
