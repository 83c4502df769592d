import type {OpenQueues} from '../../adapters/bullmq/queues.ts';
import {waitUntilIdle} from '../../domain/platform/process/idle.ts';
import {clearClockTarget, leaseStepper, readClockTarget, setClock} from '../../domain/platform/process/sandbox-clock.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import type {WorkerTools} from '../worker-tools.ts';
import {claimSchedule, earliestOfAll} from './claim-schedule.ts';
import type {Enqueue} from './enqueue.ts';
import type {Entry} from './entry.ts';

/** Steps that one move of the clock takes at most before it looks whether it is still wanted. */
const STEPS_LIMIT = 100_000;

type Parts = Readonly<{tools: WorkerTools; enqueue: Enqueue; schedule: readonly Entry[]; queues: OpenQueues}>;

/** A clock that can be moved, and where it is to go. */
type Move = Readonly<{now: Date; target: Date; setTo: (instant: Date) => Promise<void>}>;

/** How far a step came: where the clock is, and what is still to be done there; nothing when all came to rest. */
export type Step = Readonly<{instant: Date; left: readonly string[]}>;

/**
 * One step towards the target, from a system at rest: to the next due instant, or to the target itself when nothing falls due before
 * it; everything that falls due there is done before this returns.
 */
export async function stepTowards(parts: Parts, {now, target, setTo}: Move): Promise<Step> {
	const next = await nextInstant(parts, now);
	const aim = next && next < target ? next : target;
	const instant = aim > now ? aim : now;
	if (instant > now) await setTo(instant);
	return {instant, left: await drain(parts)};
}

/** A sweep may look for what is due by an instant a little earlier than now: its next look finds it. */
const STUCK_LOOKS = 3;

/** The next instant at which something falls due. What is due now is looked for again; if it cannot be done the clock goes past it. */
async function nextInstant(parts: Parts, now: Date): Promise<Date | undefined> {
	for (let look = 1; look <= STUCK_LOOKS; look++) {
		const next = await earliestOfAll(parts);
		if (!next || next > now) return next;
		await drain(parts);
	}

	return earliestOfAll(parts, {passes: true});
}

/** What falls due while work goes on is looked for after so long, and then after twice as long each time, up to a limit. */
const FIRST_LOOK_MS = 25;
const LOOK_LIMIT_MS = 1000;

/** Shorter than the lease of whoever moves the clock, so that it never runs out while we wait. */
const IDLE_LIMIT_MS = 5000;

/** Claims what is due, and what falls due by that, until all of it is done; answers what is left when the time is up. */
export async function drain(parts: Parts): Promise<string[]> {
	const {inUnit, clock} = parts.tools;
	const end = clock.real().getTime() + IDLE_LIMIT_MS;
	for (let lookMs = FIRST_LOOK_MS; ; lookMs = Math.min(lookMs * 2, LOOK_LIMIT_MS)) {
		await claimSchedule(parts, {isAhead: true});
		const left = await waitUntilIdle({inUnit, backlog: parts.queues.backlog, real: clock.real}, lookMs);
		if (left.length === 0 || clock.real().getTime() >= end) return left;
	}
}

/**
 * Moves the sandbox clock to where it was asked to go, from due instant to due instant. One worker does it at a time (a lease);
 * nobody asked: it returns at once.
 */
export async function stepClock(parts: Parts & {worker: string}): Promise<void> {
	const {tools, worker} = parts;
	const because = 'moving the sandbox clock';
	let isAtRest = false;
	for (let step = 0; step < STEPS_LIMIT; step++) {
		const move = await asSystem(tools.inUnit, {because}, async unit => {
			const target = await readClockTarget(unit.em);
			return target && (await leaseStepper(unit.em, worker, unit.realNow)) ? {target, now: unit.now} : undefined;
		});
		if (!move) return;
		if (!isAtRest) {
			isAtRest = (await drain(parts)).length === 0;
			continue;
		}

		const setTo = async (instant: Date) => asSystem(tools.inUnit, {because}, async ({em, realNow}) => setClock(em, instant, realNow));
		const {instant, left} = await stepTowards(parts, {...move, setTo});
		isAtRest = left.length === 0;
		if (isAtRest && instant >= move.target) {
			await asSystem(tools.inUnit, {because}, async ({em}) => clearClockTarget(em, move.target));
			return;
		}
	}
}
