import type {Unit} from '../unit/unit.ts';

/** Partitions are made so many days ahead, so that a worker may be away for a while. */
export const DAYS_AHEAD = 14;
/** How far back old partitions are looked for. */
const DAYS_BACK_LIMIT = 60;
const DAY_MS = 24 * 3_600_000;

const dayAt = (from: Date, days: number): string => new Date(from.getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** Makes a table's partitions from the day before `from` to two weeks after it, or `until`; those that exist are left alone. */
export async function ensurePartitions({em}: Unit, table: string, from: Date, until?: Date): Promise<void> {
	await em.execute("select ensure_partition(?, day::date) from generate_series(?::date, ?::date, interval '1 day') as day", [
		table,
		dayAt(from, -1),
		until ? dayAt(until, 0) : dayAt(from, DAYS_AHEAD),
	]);
}

/** Drops the partitions of facts older than `keptDays`, unless one still holds a fact that was not relayed or published. */
export async function dropPartitionsBefore({em}: Unit, table: 'fact', {today, keptDays}: {today: Date; keptDays: number}): Promise<void> {
	await em.execute(
		`select drop_partition(?, day::date) from generate_series(?::date, ?::date, interval '1 day') as day
		 where not exists (select from fact f where (f.relayed_at is null or f.is_public is not false and f.published_at is null) and f.recorded_at >= day and f.recorded_at < day + interval '1 day')`,
		[table, dayAt(today, -DAYS_BACK_LIMIT), dayAt(today, -keptDays - 1)],
	);
}
