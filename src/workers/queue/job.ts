import type {z} from 'zod';
import type {QueueName} from '../../adapters/bullmq/queues.ts';
import type {JobOwner} from '../../adapters/bullmq/take-turns.ts';
import {sha256} from '../../domain/platform/secrets.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import type {WorkerTools} from '../worker-tools.ts';

/** Retries for our own faults (a lost connection), in real time; whatever a customer can see waiting is a row with a due time. */
const ATTEMPTS = 4;
const BACKOFF_MS = 2000;
/** A processor that takes longer is given up. */
const TIMEOUT_MS = 60_000;

type Declaration<Payload> = Readonly<{
	/** `<context>.<verb>-<noun>`, as the file and the export are called. */
	name: string;
	queue: QueueName;
	/** One sentence, for the catalogue of jobs. */
	summary: string;
	/** Ids, never entities, never secrets. Parsed when it is put into the queue and again when it is taken out. */
	payload: z.ZodType<Payload>;
	/**
	 * Tells this work from other work of the same job with the same cause: all that the payload says, unless said; of what is gathered a digest of
	 * it, for what is gathered together may differ from one time to the next. No `:`.
	 */
	key?: (payload: Payload) => string;
	/** It looks itself for what there is to do: of many that follow from facts that are relayed together, one is enough. */
	isForAll?: boolean;
	/** Puts what follows from facts of one owner that are relayed together into one payload: so many of a slice are done by one run. */
	gathers?: (payloads: readonly Payload[]) => Payload;
	attempts?: number;
	backoffMs?: number;
	timeoutMs?: number;
	/** Running it twice changes nothing. Answers what follows at once; whoever is killed in between loses only time, for a sweep finds it. */
	process: (payload: Payload, context: JobContext) => Promise<readonly Reaction[] | undefined> | Promise<void>;
	/**
	 * For jobs with a row that waits for them: it says that they failed for a fault of ours, and why, so that neither sweep nor clock comes
	 * back to it. The operator is told in any case. What goes in slices gives up row by row instead (`doTogether`).
	 */
	giveUp?: (payload: Payload, failure: Readonly<{unit: Unit; code: string}>) => Promise<void>;
}>;

type UnitOptions = Readonly<{
	/** On whose behalf, in the audit log and in facts: the system's, unless said. */
	actor?: string;
}>;

/** What a processor may use besides the worker's tools. */
export type JobContext = WorkerTools &
	Readonly<{
		/** A unit that sees everything, in the name of the job and of the request that led to it. */
		system: <T>(work: (unit: Unit) => Promise<T>, options?: UnitOptions) => Promise<T>;
		/** The same for looking only. */
		look: <T>(work: (unit: Unit) => Promise<T>) => Promise<T>;
		/** What the work goes back to: the request, or the entry of the schedule. */
		requestId: string;
		/** What started the job: a fact, or the due instant of an entry of the schedule. What follows from the job has the same cause. */
		cause: string;
		signal: AbortSignal;
		/** The queue gives it up when it fails. */
		isLastTry: boolean;
	}>;

type Optional = 'giveUp' | 'gathers';

export type Job<Payload = unknown> = Required<Omit<Declaration<Payload>, Optional>> & Pick<Declaration<Payload>, Optional>;

/** Any job, when its payload's type does not matter. */
export type AnyJob = Omit<Job<never>, 'payload' | 'gathers'> &
	Readonly<{payload: z.ZodType; gathers?: (payloads: readonly never[]) => unknown}>;

/** A job that is to be run, with its payload, and whose turn it takes where that is not the turn of whatever it follows from. */
export type Reaction = Readonly<{job: AnyJob; payload: unknown; owner?: JobOwner}>;

/** All that a payload says, in the order of its fields; of a list its first, for slices begin at different places. */
function wordsOf(payload: unknown): string {
	if (Array.isArray(payload)) return wordsOf(payload[0]);
	if (typeof payload === 'object' && payload !== null) return Object.values(payload).map(wordsOf).join('_');
	return payload === undefined ? '' : String(payload);
}

const digestOf = (payload: unknown): string => sha256(JSON.stringify(payload));

/** Declares a job: name, queue, payload, retries and processor in one place. */
export const job = <Payload>(declaration: Declaration<Payload>): Job<Payload> => ({
	attempts: ATTEMPTS,
	backoffMs: BACKOFF_MS,
	timeoutMs: TIMEOUT_MS,
	isForAll: false,
	key: declaration.gathers ? digestOf : wordsOf,
	...declaration,
});

/** "Run this job with that payload"; a payload that the job does not accept does not compile. */
export const to = <Payload>(target: Job<Payload>, payload: NoInfer<Payload>, owner?: JobOwner): Reaction => ({
	job: target,
	payload,
	...(owner && {owner}),
});
