import type {BulkJobOptions} from 'bullmq';
import type {OpenQueues, QueueName} from '../../adapters/bullmq/queues.ts';
import type {JobOwner} from '../../adapters/bullmq/take-turns.ts';
import type {AnyJob, Reaction} from './job.ts';

const DONE_KEPT = {age: 3600, count: 1000};
const FAILED_KEPT = {age: 14 * 24 * 3600, count: 10_000};

/** What lies in the queue: ids only, on whose behalf, and whose work it is. */
export type JobData = Readonly<{payload: unknown; request_id: string; cause: string; look?: number; owner?: JobOwner}>;

type BulkJob = {name: string; data: JobData; opts: BulkJobOptions};

/**
 * What work goes back to: the request or entry of the schedule, the fact or due instant that led to it, and whose it is: its jobs take their
 * turns.
 */
export type Origin = Readonly<{
	requestId: string;
	cause: string;
	owner: JobOwner;
	/** Of work that a sweep led to: when it looked. Where the clock stands, one due instant is looked at many times. */
	look?: number | undefined;
}>;

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
export const onBehalfOf = ({requestId, cause, owner, look}: Origin, reactions: readonly Reaction[]): Order[] =>
	reactions.map(reaction => ({owner, ...reaction, requestId, cause, look}));

/** A job's id in its queue: name, key and cause, so that the same work is queued once for each cause. BullMQ allows no `:` in it. */
export const jobIdOf = (job: AnyJob, payload: unknown, cause: string): string =>
	[job.name, job.key(payload as never), cause]
		.filter(part => part !== '')
		.join('_')
		.replaceAll(':', '-');

/**
 * Makes what puts jobs into the queues: payloads parsed, one bulk for each queue, each job with the turn of its owner as its priority. A job
 * that lies there already is not added again. What a sweep found is added for each look, but not beside what an earlier look at the same instant
 * found of it and nobody has begun; beside what is being done, it is added once.
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
		for (const order of orders) {
			const {job, payload, requestId, cause, owner, look} = order;
			const parsed: unknown = job.payload.parse(payload);
			const bulk = byQueue.get(job.queue) ?? [];
			bulk.push({
				name: job.name,
				// What looks for its work itself does everybody's.
				data: {payload: parsed, request_id: requestId, cause, ...(look !== undefined && {look}), ...(!job.isForAll && {owner})},
				opts: optionsOf(order, parsed),
			});
			byQueue.set(job.queue, bulk);
		}

		await Promise.all([...byQueue].map(async ([name, bulk]) => addAll(name, bulk)));
	};
}

function optionsOf({job, cause, look, isForgottenWhenDone}: Order, payload: unknown): BulkJobOptions {
	const id = jobIdOf(job, payload, cause);
	const options = {
		attempts: job.attempts,
		backoff: {type: 'exponential', delay: job.backoffMs, jitter: 0.2},
		removeOnComplete: DONE_KEPT,
		removeOnFail: FAILED_KEPT,
	};
	if (isForgottenWhenDone) return {...options, jobId: id, removeOnComplete: true};
	if (look === undefined) return {...options, jobId: id};
	return {...options, jobId: `${id}.${look}`, deduplication: {id, keepLastIfActive: true}};
}
