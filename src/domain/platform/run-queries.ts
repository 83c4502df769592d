import type {FilterQuery} from '@mikro-orm/postgresql';
import type {IdOf} from './id.ts';
import {findPage, type Page, type PageRequest} from './page.ts';
import {refuse} from './refusals.ts';
import {Run} from './run.ts';
import type {Unit} from './unit.ts';

type Onlooker = Readonly<{scopes: readonly string[]}>;

/** The runs that somebody may look at: those of a scope that they hold, and of their own partner unless they are the operator's. */
const seenBy = ({reach}: Unit, {scopes}: Onlooker): FilterQuery<Run> => ({
	scope: {$in: [...scopes]},
	...(reach.kind !== 'everything' && {partnerId: reach.partnerId}),
});

/** Runs, newest first. */
export const listRuns = async (unit: Unit, {scopes, ...page}: PageRequest & Onlooker): Promise<Page<Run>> =>
	findPage(unit.em, Run, seenBy(unit, {scopes}), page, {createdAt: 'desc', id: 'desc'});

/** A run by its id, or a refusal. */
export async function getRun(unit: Unit, {runId, scopes}: Onlooker & {runId: IdOf<'run'>}): Promise<Run> {
	const run = await unit.em.findOne(Run, {$and: [{id: runId}, seenBy(unit, {scopes})]});
	if (!run) throw refuse('not_found', {what: 'Run', id: runId});
	return run;
}
