import type {OpenQueues} from '../../adapters/bullmq/queues.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {relayAgain} from '../../domain/platform/unit/outbox.ts';
import type {WorkerTools} from '../worker-tools.ts';
import {sweepAllNow} from './claim-schedule.ts';

/** No job waits longer: the relay keeps at most 20,000 in a queue, which even at one a second are done within six hours. */
const JOBS_DONE_WITHIN_MS = 6 * 3_600_000;

type Parts = Readonly<{tools: WorkerTools; queues: OpenQueues}>;

/**
 * When Redis has forgotten its jobs (flushed, or started again empty), has them made again from what PostgreSQL knows: the facts of the
 * last hours are relayed once more, and all sweeps look at once. What was done already is not done again, as after any second run.
 */
export async function remakeLostJobs({tools, queues}: Parts): Promise<void> {
	if (await queues.remembers()) return;
	const facts = await asSystem(tools.inUnit, {because: 'remaking lost jobs', actor: 'relay'}, async unit => {
		await sweepAllNow(unit);
		return relayAgain(unit.em, new Date(unit.realNow.getTime() - JOBS_DONE_WITHIN_MS));
	});
	// Only now: whoever is killed before this leaves it to the next.
	await queues.remember();
	tools.log.warn({facts}, 'Redis is empty: facts are relayed again, sweeps look at once');
}
