import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {saveAndFollow} from './follow-up.ts';
import {happen, type OpenWorkflow} from './open-workflows.ts';
import {openOne} from './queries.ts';

/** Somebody of the staff answers for a workflow: what is open is skipped, and it counts as completed. */
export async function forceComplete(unit: Unit, {workflowId}: {workflowId: IdOf<'workflow'>}): Promise<OpenWorkflow> {
	const {open, one} = await openOne(unit, workflowId);
	happen(unit, one, {type: 'force_complete'});
	await saveAndFollow(unit, open);
	return one;
}
