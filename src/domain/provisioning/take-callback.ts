import {type Cipher, sha256} from '../platform/secrets.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {isAwaitingCallback} from './decide.ts';
import {saveAndFollow} from './follow-up.ts';
import {happen, lockWorkflows, type OpenWorkflow} from './open-workflows.ts';
import type {StepResult} from './read-answer.ts';
import {keepResult} from './sealed.ts';
import {type CallbackAnswer, WorkflowStep} from './workflow-step.ts';

/** The identical call back gets the first answer again for so long. Real time. */
export const REPEATED_MS = 24 * 3_600_000;

export type Callback = Readonly<{callbackToken: string; status: 'completed' | 'failed'; errorMessage?: string | undefined}> & StepResult;

/**
 * A service says what a step came to. The token opens it once; the identical body again gets the first answer. Undefined for everything
 * else about a token that is unknown, used or late; but a success that comes too late is not lost: what it made is undone.
 */
export async function takeCallback(
	unit: Unit,
	{callback, bodyHash, cipher}: {callback: Callback; bodyHash: string; cipher: Cipher},
): Promise<CallbackAnswer | undefined> {
	const found = await unit.em.findOne(
		WorkflowStep,
		{callbackTokenHash: sha256(callback.callbackToken)},
		{fields: ['id', 'workflowId'], disableIdentityMap: true},
	);
	if (!found) return undefined;
	const open = await lockWorkflows(unit, [found.workflowId]);
	const one = open.find(found.workflowId);
	const step = one?.steps.find(({id}) => id === found.id);
	if (!one || !step) return undefined;
	if (step.calledBackAt) return isRepeated(unit, step, bodyHash) ? (step.callbackAnswer ?? undefined) : undefined;
	Object.assign(step, {calledBackAt: unit.realNow, callbackBodyHash: bodyHash});
	const isInTime = isAwaitingCallback(step) && !(step.deadlineAt && step.deadlineAt <= unit.now);
	if (isInTime) step.callbackAnswer = answerTo(unit, one, {step, callback, cipher});
	else if (callback.status === 'completed') happen(unit, one, {type: 'late_success', step: step.name});
	await saveAndFollow(unit, open);
	return step.callbackAnswer ?? undefined;
}

const isRepeated = ({realNow}: Unit, {calledBackAt, callbackBodyHash}: WorkflowStep, bodyHash: string): boolean =>
	callbackBodyHash === bodyHash && calledBackAt instanceof Date && realNow.getTime() - calledBackAt.getTime() < REPEATED_MS;

type Answering = Readonly<{step: WorkflowStep; callback: Callback; cipher: Cipher}>;

function answerTo(unit: Unit, open: OpenWorkflow, {step, callback, cipher}: Answering): CallbackAnswer {
	const isSuccess = callback.status === 'completed';
	if (isSuccess) keepResult(step, callback, cipher);
	const error = isSuccess ? null : callback.errorMessage || 'FAILED_BY_SERVICE';
	happen(unit, open, {type: 'callback', step: step.name, isSuccess}, {error});
	return {workflowId: open.workflow.id, step: step.name, status: step.status};
}
