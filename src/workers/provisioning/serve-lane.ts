import {setTimeout as delay} from 'node:timers/promises';
import {mayPass} from '../../domain/platform/refusals.ts';
import type {IdOf} from '../../domain/platform/values/id.ts';
import {recordCallsDue} from '../../domain/provisioning/open-workflows.ts';
import {SERVICE_CALLS_AT_ONCE} from '../../domain/provisioning/take-turn.ts';
import type {JobContext} from '../queue/job.ts';
import {ofProcess} from '../queue/of-process.ts';
import {callService} from './call-service.ts';
import {turnsOf, type Way} from './lane-turns.ts';

/** A lane that never comes to rest is handed on after so long, so that its job ends. */
const SERVED_LIMIT_MS = 20_000;
/** What ended is kept for so long when the database is away, from the moment at which the lane was to be handed on. */
const KEPT_LIMIT_MS = 30_000;
/** The next try, when the database was away. */
const AGAIN_MS = 250;
/** Leases of calls that are on their way are renewed so often: twice may fail. */
const RENEWED_EVERY_MS = 3000;

/** The lanes that this process serves, by service: one job a lane is enough, whoever comes besides only wakes it. */
const lanesOf = ofProcess(() => new Map<string, {wake: () => void}>());

/**
 * Makes the calls that are due at a service and those that become due by them, as many at once as the lane allows: claims them together,
 * calls side by side, and writes down together what ended at the same time. So a slow service keeps one job busy, and no other service.
 * What is left when its time is up is left to another job.
 *
 * A database that is away for a moment loses nothing: what ended meanwhile is written down when it is back.
 */
export async function serveLane(context: JobContext, serviceId: IdOf<'service'>): Promise<void> {
	const lanes = lanesOf(context);
	const running = lanes.get(serviceId);
	if (running) {
		running.wake();
		return;
	}

	const lane = newLane();
	lanes.set(serviceId, lane);
	try {
		await serve(context, serviceId, lane);
	} finally {
		lanes.delete(serviceId);
	}
}

type Lane = ReturnType<typeof newLane>;

/** Something that can be woken, also before anybody sleeps. */
function newLane() {
	const lane = {isWoken: true, rouse: () => {}};
	return {
		wake() {
			lane.isWoken = true;
			lane.rouse();
		},
		isWoken: () => lane.isWoken,
		/** Whether there was a call to wake since the last look. */
		look() {
			const {isWoken} = lane;
			lane.isWoken = false;
			return isWoken;
		},
		/** Until somebody calls, or the time is up. */
		woken: async (limitMs: number) =>
			new Promise<void>(resolve => {
				const timer = setTimeout(resolve, limitMs);
				lane.rouse = () => {
					clearTimeout(timer);
					resolve();
				};
				if (lane.isWoken) lane.rouse();
			}),
	};
}

async function serve(context: JobContext, serviceId: IdOf<'service'>, lane: Lane): Promise<void> {
	const real = () => context.clock.real().getTime();
	const until = real() + SERVED_LIMIT_MS;
	const turns = turnsOf(context);
	const inFlight = new Set<Way>();
	const ended: Way[] = [];
	const make = async (way: Way): Promise<void> => {
		way.made = await callService(context, way.claimed);
		inFlight.delete(way);
		ended.push(way);
		lane.wake();
	};
	let [isToLook, renewedAt] = [false, performance.now()];
	for (;;) {
		const isTimeUp = real() >= until;
		// A lane that is full is looked at when it has room again: whoever woke it is not forgotten.
		isToLook = lane.look() || isToLook;
		const isLooking = isToLook && inFlight.size < SERVICE_CALLS_AT_ONCE && !isTimeUp;
		if (isLooking) isToLook = false;
		if (performance.now() - renewedAt >= RENEWED_EVERY_MS) {
			await insist(context, until, async () => turns.renew([...inFlight]));
			renewedAt = performance.now();
		}

		const made = ended.splice(0);
		const asked = {serviceId, made, isGoingOn: !isTimeUp, isLooking};
		const taken = made.length > 0 || isLooking ? await insist(context, until, async () => turns.take(asked)) : [];
		for (const way of taken) {
			inFlight.add(way);
			void make(way);
		}

		const isFull = inFlight.size >= SERVICE_CALLS_AT_ONCE;
		// Where there was more than room for, there is more.
		if (taken.length > 0 && isFull) isToLook = true;
		if (ended.length > 0 || (lane.isWoken() && !isTimeUp)) continue;
		if (inFlight.size === 0 && isTimeUp) await context.system(async unit => recordCallsDue(unit, serviceId));
		if (inFlight.size === 0) return;
		await lane.woken(RENEWED_EVERY_MS);
	}
}

/** Tries again while the database is away: what is to be written down is not lost by it. */
async function insist<T>({clock}: JobContext, until: number, work: () => Promise<T>): Promise<T> {
	for (;;) {
		try {
			return await work();
		} catch (error) {
			if (!mayPass(error) || clock.real().getTime() >= until + KEPT_LIMIT_MS) throw error;
			await delay(AGAIN_MS);
		}
	}
}
