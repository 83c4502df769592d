import {asSystem} from '../unit/as-system.ts';
import type {InUnit} from '../unit/unit.ts';
import type {Backlog} from './backlog.ts';
import {CLOCK_OFF_LIMIT_MS, clockSkewMs} from './clock-skew.ts';
import {pendingMigrations} from './migration-state.ts';

export type Readiness = Readonly<{status: 'ok' | 'degraded' | 'unavailable'; checks: Readonly<Record<string, string>>}>;

type Parts = Readonly<{inUnit: InUnit; backlog: Pick<Backlog, 'isReachable'>; isStopping: () => boolean}>;

/** A fact that waits longer than this for the relay is late. */
const RELAY_LATE_MS = 60_000;
const SKEW_DEGRADED_MS = 2000;

type Row = {oldest: Date | string | null; has_partition: boolean};

/**
 * Whether a process can do its work. Unavailable: PostgreSQL cannot be reached, migrations are missing, the clock is far off or the
 * process is stopping. Degraded: it works, but Redis is away, facts are relayed late, no partition is ahead, or the clock is off.
 */
export async function readiness({inUnit, backlog, isStopping}: Parts): Promise<Readiness> {
	const checks: Record<string, string> = {};
	if (isStopping()) checks['process'] = 'stopping';
	const isRedisThere = await backlog.isReachable();
	checks['redis'] = isRedisThere ? 'ok' : 'unreachable';
	let isUnavailable = isStopping();
	try {
		await asSystem(inUnit, {because: 'readiness', readOnly: true}, async unit => {
			checks['postgres'] = 'ok';
			const missing = await pendingMigrations(unit);
			checks['migrations'] = missing.length === 0 ? 'ok' : `${missing.length} missing`;
			const [row] = await unit.em.execute<Row[]>(
				`select (select min(recorded_at) from fact where relayed_at is null and parked_at is null) as oldest,
				        to_regclass('fact_' || to_char(current_date + 1, 'YYYYMMDD')) is not null as has_partition`,
			);
			const skewMs = await clockSkewMs(unit);
			const isLate = row?.oldest && unit.realNow.getTime() - new Date(row.oldest).getTime() > RELAY_LATE_MS;
			checks['relay'] = isLate ? 'late' : 'ok';
			checks['partitions'] = row?.has_partition ? 'ok' : 'none ahead';
			checks['clock'] = skewMs > SKEW_DEGRADED_MS ? 'off' : 'ok';
			isUnavailable ||= missing.length > 0 || skewMs > CLOCK_OFF_LIMIT_MS;
		});
	} catch {
		checks['postgres'] = 'unreachable';
		isUnavailable = true;
	}

	const isWhole = Object.values(checks).every(check => check === 'ok');
	if (isUnavailable) return {status: 'unavailable', checks};
	return {status: isWhole ? 'ok' : 'degraded', checks};
}
