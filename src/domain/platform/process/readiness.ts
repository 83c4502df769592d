import {asSystem} from '../unit/as-system.ts';
import type {InUnit} from '../unit/unit.ts';
import type {Backlog} from './backlog.ts';
import {CLOCK_OFF_LIMIT_MS, clockSkewMs} from './clock-skew.ts';
import {pendingMigrations} from './migration-state.ts';
import {within} from './within.ts';

export type Readiness = Readonly<{status: 'ok' | 'degraded' | 'unavailable'; checks: Readonly<Record<string, string>>}>;

type Parts = Readonly<{inUnit: InUnit; backlog: Pick<Backlog, 'isReachable'>; isStopping: () => boolean}>;

/** A fact that waits longer than this for the relay is late. */
const RELAY_LATE_MS = 60_000;
const SKEW_DEGRADED_MS = 2000;
/** Whoever probes gives it three seconds or so; a database that has not answered by then is as good as away. */
const DATABASE_LIMIT_MS = 2500;

type Row = {oldest: Date | string | null; has_partition: boolean};

type Look = Readonly<{checks: Readonly<Record<string, string>>; isUnavailable: boolean}>;

/** One look at a time, whoever asks: where the database hangs, probes take up no more than one connection. */
const looks = new WeakMap<InUnit, Promise<Look>>();

/**
 * Whether a process can do its work, within three seconds. Unavailable: PostgreSQL cannot be reached or does not answer, migrations are missing,
 * the clock is far off or the process is stopping. Degraded: it works, but Redis is away, facts are relayed late, no partition is ahead, or
 * the clock is off.
 */
export async function readiness({inUnit, backlog, isStopping}: Parts): Promise<Readiness> {
	const look = looks.get(inUnit) ?? lookAtDatabase(inUnit).finally(() => looks.delete(inUnit));
	looks.set(inUnit, look);
	const [isRedisThere, database] = await Promise.all([
		backlog.isReachable(),
		within(DATABASE_LIMIT_MS, look).catch((): Look => ({checks: {postgres: 'unreachable'}, isUnavailable: true})),
	]);
	const checks = {...(isStopping() && {process: 'stopping'}), redis: isRedisThere ? 'ok' : 'unreachable', ...database.checks};
	if (isStopping() || database.isUnavailable) return {status: 'unavailable', checks};
	const isWhole = Object.values(checks).every(check => check === 'ok');
	return {status: isWhole ? 'ok' : 'degraded', checks};
}

const lookAtDatabase = async (inUnit: InUnit): Promise<Look> =>
	asSystem(inUnit, {because: 'readiness', readOnly: true}, async unit => {
		const missing = await pendingMigrations(unit);
		const [row] = await unit.em.execute<Row[]>(
			`select (select min(recorded_at) from fact where relayed_at is null and parked_at is null) as oldest,
			        to_regclass('fact_' || to_char(current_date + 1, 'YYYYMMDD')) is not null as has_partition`,
		);
		const skewMs = await clockSkewMs(unit);
		const isLate = row?.oldest && unit.realNow.getTime() - new Date(row.oldest).getTime() > RELAY_LATE_MS;
		return {
			checks: {
				postgres: 'ok',
				migrations: missing.length === 0 ? 'ok' : `${missing.length} missing`,
				relay: isLate ? 'late' : 'ok',
				partitions: row?.has_partition ? 'ok' : 'none ahead',
				clock: skewMs > SKEW_DEGRADED_MS ? 'off' : 'ok',
			},
			isUnavailable: missing.length > 0 || skewMs > CLOCK_OFF_LIMIT_MS,
		};
	});
