import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {type CallingTools, type ClaimedCall, callTermsOf, claimStep, isFree} from './claim-step.ts';
import {saveAndFollow} from './follow-up.ts';
import {happen, lockWorkflows, type OpenWorkflows} from './open-workflows.ts';
import type {ReadOutcome} from './read-answer.ts';
import {keepResult} from './sealed.ts';

/** A call that was made, and what came of it. */
export type MadeCall = Readonly<{
	claimed: Pick<ClaimedCall, 'workflowId' | 'step' | 'call' | 'leasedUntil'>;
	read: ReadOutcome;
	/** By which share the wait before the next try is varied. */
	jitter: number;
}>;

type Request = CallingTools &
	Readonly<{
		serviceId: IdOf<'service'>;
		made: readonly MadeCall[];
		/** Whoever records goes on with what becomes due by it; else it is told, for others. */
		isGoingOn: boolean;
	}>;

/**
 * Writes down what came of calls, of as many as ended at the same time, with a fixed number of statements. A call whose lease is not its
 * own any more says nothing: it ran out and another worker made the call again, or the step has ended meanwhile.
 *
 * Answers the calls of the same workflows that are due now, claimed: at most as many as ended, so the lane is never fuller than it was.
 * What has begun goes on before anything else begins.
 */
export async function recordCalls(unit: Unit, {made, ...request}: Request): Promise<ClaimedCall[]> {
	const open = await lockWorkflows(
		unit,
		made.map(({claimed}) => claimed.workflowId),
	);
	let ended = 0;
	for (const {claimed, read, jitter} of made) {
		const {workflowId, step: name, call, leasedUntil} = claimed;
		const one = open.find(workflowId);
		const step = one?.steps.find(candidate => candidate.name === name);
		if (!one || step?.leasedUntil?.getTime() !== leasedUntil.getTime()) continue;
		// One whose lease is over, and that nobody took, was counted by nobody any more.
		if (leasedUntil > unit.realNow) ended += 1;
		const {outcome, result, error = outcome === 'done' ? null : undefined, retryAfterSeconds} = read;
		if (result) keepResult(step, result, request.cipher);
		const circumstances = {error, retryAfterSeconds, jitter, isGoingOn: request.isGoingOn};
		happen(unit, one, {type: 'outcome', step: name, call, outcome}, circumstances);
	}

	const next = request.isGoingOn ? await claimNext(unit, open, {...request, limit: ended}) : [];
	await saveAndFollow(unit, open);
	return next;
}

/** Claims what is due of workflows that are open. What is too much now is found when the lane has room again. */
async function claimNext(unit: Unit, {all}: OpenWorkflows, {limit, ...request}: Omit<Request, 'made'> & Readonly<{limit: number}>) {
	const due = all.flatMap(one => one.steps.filter(step => isFree(unit, step)).map(step => ({one, step}))).slice(0, limit);
	if (due.length === 0) return [];
	const terms = await callTermsOf(unit, request);
	return due.flatMap(({one, step}) => claimStep(unit, one, {...terms, step}) ?? []);
}
