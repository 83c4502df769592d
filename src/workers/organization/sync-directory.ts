import {z} from 'zod';
import {advanceDirectoryRun, type DirectoryRead, noteDirectoryFault} from '../../domain/organization/directory/advance-directory-run.ts';
import {type DirectoryCursor, lockDirectoryRun} from '../../domain/organization/directory/directory-run.ts';
import {type Directory, DirectoryFault} from '../../domain/platform/ports.ts';
import {mayPass} from '../../domain/platform/refusals.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {hasEverSubscribed} from '../../domain/subscriptions/queries.ts';
import {job, type Reaction, to} from '../queue/job.ts';

type Payload = {run_id: string; asked_by: string};

const read = async (directory: Directory, {phase, after}: DirectoryCursor): Promise<DirectoryRead> => {
	if (phase === 'users') return {phase, page: await directory.users(after)};
	if (phase === 'groups') return {phase, page: await directory.groups(after)};
	return {phase};
};

const payload: z.ZodType<Payload> = z.object({run_id: z.string(), asked_by: z.string()});

export const syncDirectory = job<Payload>({
	name: 'organization.sync-directory',
	queue: 'directory',
	summary: 'Takes over one page of the directory, or lets one slice of those who left go, and hands on to the next',
	payload,
	key: ({run_id: runId, asked_by: askedBy}) => `${runId}_${askedBy}`,
	async process(work, {inUnit, directory, config, log, requestId}): Promise<readonly Reaction[] | undefined> {
		const runId = idOf('run').parse(work.run_id);
		const request = {because: 'syncing the directory', requestId, actor: 'directory'};
		const cursor = await asSystem(inUnit, request, async unit => (await lockDirectoryRun(unit, runId))?.cursor);
		if (!cursor || !directory) return undefined;
		const {step} = cursor;
		try {
			const done = await read(directory, cursor);
			const parts = {runId, step, read: done, operatorPartnerId: config.operatorPartnerId, isBound: hasEverSubscribed};
			const goesOn = await asSystem(inUnit, request, async unit => advanceDirectoryRun(unit, parts));
			return goesOn ? [to(syncDirectory, {run_id: runId, asked_by: String(step + 1)})] : undefined;
		} catch (error) {
			// The queue tries again.
			if (mayPass(error)) throw error;
			if (!(error instanceof DirectoryFault)) log.error({run: runId, step, err: error}, 'a step of a sync failed');
			const code = error instanceof DirectoryFault ? error.code : 'internal_error';
			const isOpen = await asSystem(inUnit, request, async unit => noteDirectoryFault(unit, {runId, step, code}));
			// The queue tries again in a moment, as long as the sync is not given up.
			if (isOpen) throw error;
			return undefined;
		}
	},
});
