import {z} from 'zod';
import type {QueueName} from '../../adapters/bullmq/queues.ts';
import type {Config} from '../../config.ts';
import type {FirstDue} from '../../domain/platform/process/first-due.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import {type AnyJob, type Job, type JobContext, job, type Reaction} from './job.ts';

/** The payload of everything that the schedule starts: when it was due. */
export type DuePayload = {due_at: string};

const duePayload: z.ZodType<DuePayload> = z.object({due_at: z.iso.datetime()});

type When = Readonly<{
	/** Seconds between two looks, where they are to be configured a function of the configuration. Due instants lie on multiples of it, so they do not depend on when a worker started. */
	everySeconds: number | ((config: Config) => number);
	/** Business time, unless it protects rather than serves. */
	clock?: 'real';
	/**
	 * When the first row falls due that it looks for. Until then it makes no job. When the sandbox moves the clock, it stops there. An
	 * entry without it runs each time.
	 */
	earliest?: FirstDue;
	/** It also looks for what has no due instant, so it runs each time. */
	looksForMore?: true;
}>;

/** A row of the schedule: what is looked for by the clock, how often, by which job. */
export type Entry = When & Readonly<{id: string; job: Job<DuePayload>}>;

type Scheduled = When &
	Readonly<{
		/** Of its job, and of its row. */
		name: string;
		queue?: QueueName;
		summary: string;
		process: (context: JobContext & Readonly<{dueAt: Date}>) => ReturnType<AnyJob['process']>;
	}>;

/** Declares something that is done by the clock: an entry of the schedule and its job. */
export const scheduled = ({name, queue = 'platform', summary, process, ...when}: Scheduled): Entry => ({
	...when,
	id: name,
	job: job<DuePayload>({
		...{name, queue, summary, payload: duePayload},
		// Its due instant is its cause already.
		key: () => '',
		process: async ({due_at: dueAt}, context) => process({...context, dueAt: new Date(dueAt)}),
	}),
});

type Sweep<Id> = Omit<Scheduled, 'process' | 'queue'> &
	Readonly<{
		/** So many are handed on at once; the next sweep goes on. */
		limit: number;
		/** What is due, the longest waiting first. */
		due: (unit: Unit, limit: number) => Promise<readonly Id[]>;
		/** What is to be done about them. */
		follow: (ids: readonly Id[]) => readonly Reaction[];
	}>;

/** Declares a sweep: it only finds what is due and hands it on. */
export const sweep = <Id>({limit, due, follow, ...declaration}: Sweep<Id>): Entry =>
	scheduled({...declaration, process: async ({look}) => follow(await look(async unit => due(unit, limit)))});

/** The first due instant after `now`. */
export function nextDue({everySeconds}: Pick<Entry, 'everySeconds'>, now: Date, config: Config): Date {
	const stepMs = (typeof everySeconds === 'number' ? everySeconds : everySeconds(config)) * 1000;
	return new Date((Math.floor(now.getTime() / stepMs) + 1) * stepMs);
}
