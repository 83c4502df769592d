import type {BulkJobOptions} from 'bullmq';
import type {OpenQueues, QueueName} from '../../adapters/bullmq/queues.ts';
import type {JobOwner} from '../../adapters/bullmq/take-turns.ts';
import type {AnyJob, Reaction} from './job.ts';

const DONE_KEPT = {age: 3600, count: 1000};
const FAILED_KEPT = {age: 14 * 24 * 3600, count: 10_000};

/** What lies in the queue: ids only, on whose behalf, and whose work it is. */
export type JobData = Readonly<{payload: unknown; request_id: string; cause: string; owner?: JobOwner}>;

type BulkJob = {name: string; data: JobData; opts: BulkJobOptions};

/**
 * What work goes back to: the request or entry of the schedule, the fact or due instant that led to it, and whose it is: its jobs take their
 * turns.
 */
export type Origin = Readonly<{requestId: string; cause: string; owner: JobOwner}>;

/** A job that is to be run, and on whose behalf. */
export type Order = Omit<Reaction, 'owner'> &
	Origin &
	Readonly<{
		/** Done, it makes room for another one with the same key at once: sweeps, which may be wanted again at the same instant. */
		isForgottenWhenDone?: true;
	}>;

/** Work of the system itself. */
export const NOBODY: JobOwner = {};

export type Enqueue = (orders: readonly Order[]) => Promise<void>;

/** Reactions, ordered on behalf of one request and for one cause. */
export const onBehalfOf = ({requestId, cause, owner}: Origin, reactions: readonly Reaction[]): Order[] =>
	reactions.map(reaction => ({owner, ...reaction, requestId, cause}));

/** A job's id in its queue: name, key and cause, so that the same work is queued once for each cause. BullMQ allows no `:` in it. */
export const jobIdOf = (job: AnyJob, payload: unknown, cause: string): string =>
	[job.name, job.key(payload as never), cause]
		.filter(part => part !== '')
		.join('_')
		.replaceAll(':', '-');

/**
 * Makes what puts jobs into the queues: payloads parsed, one bulk for each queue, each job with the turn of its owner as its priority. A job
 * that lies there already is not added again.
 */
export function createEnqueue(queues: OpenQueues): Enqueue {
	const addAll = async (name: QueueName, jobs: readonly BulkJob[]) => {
		const turns = await queues.turnsOf(
			name,
			jobs.map(one => ({name: one.name, owner: one.data.owner ?? NOBODY})),
		);
		await queues.get(name).addBulk(jobs.map((one, nth) => ({...one, opts: {...one.opts, priority: turns[nth] ?? 1}})));
	};
	return async orders => {
		const byQueue = new Map<QueueName, BulkJob[]>();
		for (const {job, payload, requestId, cause, owner, isForgottenWhenDone} of orders) {
			const parsed: unknown = job.payload.parse(payload);
			const bulk = byQueue.get(job.queue) ?? [];
			bulk.push({
				name: job.name,
				// What looks for its work itself does everybody's.
				data: {payload: parsed, request_id: requestId, cause, ...(!job.isForAll && {owner})},
				opts: {...optionsOf(job, jobIdOf(job, parsed, cause)), ...(isForgottenWhenDone && {removeOnComplete: true})},
			});
			byQueue.set(job.queue, bulk);
		}

		await Promise.all([...byQueue].map(async ([name, bulk]) => addAll(name, bulk)));
	};
}

const optionsOf = (job: AnyJob, jobId: string): BulkJobOptions => ({
	jobId,
	attempts: job.attempts,
	backoff: {type: 'exponential', delay: job.backoffMs, jitter: 0.2},
	removeOnComplete: DONE_KEPT,
	removeOnFail: FAILED_KEPT,
});
