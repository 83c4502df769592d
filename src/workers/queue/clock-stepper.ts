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

type Parts = Readonly<{tools: WorkerTools; enqueue: Enqueue; schedule: readonly Entry[]; queues: OpenQueues}>;

/** A clock that can be moved, and where it is to go. */
type Move = Readonly<{now: Date; target: Date; setTo: (instant: Date) => Promise<void>}>;

/**
 * One step towards the target: to the next due instant, or to the target itself when nothing falls due before it; everything that
 * falls due there is done before this returns. Answers whether the target is reached and nothing is left.
 */
export async function stepTowards(parts: Parts, {now, target, setTo}: Move): Promise<boolean> {
	if ((await settle(parts)).length > 0) return false;
	const next = await earliestOfAll(parts);
	const instant = next && next < target ? next : target;
	if (instant > now) await setTo(instant);
	const left = await settle(parts);
	return instant >= target && left.length === 0;
}

/** Claims what is due and waits until it is done; answers what is left when the time is up. */
export async function settle(parts: Parts): Promise<string[]> {
	await pullForward(parts);
	while ((await claimSchedule(parts)) > 0);
	return waitUntilSettled({inUnit: parts.tools.inUnit, backlog: parts.queues.backlog, real: parts.tools.clock.real}, SETTLE_STEP_MS);
}

/** Shorter than the lease of whoever moves the clock, so that it never runs out while we wait. */
const SETTLE_STEP_MS = 5000;

/**
 * Moves the sandbox clock to where it was asked to go, from due instant to due instant. One worker does it at a time (a lease);
 * nobody asked: it returns at once.
 */
export async function stepClock(parts: Parts & {worker: string}): Promise<void> {
	const {tools, worker} = parts;
	const because = 'moving the sandbox clock';
	for (let step = 0; step < STEPS_LIMIT; step++) {
		const move = await asSystem(tools.inUnit, {because}, async unit => {
			const target = await readClockTarget(unit.em);
			return target && (await leaseStepper(unit.em, worker, unit.realNow)) ? {target, now: unit.now} : undefined;
		});
		if (!move) return;
		const setTo = async (instant: Date) => asSystem(tools.inUnit, {because}, async ({em, realNow}) => setClock(em, instant, realNow));
		if (await stepTowards(parts, {...move, setTo})) {
			await asSystem(tools.inUnit, {because}, async ({em}) => clearClockTarget(em, move.target));
			return;
		}
	}
}
