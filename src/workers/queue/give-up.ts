import {recordGivenUp} from '../../domain/platform/record-given-up.ts';
import {mayPass, Refusal} from '../../domain/platform/refusals.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import type {WorkerTools} from '../worker-tools.ts';
import type {Origin} from './enqueue.ts';
import type {AnyJob} from './job.ts';

type GivenUp = Readonly<{job: Pick<AnyJob, 'name' | 'giveUp'>; jobId: string; payload: unknown; error: unknown}> &
	Pick<Origin, 'requestId'>;

/**
 * What is done when a job has used up its tries, whatever it is: its row says that it failed and why, where the job has one to say it,
 * and the operator is told once. What failed because somebody was away has no fault of its own to say. Never rejects: that the row
 * cannot be written either must not hide what came first.
 */
export async function giveUpJob({inUnit, log}: WorkerTools, {job, jobId, payload, error, requestId}: GivenUp): Promise<void> {
	const code = error instanceof Refusal ? error.code : 'internal_error';
	const as = {because: `giving up ${job.name}`, requestId};
	const tell = async (withRow: boolean): Promise<void> =>
		asSystem(inUnit, as, async unit => {
			if (withRow) await job.giveUp?.(payload as never, {unit, code});
			recordGivenUp(unit, {kind: 'job', resourceId: job.name, code, step: jobId});
		});
	try {
		await tell(!mayPass(error)).catch(async failure => {
			log.error({job: job.name, jobId, err: failure}, 'the row of a job that failed for good cannot say so');
			await tell(false);
		});
	} catch (failure) {
		log.error({job: job.name, jobId, err: failure}, 'nobody could be told of a job that failed for good');
	}
}
