import type {Unit} from '../unit/unit.ts';

/** A process whose clock is so far off does nothing: it would take leases from those who have them, and do early or late what has its time. */
export const CLOCK_OFF_LIMIT_MS = 30_000;

/** By how many milliseconds the machine's clock is off that of the database, which all processes share. */
export async function clockSkewMs({em, realNow}: Unit): Promise<number> {
	const [row] = await em.execute<{at: Date | string}[]>('select clock_timestamp() as at');
	return row ? Math.abs(new Date(row.at).getTime() - realNow.getTime()) : 0;
}
