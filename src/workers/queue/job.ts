import type {z} from 'zod';
import type {QueueName} from '../../adapters/bullmq/queues.ts';
import type {WorkerTools} from '../worker-tools.ts';

/** Retries for our own faults (a lost connection), in real time; whatever a customer can see waiting is a row with a due time. */
const ATTEMPTS = 4;
const BACKOFF_MS = 2000;
/** A processor that takes longer is given up. */
const TIMEOUT_MS = 60_000;

type Declaration<Payload> = Readonly<{
	/** `<context>.<verb>-<noun>`. */
	name: string;
	queue: QueueName;
	/** One sentence, for the catalogue of jobs. */
	summary: string;
	/** Ids, never entities, never secrets. Parsed when it is put into the queue and again when it is taken out. */
	payload: z.ZodType<Payload>;
	/** The work's natural key: the same work is queued once. No `:`. */
	key: (payload: Payload) => string;
	attempts?: number;
	backoffMs?: number;
	timeoutMs?: number;
	/** Running it twice changes nothing. Answers what follows at once; whoever is killed in between loses only time, for a sweep finds it. */
	process: (payload: Payload, context: JobContext) => Promise<readonly Reaction[] | undefined>;
}>;

/** What a processor may use: the worker's tools, on whose behalf it runs, and whether the queue gives it up when it fails. */
export type JobContext = WorkerTools & Readonly<{requestId: string; signal: AbortSignal; isLastTry: boolean}>;

export type Job<Payload = unknown> = Required<Declaration<Payload>>;

/** Any job, when its payload's type does not matter. */
export type AnyJob = Omit<Job<never>, 'payload'> & Readonly<{payload: z.ZodType}>;

/** A job that is to be run, with its payload. */
export type Reaction = Readonly<{job: AnyJob; payload: unknown}>;

/** Declares a job: name, queue, payload, key, retries and processor in one place. */
export const job = <Payload>(declaration: Declaration<Payload>): Job<Payload> => ({
	attempts: ATTEMPTS,
	backoffMs: BACKOFF_MS,
	timeoutMs: TIMEOUT_MS,
	...declaration,
});

/** "Run this job with that payload"; a payload that the job does not accept does not compile. */
export const to = <Payload>(target: Job<Payload>, payload: NoInfer<Payload>): Reaction => ({job: target, payload});
