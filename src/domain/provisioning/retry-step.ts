import type {Unit} from '../platform/unit/unit.ts';
import {saveAndFollow} from './follow-up.ts';
import {happen, type OpenWorkflow} from './open-workflows.ts';
import {openOne, type StepOfWorkflow} from './queries.ts';

/**
 * Has a step tried again under its same key: one that failed while its workflow is held, or one whose undoing failed. Anything else is
 * refused.
 */
export async function retryStep(unit: Unit, {workflowId, stepName}: StepOfWorkflow): Promise<OpenWorkflow> {
	const {open, one} = await openOne(unit, workflowId);
	happen(unit, one, {type: 'retry', step: stepName});
	for (const step of one.steps) if (step.name === stepName) Object.assign(step, {retryCount: step.retryCount + 1, finishedAt: null});
	await saveAndFollow(unit, open);
	return one;
}
