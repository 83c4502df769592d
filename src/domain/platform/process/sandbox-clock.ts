import type {EntityManager} from '@mikro-orm/postgresql';

/** A PUT moves business time by at most this much. */
export const MOVE_LIMIT_YEARS = 3;

/** How far business time is ahead of real time, in milliseconds: one row that all processes share. */
export async function readClockOffset(em: EntityManager): Promise<number> {
	const [row] = await em.execute<{offset_ms: string}[]>('select offset_ms from sandbox_clock');
	return Number(row?.offset_ms ?? 0);
}

/** Moves business time to `instant`, or leaves it where it is when it is already later: it never runs backward. */
export async function setClock(em: EntityManager, instant: Date, real: Date): Promise<void> {
	await em.execute('update sandbox_clock set offset_ms = greatest(offset_ms, ?)', [instant.getTime() - real.getTime()]);
}

/** Where the clock is to go, if a move was asked for and is not done. */
export async function readClockTarget(em: EntityManager): Promise<Date | undefined> {
	const [row] = await em.execute<{target: Date | string | null}[]>('select target from sandbox_clock');
	return row?.target ? new Date(row.target) : undefined;
}

/** Asks the workers to move business time, step by step, to `target`. An earlier, farther target stays. */
export async function askForClock(em: EntityManager, target: Date): Promise<void> {
	await em.execute('update sandbox_clock set target = greatest(target, ?::timestamptz)', [target]);
}

/** The move is done: no target is left, unless a farther one was asked for meanwhile. */
export async function clearClockTarget(em: EntityManager, reached: Date): Promise<void> {
	await em.execute('update sandbox_clock set target = null where target <= ?', [reached]);
}

/** A worker that moves the clock is trusted to be alive for so long (real time). */
const STEPPER_LEASE_MS = 15_000;

/** Takes or renews the right to move the clock; false when another worker has it. */
export async function leaseStepper(em: EntityManager, worker: string, real: Date): Promise<boolean> {
	const rows = await em.execute<unknown[]>(
		`update sandbox_clock set stepper = ?, stepper_until = ?
		 where stepper = ? or stepper_until is null or stepper_until < ? returning true as had`,
		[worker, new Date(real.getTime() + STEPPER_LEASE_MS), worker, real],
	);
	return rows.length > 0;
}
