import {CLOCK_OFF_LIMIT_MS, clockSkewMs} from '../../domain/platform/process/clock-skew.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import type {WorkerTools} from '../worker-tools.ts';

/** How often a worker compares its clock with the database's. */
export const CLOCK_CHECK_MS = 5000;

/** What a worker stops doing while its clock is off, and goes on with when it is right. */
type Work = Readonly<{begin: () => void; rest: () => void}>;

/**
 * Makes what compares the worker's clock with the database's, and lets it work only while the two agree. Nothing is begun before the first
 * look; where the database does not answer, all stays as it is.
 */
export function createClockWatch({inUnit, log}: Pick<WorkerTools, 'inUnit' | 'log'>, {begin, rest}: Work): () => Promise<void> {
	let isWorking: boolean | undefined;
	return async () => {
		const skewMs = await asSystem(inUnit, {because: 'comparing clocks', readOnly: true}, clockSkewMs);
		const isRight = skewMs <= CLOCK_OFF_LIMIT_MS;
		if (isRight === isWorking) return;
		isWorking = isRight;
		if (isRight) begin();
		else rest();
		log[isRight ? 'info' : 'error']({skewMs}, isRight ? 'the clock is right: work begins' : 'the clock is off: nothing is worked on');
	};
}
