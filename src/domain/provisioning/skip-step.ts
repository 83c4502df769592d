import type {Unit} from '../platform/unit/unit.ts';
import {saveAndFollow} from './follow-up.ts';
import {happen, type OpenWorkflow} from './open-workflows.ts';
import {openOne, type StepOfWorkflow} from './queries.ts';

/** Somebody of the staff answers for a step: it counts as done, or as undone when it was being undone. One that is completed is refused. */
export async function skipStep(unit: Unit, {workflowId, stepName}: StepOfWorkflow): Promise<OpenWorkflow> {
	const {open, one} = await openOne(unit, workflowId);
	happen(unit, one, {type: 'skip', step: stepName});
	await saveAndFollow(unit, open);
	return one;
}
