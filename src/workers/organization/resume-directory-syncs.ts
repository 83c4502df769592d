import {abandonedDirectoryRuns} from '../../domain/organization/directory/directory-run.ts';
import {sweep} from '../queue/entry.ts';
import {to} from '../queue/job.ts';
import {MINUTE} from '../queue/spans.ts';
import {syncDirectory} from './sync-directory.ts';

/** A sync in which nothing happened for so long has lost its worker, or its place in the queue. */
const ABANDONED_AFTER_MS = 60_000;

export const resumeDirectorySyncs = sweep({
	name: 'organization.resume-directory-syncs',
	summary: 'Goes on with syncs whose worker was lost',
	everySeconds: MINUTE,
	clock: 'real',
	limit: 100,
	due: async unit => abandonedDirectoryRuns(unit, new Date(unit.now.getTime() - ABANDONED_AFTER_MS)),
	follow: ids => ids.map(id => to(syncDirectory, {run_id: id})),
});
