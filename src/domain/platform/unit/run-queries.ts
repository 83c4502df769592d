import {refuse} from '../refusals.ts';
import type {IdOf} from '../values/id.ts';
import {findPage, type Page, type PageRequest} from './page.ts';
import {Run} from './run.ts';
import type {Unit} from './unit.ts';

/** Which kinds of runs somebody may look at. */
type Viewer = Readonly<{kinds: readonly Run['kind'][]}>;

/** Runs in reach, newest first. */
export const listRuns = async ({em}: Unit, {kinds, ...page}: PageRequest & Viewer): Promise<Page<Run>> =>
	findPage(em, Run, {kind: {$in: [...kinds]}}, page, {createdAt: 'desc', id: 'desc'});

/** A run by its id, or a refusal. */
export async function getRun({em}: Unit, {runId, kinds}: Viewer & {runId: IdOf<'run'>}): Promise<Run> {
	const run = await em.findOne(Run, {id: runId, kind: {$in: [...kinds]}});
	if (!run) throw refuse('not_found', {what: 'Run', id: runId});
	return run;
}
