import {IDLE_LIMIT_MS} from '../../domain/platform/process/idle.ts';
import {askForClock, MOVE_LIMIT_YEARS, readClockTarget} from '../../domain/platform/process/sandbox-clock.ts';
import {refuse} from '../../domain/platform/refusals.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import type {Tools} from '../tools.ts';

const LOOK_AGAIN_MS = 20;

/**
 * Asks the workers to move business time to `target` and waits until it is there. Refuses a target that lies behind or too far ahead,
 * and says how far it got when the time is up: the same request again goes on.
 *
 * @returns business time as it was reached
 */
export async function moveClock({inUnit, clock, sandbox}: Tools, {target, requestId}: {target: Date; requestId: string}): Promise<Date> {
	const because = 'moving the sandbox clock';
	await asSystem(inUnit, {because, requestId}, async ({em, now}) => {
		const limit = new Date(now);
		limit.setUTCFullYear(limit.getUTCFullYear() + MOVE_LIMIT_YEARS);
		if (target < now || target > limit) throw refuse('clock_goes_forward', {now: now.toISOString(), years: MOVE_LIMIT_YEARS});
		await askForClock(em, target);
	});
	sandbox?.wakeWorkers();
	const end = clock.real().getTime() + IDLE_LIMIT_MS;
	for (;;) {
		const {now, open} = await asSystem(inUnit, {because, requestId}, async ({em, now}) => ({now, open: await readClockTarget(em)}));
		if (now >= target && (!open || open > target)) return now;
		if (clock.real().getTime() >= end) {
			throw refuse('not_settled_in_time', {seconds: IDLE_LIMIT_MS / 1000, left: `the clock is at ${now.toISOString()}`});
		}

		await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_MS));
	}
}
