import {recordGivenUp} from '../platform/record-given-up.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {Workflow} from './workflow.ts';

/** Holds a workflow on, without an end, whose hold cannot be ended for a fault of ours: the operator is told. */
export async function giveUpHold(unit: Unit, {workflowId, code}: {workflowId: IdOf<'workflow'>; code: string}): Promise<void> {
	const workflow = await unit.em.findOneOrFail(Workflow, workflowId);
	workflow.heldUntil = null;
	recordGivenUp(unit, {kind: 'workflow', resourceId: workflowId, code, step: workflow.step});
}
