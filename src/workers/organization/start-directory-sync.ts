import {z} from 'zod';
import {startDirectoryRun} from '../../domain/organization/directory/directory-run.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {job} from '../queue/job.ts';

export const startDirectorySync = job({
	name: 'organization.start-directory-sync',
	queue: 'platform',
	summary: 'Starts the hourly sync of people and groups, unless one is going on',
	payload: z.object({due_at: z.iso.datetime()}),
	key: ({due_at: dueAt}) => dueAt,
	async process(_, {inUnit, directory}) {
		if (!directory) return undefined;
		await asSystem(inUnit, {because: 'syncing the directory'}, async unit =>
			startDirectoryRun(unit, {startedBy: 'schedule', isConfirmed: false}),
		);
		return undefined;
	},
});
