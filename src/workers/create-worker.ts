import {randomUUID} from 'node:crypto';
import {setTimeout as delay} from 'node:timers/promises';
import {Redis} from 'ioredis';
import {connectRedis} from '../adapters/bullmq/connect-redis.ts';
import {isQueueName, jobsAtOnce, type QueueName, queueNames} from '../adapters/bullmq/queues.ts';
import {wakeChannel} from '../adapters/bullmq/wake-workers.ts';
import type {Foundations} from '../adapters/process/open-foundations.ts';
import {jobs} from './jobs.ts';
import {startLoop} from './queue/background-loop.ts';
import {claimSchedule, SCHEDULE_LOOK_MS} from './queue/claim-schedule.ts';
import {stepClock} from './queue/clock-stepper.ts';
import {createEnqueue} from './queue/enqueue.ts';
import {createRelay, RELAY_LOOK_MS} from './queue/relay.ts';
import {CLOCK_CHECK_MS, createClockWatch} from './queue/watch-clock.ts';
import {serveQueue} from './queue/work.ts';
import {schedule} from './schedule.ts';
import type {WorkerTools} from './worker-tools.ts';

const CLOCK_LOOK_MS = 200;

/** A job that takes longer than this when the worker is to stop is left for another worker, which takes it up when its lock runs out. */
const FINISH_LIMIT_MS = 15_000;

type Watch = Readonly<{
	onJobDone: (queue: string, job: string, durationMs: number) => void;
	onJobFailed: (queue: string, job: string) => void;
}>;

export type RunningWorker = Readonly<{
	/** Lets what was begun end, and begins no more. False when a job did not end in time and is left to another worker. */
	stop: () => Promise<boolean>;
	/** What moves the clock by hand: tests use it as the sandbox's stepper does. */
	clockwork: Parameters<typeof stepClock>[0];
}>;

/** The queues that a worker serves: all, or those it was told. Unknown names are refused. */
export function servedQueues(names: readonly string[]): readonly QueueName[] {
	const unknown = names.filter(name => !isQueueName(name));
	if (unknown.length > 0) throw new Error(`WORKER_QUEUES names ${unknown.join(', ')}; the queues are ${queueNames.join(', ')}`);
	return names.length === 0 ? queueNames : names.filter(isQueueName);
}

/**
 * Starts everything a worker does: relay, schedule, the sandbox's clock, and the queues it serves. It is to be stopped before `parts` are
 * closed.
 */
export function createWorker({queues, space}: Foundations, tools: WorkerTools, watch: Watch, parts: AsyncDisposableStack): RunningWorker {
	const {log, config} = tools;
	const connection = connectRedis(config.redisUrl, 'wait', log);
	parts.defer(() => connection.disconnect());
	const enqueue = createEnqueue(queues);
	const relay = createRelay({tools, enqueue, queues});
	const clockwork = {tools, enqueue, schedule, queues, worker: randomUUID()};
	let isWorking = false;
	const startWorkLoop = (name: string, everyMs: number, work: () => Promise<unknown>) =>
		startLoop(name, everyMs, async () => (isWorking ? work() : undefined), log);
	const relayLoop = startWorkLoop('relay', RELAY_LOOK_MS, relay.run);
	const scheduleLoop = startWorkLoop('schedule', SCHEDULE_LOOK_MS, async () => claimSchedule(clockwork));
	const clockLoop = config.isSandbox ? startWorkLoop('clock', CLOCK_LOOK_MS, async () => stepClock(clockwork)) : undefined;
	const listener = connection instanceof Redis ? connection.duplicate() : connection.duplicate();
	listener.on('error', () => undefined);
	listener.on('message', () => {
		relayLoop.wake();
		clockLoop?.wake();
	});
	listener.subscribe(wakeChannel(space)).catch(() => undefined);

	const workers = servedQueues(config.worker.queues).map(queue =>
		serveQueue({
			...{connection, space, queue, jobs, tools, enqueue},
			concurrency: jobsAtOnce(queue, config.worker.concurrency),
			onDone: watch.onJobDone,
			onFailed: watch.onJobFailed,
			countCompleted: queues.countCompleted,
		}),
	);
	const watchClock = createClockWatch(tools, {
		begin() {
			isWorking = true;
			for (const worker of workers) worker.resume().catch(() => undefined);
			for (const loop of [relayLoop, scheduleLoop]) loop.wake();
		},
		rest() {
			isWorking = false;
			for (const worker of workers) worker.pause(true).catch(() => undefined);
		},
	});
	const watchLoop = startLoop('watch', CLOCK_CHECK_MS, watchClock, log);
	return {
		clockwork,
		async stop() {
			const ended = Promise.all([
				...[watchLoop, clockLoop, scheduleLoop, relayLoop].map(async loop => loop?.stop()),
				...workers.map(async worker => worker.close()),
			]).then(() => true);
			const isDone = await Promise.race([ended, delay(FINISH_LIMIT_MS, false, {ref: false})]);
			listener.disconnect();
			return isDone;
		},
	};
}
