import type {BulkJobOptions} from 'bullmq';
import type {OpenQueues, QueueName} from '../../adapters/bullmq/queues.ts';
import type {AnyJob, Reaction} from './job.ts';

const DONE_KEPT = {age: 3600, count: 1000};
const FAILED_KEPT = {age: 14 * 24 * 3600, count: 10_000};

/** What lies in the queue: ids only, and on whose behalf. */
export type JobData = Readonly<{payload: unknown; request_id: string}>;

type BulkJob = {name: string; data: JobData; opts: BulkJobOptions};

/** A job that is to be run, and on whose behalf. */
export type Order = Reaction &
	Readonly<{
		requestId: string;
		/** Done, it makes room for another one with the same key at once: sweeps, which may be wanted again at the same instant. */
		isForgottenWhenDone?: true;
	}>;

export type Enqueue = (orders: readonly Order[]) => Promise<void>;

/** The same reactions, ordered on behalf of one request. */
export const onBehalfOf = (requestId: string, reactions: readonly Reaction[]): Order[] =>
	reactions.map(reaction => ({...reaction, requestId}));

/** A job's id in its queue: name and key. BullMQ allows no `:` in it. */
export const jobIdOf = (job: AnyJob, payload: unknown): string => `${job.name}_${job.key(payload as never)}`.replaceAll(':', '-');

/** Makes what puts jobs into the queues: payloads parsed, one bulk for each queue. A job that lies there already is not added again. */
export function createEnqueue(queues: OpenQueues): Enqueue {
	return async orders => {
		const byQueue = new Map<QueueName, BulkJob[]>();
		for (const {job, payload, requestId, isForgottenWhenDone} of orders) {
			const parsed: unknown = job.payload.parse(payload);
			const bulk = byQueue.get(job.queue) ?? [];
			bulk.push({
				name: job.name,
				data: {payload: parsed, request_id: requestId},
				opts: {...optionsOf(job, parsed), ...(isForgottenWhenDone && {removeOnComplete: true})},
			});
			byQueue.set(job.queue, bulk);
		}

		await Promise.all([...byQueue].map(async ([name, bulk]) => queues.get(name).addBulk(bulk)));
	};
}

const optionsOf = (job: AnyJob, payload: unknown): BulkJobOptions => ({
	jobId: jobIdOf(job, payload),
	attempts: job.attempts,
	backoff: {type: 'exponential', delay: job.backoffMs, jitter: 0.2},
	removeOnComplete: DONE_KEPT,
	removeOnFail: FAILED_KEPT,
});
