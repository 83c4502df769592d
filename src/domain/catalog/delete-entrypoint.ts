import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {lockEntrypoint} from './queries.ts';

/** Removes a way into a service. */
export async function deleteEntrypoint(unit: Unit, {entrypointId}: {entrypointId: IdOf<'entrypoint'>}): Promise<void> {
	unit.em.remove(await lockEntrypoint(unit, entrypointId));
}
