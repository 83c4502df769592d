import type {IdOf} from '../platform/id.ts';
import type {Unit} from '../platform/unit.ts';
import {holdEntrypoint} from './queries.ts';

/** Removes a way into a service. */
export async function deleteEntrypoint(unit: Unit, {entrypointId}: {entrypointId: IdOf<'entrypoint'>}): Promise<void> {
	unit.em.remove(await holdEntrypoint(unit, entrypointId));
}
