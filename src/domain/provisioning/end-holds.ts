import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {saveAndFollow} from './follow-up.ts';
import {happen, lockWorkflows} from './open-workflows.ts';

/** Nobody saw to these workflows while they were held: what they had done is undone. Looks again under the locks. */
export async function endHolds(unit: Unit, {workflowIds}: {workflowIds: readonly IdOf<'workflow'>[]}): Promise<void> {
	const open = await lockWorkflows(unit, workflowIds);
	for (const one of open.all) {
		const {heldUntil} = one.workflow;
		if (heldUntil && heldUntil <= unit.now) happen(unit, one, {type: 'end_hold'});
	}

	await saveAndFollow(unit, open);
}
