import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {checkUrlTemplate, type EntrypointTerms} from './create-entrypoint.ts';
import type {Entrypoint} from './entrypoint.ts';
import {lockEntrypoint} from './queries.ts';

type Request = Readonly<{entrypointId: IdOf<'entrypoint'>; change: EntrypointTerms}>;

/** Changes a way into a service; only what is given. */
export async function updateEntrypoint(unit: Unit, {entrypointId, change}: Request): Promise<Entrypoint> {
	const entrypoint = await lockEntrypoint(unit, entrypointId);
	checkUrlTemplate(change);
	unit.em.assign(entrypoint, change);
	await unit.em.flush();
	return entrypoint;
}
