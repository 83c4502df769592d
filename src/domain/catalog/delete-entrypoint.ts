import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {holdEntrypoint} from './queries.ts';

/** Removes a way into a service. */
export async function deleteEntrypoint(unit: Unit, {entrypointId}: {entrypointId: IdOf<'entrypoint'>}): Promise<void> {
	unit.em.remove(await holdEntrypoint(unit, entrypointId));
}
