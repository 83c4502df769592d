import {z} from 'zod';
import {advanceDirectoryRun, type DirectoryRead, noteDirectoryFault} from '../../domain/organization/directory/advance-directory-run.ts';
import {type Directory, DirectoryFault} from '../../domain/organization/directory/directory.ts';
import {type DirectoryCursor, lockDirectoryRun} from '../../domain/organization/directory/directory-run.ts';
import {mayPass} from '../../domain/platform/refusals.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {hasEverSubscribed} from '../../domain/subscriptions/queries.ts';
import {job, type Reaction, to} from '../queue/job.ts';

type Payload = {run_id: string; step?: number};

const read = async (directory: Directory, {phase, after}: DirectoryCursor): Promise<DirectoryRead> => {
	if (phase === 'users') return {phase, page: await directory.users(after)};
	if (phase === 'groups') return {phase, page: await directory.groups(after)};
	return {phase};
};

const payload: z.ZodType<Payload> = z.object({run_id: z.string(), step: z.int().optional()});

export const syncDirectory = job<Payload>({
	name: 'organization.sync-directory',
	queue: 'directory',
	summary: 'Takes over one page of the directory, or lets one slice of those who left go, and hands on to the next',
	payload,
	async process(work, {system, directory, config, log}): Promise<readonly Reaction[] | undefined> {
		const runId = idOf('run').parse(work.run_id);
		const as = {actor: 'directory'};
		const cursor = await system(async unit => (await lockDirectoryRun(unit, runId))?.cursor, as);
		if (!cursor || !directory) return undefined;
		const {step} = cursor;
		try {
			const done = await read(directory, cursor);
			const parts = {runId, step, read: done, operatorPartnerId: config.operatorPartnerId, isBound: hasEverSubscribed};
			const goesOn = await system(async unit => advanceDirectoryRun(unit, parts), as);
			return goesOn ? [to(syncDirectory, {run_id: runId, step: step + 1})] : undefined;
		} catch (error) {
			// The queue tries again.
			if (mayPass(error)) throw error;
			if (!(error instanceof DirectoryFault)) log.error({run: runId, step, err: error}, 'a step of a sync failed');
			const code = error instanceof DirectoryFault ? error.code : 'internal_error';
			const isOpen = await system(async unit => noteDirectoryFault(unit, {runId, step, code}), as);
			// The queue tries again in a moment, as long as the sync is not given up.
			if (isOpen) throw error;
			return undefined;
		}
	},
});
