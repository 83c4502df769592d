import type {Cipher} from '../platform/secrets.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {ClaimedCall} from './claim-calls.ts';
import {saveAndFollow} from './follow-up.ts';
import {happen, lockWorkflows} from './open-workflows.ts';
import type {ReadOutcome} from './read-answer.ts';
import {keepResult} from './sealed.ts';

/** A call that was made, and what came of it. */
export type MadeCall = Readonly<{
	claimed: Pick<ClaimedCall, 'workflowId' | 'step' | 'call' | 'leasedUntil'>;
	read: ReadOutcome;
	/** By which share the wait before the next try is varied. */
	jitter: number;
}>;

/**
 * Writes down what came of calls, of as many as ended at the same time, with a fixed number of statements. A call whose lease is not its
 * own any more says nothing: it ran out and another worker made the call again, or the step has ended meanwhile.
 */
export async function recordCalls(unit: Unit, {made, cipher}: {made: readonly MadeCall[]; cipher: Cipher}): Promise<void> {
	const open = await lockWorkflows(
		unit,
		made.map(({claimed}) => claimed.workflowId),
	);
	for (const {claimed, read, jitter} of made) {
		const {workflowId, step: name, call, leasedUntil} = claimed;
		const one = open.find(workflowId);
		const step = one?.steps.find(candidate => candidate.name === name);
		if (!one || step?.leasedUntil?.getTime() !== leasedUntil.getTime()) continue;
		const {outcome, result, error = outcome === 'done' ? null : undefined, retryAfterSeconds} = read;
		if (result) keepResult(step, result, cipher);
		happen(unit, one, {type: 'outcome', step: name, call, outcome}, {error, retryAfterSeconds, jitter});
	}

	await saveAndFollow(unit, open);
}
