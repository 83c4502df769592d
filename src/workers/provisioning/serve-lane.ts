import {mayPass} from '../../domain/platform/refusals.ts';
import type {IdOf} from '../../domain/platform/values/id.ts';
import {claimCalls, SERVICE_CALLS_AT_ONCE} from '../../domain/provisioning/claim-calls.ts';
import type {ClaimedCall} from '../../domain/provisioning/claim-step.ts';
import {recordCallsDue} from '../../domain/provisioning/open-workflows.ts';
import {type MadeCall, recordCalls} from '../../domain/provisioning/record-calls.ts';
import type {JobContext} from '../queue/job.ts';
import {callService} from './call-service.ts';

/** A lane that never comes to rest is handed on after so long, so that its job ends. */
const SERVED_LIMIT_MS = 20_000;

/** The lanes that this process serves, by service: one job a lane is enough, whoever comes besides only wakes it. */
const lanesOf = new WeakMap<object, Map<string, {wake: () => void}>>();

/**
 * Makes the calls that are due at a service and those that become due by them, as many at once as the lane allows: claims them together,
 * calls side by side, and writes down together what ended at the same time. So a slow service keeps one job busy, and no other service.
 * What is left when its time is up is left to another job.
 */
export async function serveLane(context: JobContext, serviceId: IdOf<'service'>): Promise<void> {
	const lanes = lanesOf.get(context.inUnit) ?? new Map<string, {wake: () => void}>();
	lanesOf.set(context.inUnit, lanes);
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
		/** Whether there was a call to wake since the last look. */
		look() {
			const {isWoken} = lane;
			lane.isWoken = false;
			return isWoken;
		},
		woken: async () =>
			new Promise<void>(resolve => {
				lane.rouse = resolve;
				if (lane.isWoken) resolve();
			}),
	};
}

async function serve(context: JobContext, serviceId: IdOf<'service'>, lane: Lane): Promise<void> {
	const until = context.clock.real().getTime() + SERVED_LIMIT_MS;
	const inFlight = new Set<Promise<void>>();
	const ended: MadeCall[] = [];
	const make = async (claimed: ClaimedCall): Promise<void> => {
		ended.push(await callService(context, claimed));
		lane.wake();
	};
	let isToLook = false;
	for (;;) {
		const isTimeUp = context.clock.real().getTime() >= until;
		const going = {serviceId, isGoingOn: !isTimeUp};
		const next = ended.length > 0 ? await record(context, ended.splice(0), going) : [];
		const room = SERVICE_CALLS_AT_ONCE - inFlight.size - next.length;
		// A lane that is full is looked at when it has room again: whoever woke it is not forgotten.
		isToLook = lane.look() || isToLook;
		const isLooking = isToLook && room > 0 && !isTimeUp;
		if (isLooking) isToLook = false;
		const claimed = isLooking ? await claim(context, serviceId) : [];
		for (const call of [...next, ...claimed]) {
			const made = make(call).finally(() => inFlight.delete(made));
			inFlight.add(made);
		}

		if (ended.length > 0 || (room > 0 && claimed.length === room)) continue;
		if (inFlight.size === 0 && isTimeUp) await handOn(context, serviceId);
		if (inFlight.size === 0) return;
		await lane.woken();
	}
}

const claim = async ({system, cipher, config}: JobContext, serviceId: IdOf<'service'>): Promise<ClaimedCall[]> =>
	system(async unit => claimCalls(unit, {serviceId, limit: SERVICE_CALLS_AT_ONCE, cipher, publicUrl: config.publicUrl}));

const handOn = async ({system}: JobContext, serviceId: IdOf<'service'>): Promise<void> =>
	system(async unit => recordCallsDue(unit, serviceId));

type Going = Readonly<{serviceId: IdOf<'service'>; isGoingOn: boolean}>;

/**
 * Writes down calls together, and answers what is to be called next; where that fails for a fault of ours each by itself, and what fails even alone
 * as a try that failed.
 */
async function record(context: JobContext, made: readonly MadeCall[], going: Going): Promise<ClaimedCall[]> {
	const {system, cipher, log, config} = context;
	const write = async (calls: readonly MadeCall[]) =>
		system(async unit => recordCalls(unit, {made: calls, cipher, publicUrl: config.publicUrl, ...going}));
	try {
		return await write(made);
	} catch (error) {
		if (mayPass(error)) throw error;
		if (made.length > 1) {
			const next: ClaimedCall[] = [];
			for (const call of made) next.push(...(await record(context, [call], going)));
			return next;
		}

		log.error({workflow: made[0]?.claimed.workflowId, err: error}, 'a call could not be written down');
		return write(made.map(call => ({...call, read: {outcome: 'failed', error: 'internal_error'}})));
	}
}
