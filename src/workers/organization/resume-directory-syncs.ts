import {z} from 'zod';
import {abandonedDirectoryRuns} from '../../domain/organization/directory/directory-run.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {job, to} from '../queue/job.ts';
import {syncDirectory} from './sync-directory.ts';

/** A sync in which nothing happened for so long has lost its worker, or its place in the queue. */
const ABANDONED_AFTER_MS = 60_000;

export const resumeDirectorySyncs = job({
	name: 'organization.resume-directory-syncs',
	queue: 'platform',
	summary: 'Goes on with syncs whose worker was lost',
	payload: z.object({due_at: z.iso.datetime()}),
	key: ({due_at: dueAt}) => dueAt,
	async process({due_at: dueAt}, {inUnit}) {
		const runs = await asSystem(inUnit, {because: 'finding abandoned syncs', readOnly: true}, async unit =>
			abandonedDirectoryRuns(unit, new Date(unit.now.getTime() - ABANDONED_AFTER_MS)),
		);
		return runs.map(id => to(syncDirectory, {run_id: id, asked_by: dueAt}));
	},
});
