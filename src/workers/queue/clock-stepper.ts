import type {OpenQueues} from '../../adapters/bullmq/queues.ts';
import {asSystem} from '../../domain/platform/as-system.ts';
import {clearClockTarget, leaseStepper, readClockTarget, setClock} from '../../domain/platform/sandbox-clock.ts';
import {waitUntilSettled} from '../../domain/platform/settling.ts';
import type {WorkerTools} from '../worker-tools.ts';
import {claimSchedule, earliestOfAll, pullForward} from './claim-schedule.ts';
import type {Enqueue} from './enqueue.ts';
import type {Entry} from './entry.ts';

/** Steps that one move of the clock takes at most before it looks whether it is still wanted. */
const STEPS_LIMIT = 100_000;

type Parts = Readonly<{tools: WorkerTools; enqueue: Enqueue; schedule: readonly Entry[]; queues: OpenQueues; worker: string}>;

/**
 * Moves the sandbox clock to where it was asked to go, from due instant to due instant: sets it to the next, lets everything that
 * falls due there be done, goes on. One worker does it at a time (a lease); nobody asked: it returns at once.
 */
export async function stepClock(parts: Parts): Promise<void> {
	const {tools, worker} = parts;
	for (let step = 0; step < STEPS_LIMIT; step++) {
		const plan = await asSystem(tools.inUnit, {because: 'stepping the clock'}, async unit => {
			const target = await readClockTarget(unit.em);
			if (!target || !(await leaseStepper(unit.em, worker, unit.realNow))) return undefined;
			return {target, now: unit.now};
		});
		if (!plan) return;
		if ((await settle(parts)).length > 0) continue;
		const next = await earliestOfAll(parts);
		const instant = next && next < plan.target ? next : plan.target;
		if (instant > plan.now) await asSystem(tools.inUnit, {because: 'stepping the clock'}, async ({em, realNow}) => setClock(em, instant, realNow));
		await pullForward(parts);
		const left = await settle(parts);
		if (instant >= plan.target && left.length === 0) {
			await asSystem(tools.inUnit, {because: 'stepping the clock'}, async ({em}) => clearClockTarget(em, plan.target));
			return;
		}
	}
}

/** Claims what is due and waits until it is done, a lease's time at most. */
async function settle(parts: Parts): Promise<string[]> {
	while ((await claimSchedule(parts)) > 0);
	return waitUntilSettled({inUnit: parts.tools.inUnit, backlog: parts.queues.backlog, real: parts.tools.clock.real}, SETTLE_STEP_MS);
}

/** Shorter than the lease, so that it never runs out while we wait. */
const SETTLE_STEP_MS = 5000;
