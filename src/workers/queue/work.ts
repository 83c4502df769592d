import {DelayedError, type Job as QueuedJob, UnrecoverableError, Worker} from 'bullmq';
import type {Cluster, Redis} from 'ioredis';
import {z} from 'zod';
import {type QueueName, queuePrefix} from '../../adapters/bullmq/queues.ts';
import {failpoint} from '../../domain/platform/process/failpoints.ts';
import {Refusal} from '../../domain/platform/refusals.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {sqlStateOf} from '../../domain/platform/unit/database-errors.ts';
import type {WorkerTools} from '../worker-tools.ts';
import {type Enqueue, type JobData, NOBODY, type Origin, onBehalfOf} from './enqueue.ts';
import {giveUpJob} from './give-up.ts';
import type {AnyJob, JobContext, Reaction} from './job.ts';
import {withLimit} from './with-limit.ts';

/** A job whose worker was killed is taken up by another within lock and look: 15 seconds at most. */
const LOCK_MS = 10_000;
const STALLED_LOOK_MS = 5000;
const STALLED_LIMIT = 5;

/** A job that finds the database away looks again after this, for at most a day; that uses up none of its attempts. */
const PUT_OFF_MS = 2000;
const PUT_OFF_LIMIT_MS = 24 * 3_600_000;

type Parts = Readonly<{
	connection: Redis | Cluster;
	space?: string;
	queue: QueueName;
	concurrency: number;
	jobs: readonly AnyJob[];
	tools: WorkerTools;
	enqueue: Enqueue;
	onDone: (queue: string, job: string, durationMs: number) => void;
	onFailed: (queue: string, job: string) => void;
	countCompleted: () => Promise<void>;
}>;

/** What was put into the queue before causes were written down has none. */
const envelope = z.object({
	...{payload: z.unknown(), request_id: z.string(), cause: z.string().default(''), look: z.number().optional()},
	owner: z.object({tenantId: z.string().nullish(), partnerId: z.string().nullish()}).default(NOBODY),
});

/** Serves one queue with the jobs that are declared for it, once it is told to run. */
export function serveQueue(parts: Parts): Worker {
	const byName = new Map(parts.jobs.filter(({queue}) => queue === parts.queue).map(job => [job.name, job]));
	const worker = new Worker<JobData>(parts.queue, async (queued, token) => run(parts, byName.get(queued.name), queued, token), {
		connection: parts.connection,
		prefix: queuePrefix(parts.queue, parts.space),
		concurrency: parts.concurrency,
		lockDuration: LOCK_MS,
		stalledInterval: STALLED_LOOK_MS,
		maxStalledCount: STALLED_LIMIT,
		autorun: false,
	});
	worker.on('error', () => undefined);
	worker.on('failed', (queued, error) => {
		parts.onFailed(parts.queue, queued?.name ?? 'unknown');
		const isLast = queued ? queued.attemptsMade >= (queued.opts.attempts ?? 1) : true;
		parts.tools.log[isLast ? 'error' : 'warn'](
			{queue: parts.queue, job: queued?.name, jobId: queued?.id, code: error.message},
			isLast ? 'job failed for good' : 'job failed',
		);
	});
	return worker;
}

async function run(parts: Parts, known: AnyJob | undefined, queued: QueuedJob<JobData>, token?: string): Promise<void> {
	const started = performance.now();
	const {job, payload, ...origin} = await readJob(parts, known, queued);
	const {requestId, cause} = origin;
	const isLastTry = queued.attemptsMade + 1 >= (queued.opts.attempts ?? 1);
	try {
		await failpoint('job:before-effect', job.name);
		const follows = await withLimit(job.timeoutMs, async signal => {
			const context = {...parts.tools, ...systemUnits(parts.tools, job.name, requestId), requestId, cause, signal, isLastTry};
			return job.process(payload as never, context) as Promise<readonly Reaction[] | undefined>;
		});
		await failpoint('job:after-effect', job.name);
		if (follows && follows.length > 0) await parts.enqueue(onBehalfOf(origin, follows));
		await parts.countCompleted();
	} catch (error) {
		if (isDatabaseAway(error)) await putOff(parts, queued, token);
		parts.tools.log.warn({queue: parts.queue, job: job.name, jobId: queued.id, requestId, err: error}, 'job failed');
		if (isLastTry || error instanceof UnrecoverableError)
			await giveUpJob(parts.tools, {job, jobId: queued.id ?? '', payload, error, requestId});
		throw withoutValues(error);
	}

	parts.onDone(parts.queue, job.name, performance.now() - started);
}

const isDatabaseAway = (error: unknown): boolean => error instanceof Refusal && error.code === 'database_unavailable';

/** Gives a job back until the database may be there again; returns only when that has gone on for too long. */
async function putOff({tools}: Parts, queued: QueuedJob<JobData>, token: string | undefined): Promise<void> {
	const now = tools.clock.real().getTime();
	if (now - queued.timestamp > PUT_OFF_LIMIT_MS) return;
	await queued.moveToDelayed(now + PUT_OFF_MS, token);
	throw new DelayedError();
}

type ReadJob = Readonly<{job: AnyJob; payload: unknown}> & Origin;

/** What is to be done. Old jobs outlive deploys: what no longer fits will not fit at the next try either, and the operator is told. */
async function readJob({tools}: Parts, job: AnyJob | undefined, queued: QueuedJob<JobData>): Promise<ReadJob> {
	const data = envelope.safeParse(queued.data);
	const payload = job?.payload.safeParse(data.data?.payload);
	if (job && data.success && payload?.success) {
		const {request_id: requestId, cause, look, owner} = data.data;
		return {job, payload: payload.data, requestId, cause, look, owner};
	}

	const error = new UnrecoverableError(job ? 'BAD_PAYLOAD' : 'NO_SUCH_JOB');
	const {id: jobId = '', name} = queued;
	await giveUpJob(tools, {job: {name}, jobId, payload: undefined, error, requestId: data.data?.request_id ?? 'unknown'});
	throw error;
}

/** The units of a job: they see everything, and say in whose name. */
const systemUnits = ({inUnit}: WorkerTools, because: string, requestId: string): Pick<JobContext, 'system' | 'look'> => ({
	system: async (work, {actor} = {}) => asSystem(inUnit, {because, requestId, ...(actor !== undefined && {actor})}, work),
	look: async work => asSystem(inUnit, {because, requestId, readOnly: true}, work),
});

/** What is kept of a failure, and shown on the dashboard: a code. Messages and stacks repeat values. */
function withoutValues(error: unknown): Error {
	if (error instanceof UnrecoverableError) return error;
	const code = error instanceof Refusal ? error.code : (sqlStateOf(error) ?? (error instanceof Error ? error.name : 'UNKNOWN'));
	const bare = new Error(code);
	bare.stack = code;
	return bare;
}
