import type {OpenQueues} from '../../adapters/bullmq/queues.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {hasUnrelayed, ownRelay, readJobsDone, relayAgain, writeJobsDone} from '../../domain/platform/unit/outbox.ts';
import type {WorkerTools} from '../worker-tools.ts';
import {sweepAllNow} from './claim-schedule.ts';

/** No job waits longer: the relay keeps at most 20,000 in a queue, which even at one a second are done within six hours. */
const JOBS_DONE_WITHIN_MS = 6 * 3_600_000;

/** The clocks of the machines that workers run on differ by at most so much. */
const CLOCKS_APART_MS = 5000;

type Parts = Readonly<{tools: WorkerTools; queues: OpenQueues}>;

/**
 * When Redis has forgotten its jobs (flushed, or started again empty), has them made again from what PostgreSQL knows: the facts since
 * the queues were last seen empty, or of the last hours, are relayed once more, and all sweeps look at once. What was done already is
 * not done again, as after any second run.
 */
export async function remakeLostJobs({tools, queues}: Parts): Promise<void> {
	if (await queues.remembers()) return;
	const facts = await asSystem(tools.inUnit, {because: 'remaking lost jobs', actor: 'relay'}, async unit => {
		await sweepAllNow(unit);
		const done = (await readJobsDone(unit.em))?.getTime() ?? 0;
		return relayAgain(unit.em, new Date(Math.max(done - CLOCKS_APART_MS, unit.realNow.getTime() - JOBS_DONE_WITHIN_MS)));
	});
	// Only now: whoever is killed before this leaves it to the next.
	await queues.remember();
	tools.log.warn({facts}, 'Redis is empty: facts are relayed again, sweeps look at once');
}

/**
 * Writes down that all jobs are done that followed from what was relayed until now, when that is so: nobody relays, no fact waits and no
 * job, retries included. A job that ended between two looks may have made others meanwhile, and a Redis that has forgotten its jobs is
 * empty, too: then nothing is certain. Answers whether it was so.
 */
export async function noteJobsDone({tools: {inUnit, clock}, queues}: Parts): Promise<boolean> {
	return asSystem(inUnit, {because: 'noting that all jobs are done'}, async ({em}) => {
		if (!(await ownRelay(em)) || (await hasUnrelayed(em))) return false;
		const seenAt = clock.real();
		if (!(await isAtRest(queues))) return false;
		await writeJobsDone(em, seenAt);
		return true;
	});
}

async function isAtRest({backlog, remembers}: OpenQueues): Promise<boolean> {
	const completedBefore = await backlog.completed();
	const depths = await backlog.depths();
	if (!depths || Object.values(depths).some(({waiting, active, delayed}) => waiting + active + delayed > 0)) return false;
	return (await remembers()) && (await backlog.completed()) === completedBefore;
}
