import {Queue} from 'bullmq';
import type {Cluster, Redis} from 'ioredis';
import type {Backlog, QueueDepth} from '../../domain/platform/process/backlog.ts';
import {within} from '../../domain/platform/process/within.ts';
import {type QueuedFor, takeTurns} from './take-turns.ts';

/** The queues, each with what it is for. A worker can serve some of them only. */
export const queues = {
	platform: 'sweeps of the schedule and housekeeping',
	subscriptions: 'renewals and the ends of trials and terms',
	provisioning: 'calls to the services that were bought',
	billing: 'bill runs and documents',
	mails: 'mails to buyers',
	payments: 'asking payment providers, collecting and dunning',
	accounting: 'telling the books of documents and money',
	books: 'telling books that are kept elsewhere',
	documents: 'printing',
	directory: 'taking over people and groups',
	registers: 'asking registers about customers',
	notifications: 'telling people what happened',
	metering: 'adding up usage',
	webhooks: 'telling subscribers what happened',
} as const;

/** Queues whose jobs mostly wait for an answer from outside: a worker has so many times more of them at once. */
const WAITING_FACTOR = 4;
const waitingQueues: readonly QueueName[] = ['books', 'mails', 'payments', 'provisioning', 'registers'];

/** Lanes of subscribers that a worker serves at once, however busy it is: several partners all of whose calls hang leave room to others. */
const LANES_OF_SUBSCRIBERS = 256;

/** Many times as many as a worker has renderers: while one is printed others are loaded, written down and put away together. */
const DOCUMENTS_AT_ONCE = 24;

/** How many jobs of a queue a worker has at once, of whose kind it has `concurrency` where they compute. */
export function jobsAtOnce(queue: QueueName, concurrency: number): number {
	if (queue === 'webhooks') return Math.max(LANES_OF_SUBSCRIBERS, concurrency);
	if (queue === 'documents') return DOCUMENTS_AT_ONCE;
	return waitingQueues.includes(queue) ? concurrency * WAITING_FACTOR : concurrency;
}

export type QueueName = keyof typeof queues;

export const queueNames = Object.keys(queues) as QueueName[];

export const isQueueName = (name: string): name is QueueName => Object.hasOwn(queues, name);

/** A hash tag for each queue, so that in a cluster each lies in one slot and all are spread. `space` keeps tests apart. */
export const queuePrefix = (name: QueueName, space = ''): string => `{scai${space}-${name}}`;

/** Stands in Redis for as long as it has forgotten nothing. */
const memoryKey = (space: string): string => `scai${space}:remembers`;

const completedKey = (space: string): string => `scai${space}:jobs-completed`;

/** A Redis that hangs must not keep a probe waiting: whoever asks gives it a second or so. */
const PROBE_LIMIT_MS = 250;

export type OpenQueues = Readonly<{
	get: (name: QueueName) => Queue;
	all: readonly Queue[];
	backlog: Backlog;
	/** The priorities of jobs that are put into a queue now: so nobody's thousands delay others. */
	turnsOf: (name: QueueName, jobs: readonly QueuedFor[]) => Promise<number[]>;
	countCompleted: () => Promise<void>;
	/** Whether everything that was put into the queues since `remember` is still there: Redis was neither flushed nor started empty. */
	remembers: () => Promise<boolean>;
	remember: () => Promise<void>;
	close: () => Promise<void>;
}>;

/** Opens all queues for adding and looking; serving them is the workers' business. */
export function openQueues(connection: Redis | Cluster, space = ''): OpenQueues {
	const open = new Map(queueNames.map(name => [name, new Queue(name, {connection, prefix: queuePrefix(name, space)})]));
	// Without a listener an error event would end the process; the connection itself logs.
	for (const queue of open.values()) queue.on('error', () => undefined);
	const all = [...open.values()];
	const get = (name: QueueName): Queue => {
		const queue = open.get(name);
		if (!queue) throw new Error(`no queue ${name}`);
		return queue;
	};
	return {
		get,
		all,
		async turnsOf(name, jobs) {
			const keyOf = (type: string) => get(name).toKey(type);
			return takeTurns(connection, {waiting: keyOf('prioritized'), delayed: keyOf('delayed'), turns: keyOf('turns')}, jobs);
		},
		backlog: {
			depths: async () => depthsOf(open).catch(() => undefined),
			completed: async () => Number((await connection.get(completedKey(space)).catch(() => null)) ?? 0),
			isReachable: async () =>
				within(PROBE_LIMIT_MS, connection.ping())
					.then(() => true)
					.catch(() => false),
		},
		async countCompleted() {
			await connection.incr(completedKey(space)).catch(() => undefined);
		},
		remembers: async () => (await connection.exists(memoryKey(space))) === 1,
		async remember() {
			await connection.set(memoryKey(space), 1);
		},
		async close() {
			await Promise.all(all.map(async queue => queue.close()));
		},
	};
}

async function depthsOf(open: ReadonlyMap<QueueName, Queue>): Promise<Record<string, QueueDepth>> {
	const entries = await Promise.all(
		[...open].map(async ([name, queue]) => {
			const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed');
			const waiting = (counts['waiting'] ?? 0) + (counts['prioritized'] ?? 0);
			return [name, {waiting, active: counts['active'] ?? 0, delayed: counts['delayed'] ?? 0, failed: counts['failed'] ?? 0}] as const;
		}),
	);
	return Object.fromEntries(entries);
}
