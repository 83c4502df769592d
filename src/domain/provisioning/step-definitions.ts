import type {ProvisioningStep} from '../catalog/provisioning-definition.ts';
import {boundedCache} from '../platform/process/bounded-cache.ts';
import {findRows} from '../platform/unit/find-rows.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {WorkflowStep} from './workflow-step.ts';

/** Definitions that a process keeps: those of some thousand workflows. */
const KEPT = 20_000;

/** A step's definition never changes, and is what of its row is the largest: a process reads it once, and the rest at every turn. */
const kept = boundedCache<ProvisioningStep>(KEPT);

/** The definitions of steps that the unit has read; at most one query. */
export async function definitionsOf(
	{em}: Unit,
	stepIds: readonly IdOf<'workflowStep'>[],
): Promise<ReadonlyMap<IdOf<'workflowStep'>, ProvisioningStep>> {
	const found = new Map<IdOf<'workflowStep'>, ProvisioningStep>();
	for (const id of stepIds) {
		const known = kept.get(id);
		if (known) found.set(id, known);
	}

	const unknown = stepIds.filter(id => !found.has(id));
	if (unknown.length === 0) return found;
	for (const {id, definition} of await findRows(em, WorkflowStep, {id: {$in: unknown}}, {fields: ['definition']})) {
		kept.set(id, definition);
		found.set(id, definition);
	}

	return found;
}
