import {keepASuperAdmin} from '../../identity/keep-a-super-admin.ts';
import {recordGivenUp} from '../../platform/record-given-up.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {countMovers} from './count-movers.ts';
import {DirectoryFault, type DirectoryGroup, type DirectoryPage, type DirectoryUser} from './directory.ts';
import {type Counts, type DirectoryCursor, lockDirectoryRun, type OpenDirectoryRun} from './directory-run.ts';
import {type Leaving, tooManyLeavers, withMoved} from './leavers-limit.ts';
import {
	closeGroupsNotSeen,
	countLeavers,
	forgetSightings,
	noteSightings,
	removeMembersNotSeen,
	switchOffLeavers,
} from './switch-off-leavers.ts';
import {takeOverGroups} from './take-over-groups.ts';
import {type IsBound, takeOverPeople} from './take-over-people.ts';

/** A directory without an end would be read for ever: 5,000,000 people. */
const STEPS_LIMIT = 10_000;

/** A step may fail so often in a row before the sync is given up. */
const FAULTS_LIMIT = 4;

/** What a step works on: a page that was read, or nothing when it is about those who left. */
export type DirectoryRead =
	| Readonly<{phase: 'users'; page: DirectoryPage<DirectoryUser>}>
	| Readonly<{phase: 'groups'; page: DirectoryPage<DirectoryGroup>}>
	| Readonly<{phase: 'leavers'}>;

type Request = Readonly<{runId: IdOf<'run'>; step: number; read: DirectoryRead; operatorPartnerId: IdOf<'partner'>; isBound: IsBound}>;

/**
 * Does one step of a sync and writes down where it goes on, in one transaction: whoever is killed in between repeats the step, and of
 * two who do it the second does nothing. Answers whether there is more to do.
 */
export async function advanceDirectoryRun(unit: Unit, request: Request): Promise<boolean> {
	const open = await lockDirectoryRun(unit, request.runId, request.step);
	if (!open) return false;
	const {read} = request;
	if (open.cursor.step >= STEPS_LIMIT) return giveUp(unit, open, 'DIRECTORY_ENDLESS');
	if (read.phase === 'leavers') return letLeaversGo(unit, open, request);
	const {items, nextCursor} = read.page;
	if (nextCursor !== undefined && nextCursor === open.cursor.after) return giveUp(unit, open, 'DIRECTORY_ENDLESS');
	const moving = withMoved(await countMovers(unit, read), open.cursor.moved);
	if (await isBraked(unit, open, moving)) return false;
	const takeOver = async () =>
		read.phase === 'users'
			? takeOverPeople(unit, {...request, people: read.page.items})
			: takeOverGroups(unit, request.runId, read.page.items);
	const counts = await keepASuperAdmin(unit, request.operatorPartnerId, takeOver, wouldTakeTheLast);
	await noteSightings(unit, {
		runId: request.runId,
		seen: items.map(item => ({id: item.id, isActive: 'isActive' in item ? item.isActive : true})),
	});
	add(open, read.phase, counts);
	const next = read.phase === 'users' ? 'groups' : 'leavers';
	const moved = {...open.cursor.moved, ...Object.fromEntries(moving.map(({partnerId, people}) => [partnerId ?? '', people]))};
	goOn(open, {moved, ...(nextCursor === undefined ? {phase: next, after: undefined} : {after: nextCursor})});
	return true;
}

/**
 * Notes that a step could not be done, by the directory's fault or ours; `code` says why. Too often in a row, the sync has failed, and
 * the operator is told. Answers whether it goes on.
 */
export async function noteDirectoryFault(
	unit: Unit,
	{runId, step, code}: {runId: IdOf<'run'>; step: number; code: string},
): Promise<boolean> {
	const open = await lockDirectoryRun(unit, runId, step);
	if (!open) return false;
	const faults = open.cursor.faults + 1;
	if (faults >= FAULTS_LIMIT) return giveUp(unit, open, code);
	open.run.cursor = {...open.cursor, faults};
	return true;
}

async function letLeaversGo(unit: Unit, open: OpenDirectoryRun, request: Request): Promise<boolean> {
	const {run, cursor} = open;
	if (cursor.after === undefined) {
		if (await isBraked(unit, open, withMoved(await countLeavers(unit, run), cursor.moved))) return false;
		const close = async () => {
			await removeMembersNotSeen(unit, run);
			return closeGroupsNotSeen(unit, run);
		};
		const closed = await keepASuperAdmin(unit, request.operatorPartnerId, close, wouldTakeTheLast);
		add(open, 'groups', {deactivated: closed});
	}

	const {count, last} = await switchOffLeavers(unit, {run, after: cursor.after ?? '', operatorPartnerId: request.operatorPartnerId});
	add(open, 'users', {deactivated: count});
	if (last !== undefined) {
		goOn(open, {after: last});
		return true;
	}

	run.total = run.done;
	run.finish('complete', unit.now);
	await forgetSightings(unit, run.id);
	return false;
}

/** Ends a sync by which too many of a partner's people would lose their place or a role, unless somebody has confirmed it; says so. */
async function isBraked(unit: Unit, open: OpenDirectoryRun, leaving: readonly Leaving[]): Promise<boolean> {
	const tooMany = open.cursor.isConfirmed ? [] : tooManyLeavers(leaving);
	if (tooMany.length === 0) return false;
	const partners = tooMany.map(({partnerId, ...numbers}) => ({partner_id: partnerId, ...numbers}));
	open.result.asks_for_confirmation = partners;
	unit.record({type: 'directory.confirmation_needed', step: 0, owner: {}, data: {run_id: open.run.id, partners}});
	await fail(unit, open, 'TOO_MANY_WOULD_LEAVE');
	return true;
}

/** A sync stops at it and says so. */
const wouldTakeTheLast = (): Error => new DirectoryFault('LAST_SUPER_ADMIN_WOULD_GO');

async function giveUp(unit: Unit, open: OpenDirectoryRun, code: string): Promise<false> {
	recordGivenUp(unit, {kind: 'directory_sync', resourceId: open.run.id, code, step: 0});
	return fail(unit, open, code);
}

async function fail(unit: Unit, {run, result}: OpenDirectoryRun, code: string): Promise<false> {
	run.result = {...result, error: code};
	run.finish('fail', unit.now);
	await forgetSightings(unit, run.id);
	unit.log.error({run: run.id, code}, 'the sync of the directory stopped');
	return false;
}

function add(open: OpenDirectoryRun, what: 'users' | 'groups', more: Partial<Counts>): void {
	const {run, result} = open;
	const so = result[what];
	const sum = (name: keyof Counts): number => so[name] + (more[name] ?? 0);
	result[what] = {seen: sum('seen'), created: sum('created'), updated: sum('updated'), deactivated: sum('deactivated')};
	run.result = {...result};
	run.done += more.seen ?? 0;
	run.total = Math.max(run.total, run.done);
}

function goOn({run, cursor}: OpenDirectoryRun, change: Partial<DirectoryCursor>): void {
	run.cursor = {...cursor, ...change, faults: 0, step: cursor.step + 1};
}
