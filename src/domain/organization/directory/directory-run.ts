import {LockMode} from '@mikro-orm/core';
import {z} from 'zod';
import {Group} from '../../identity/group.ts';
import {User} from '../../identity/user.ts';
import {openRunStatuses, Run} from '../../platform/unit/run.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';

const counts = z.object({seen: z.int(), created: z.int(), updated: z.int(), deactivated: z.int()});

/** How many people or groups a sync has met, and what became of them. */
export type Counts = z.output<typeof counts>;

export const noCounts: Counts = {seen: 0, created: 0, updated: 0, deactivated: 0};

const result = z.object({
	users: counts,
	groups: counts,
	/** Why it failed, as a code. */
	error: z.string().optional(),
	/** It stopped before so many people of these partners lost their place or a role: `{confirm: true}` lets the next one do it. */
	asks_for_confirmation: z.array(z.object({partner_id: z.string().nullable(), people: z.int(), of: z.int()})).optional(),
});

export type DirectoryResult = z.output<typeof result>;

const cursor = z.object({
	/** People and groups are read page by page; whoever was not seen by then leaves, in slices. */
	phase: z.enum(['users', 'groups', 'leavers']),
	/** Where the next page or slice begins. */
	after: z.string().optional(),
	/** Counts the steps, so that two workers never take the same one. */
	step: z.int(),
	/** How often in a row a step could not be done. */
	faults: z.int(),
	/** Of how many people of each partner a role went because they, or their groups, were said to stand elsewhere. */
	moved: z.record(z.string(), z.int()).default({}),
	isConfirmed: z.boolean(),
});

export type DirectoryCursor = z.output<typeof cursor>;

/** A sync goes on where its row says. */
export type OpenDirectoryRun = Readonly<{run: Run; cursor: DirectoryCursor; result: DirectoryResult}>;

/** Serialises the starting of syncs: two at once make one. */
const START_LOCK = 4_711_101;

/**
 * Starts to take over the directory's people and groups; the work itself is done by jobs. While one is going on, that one is answered.
 * `isConfirmed` lets it switch off any number of people.
 */
export async function startDirectoryRun(unit: Unit, {startedBy, isConfirmed}: {startedBy: string; isConfirmed: boolean}): Promise<Run> {
	await unit.em.execute('select pg_advisory_xact_lock(?)', [START_LOCK]);
	const open = await unit.em.findOne(Run, {kind: 'directory', status: {$in: [...openRunStatuses]}}, {lockMode: LockMode.PESSIMISTIC_WRITE});
	if (open) {
		if (isConfirmed) open.cursor = {...cursor.parse(open.cursor), isConfirmed};
		return open;
	}

	const first: DirectoryCursor = {phase: 'users', step: 0, faults: 0, moved: {}, isConfirmed};
	const run = unit.em.create(Run, {
		kind: 'directory',
		status: 'queued',
		startedBy,
		done: 0,
		total: (await unit.em.count(User)) + (await unit.em.count(Group, {isActive: true})),
		result: {users: noCounts, groups: noCounts},
		cursor: first,
	});
	await unit.em.flush();
	unit.record({type: 'directory.sync_requested', step: 0, owner: {}, data: {run_id: run.id}});
	return run;
}

/** A sync that is not over, locked; undefined when it is, or when another worker has taken the step. */
export async function lockDirectoryRun({em, now}: Unit, id: IdOf<'run'>, step?: number): Promise<OpenDirectoryRun | undefined> {
	const run = await em.findOne(Run, {id, kind: 'directory', status: {$in: [...openRunStatuses]}}, {lockMode: LockMode.PESSIMISTIC_WRITE});
	if (!run) return undefined;
	const at = cursor.parse(run.cursor);
	if (step !== undefined && at.step !== step) return undefined;
	if (run.status === 'queued') run.start(now);
	return {run, cursor: at, result: result.parse(run.result)};
}

/** Syncs in which nothing has happened since `before`: whoever worked on them was lost. */
export async function abandonedDirectoryRuns({em}: Unit, before: Date): Promise<IdOf<'run'>[]> {
	const runs = await em.find(Run, {kind: 'directory', status: {$in: [...openRunStatuses]}, updatedAt: {$lte: before}}, {fields: ['id']});
	return runs.map(({id}) => id);
}

/** Reads what a sync has come to so far. */
export const directoryResultOf = (run: Pick<Run, 'result'>): DirectoryResult => result.parse(run.result);
