import {abandonedSyncRuns} from '../../domain/accounting/sync-run.ts';
import {sweep} from '../queue/entry.ts';
import {to} from '../queue/job.ts';
import {MINUTE} from '../queue/spans.ts';
import {syncIntegration} from './sync-integration.ts';

/** A sync in which nothing happened for so long has lost its worker, or its place in the queue. */
const ABANDONED_AFTER_MS = 60_000;

export const resumeAccountingSyncs = sweep({
	name: 'accounting.resume-accounting-syncs',
	summary: 'Goes on with syncs of books whose worker was lost',
	everySeconds: MINUTE,
	clock: 'real',
	limit: 100,
	due: async unit => abandonedSyncRuns(unit, new Date(unit.now.getTime() - ABANDONED_AFTER_MS)),
	follow: ids => ids.map(id => to(syncIntegration, {run_id: id})),
});
