import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import test from 'ava';
import {Worker} from 'bullmq';
import {pino} from 'pino';
import {z} from 'zod';
import {connectRedis} from '../../../src/adapters/bullmq/connect-redis.ts';
import {openQueues} from '../../../src/adapters/bullmq/queues.ts';
import {createEnqueue, NOBODY} from '../../../src/workers/queue/enqueue.ts';
import {job, to} from '../../../src/workers/queue/job.ts';
import {redisUrl} from '../../support/database.ts';

const found = job({
	...{name: 'test.found', queue: 'notifications', summary: 'Does nothing', payload: z.object({id: z.string()})},
	process: async () => undefined,
});

/** Where the clock stands, every look of a sweep is at one due instant. */
const CAUSE = '2026-06-01T10:00:00.000Z';
const LOCK_MS = 30_000;

/** A queue of its own, what looks of a sweep find for it, and what takes it out as a worker does. */
async function startQueue(t: {teardown: (end: () => Promise<void>) => void}) {
	const redis = connectRedis(redisUrl(), 'ask', pino({level: 'silent'}));
	if (redis.status !== 'ready') await once(redis, 'ready');
	const taking = connectRedis(redisUrl(), 'wait', pino({level: 'silent'}));
	const queues = openQueues(redis, `-${randomUUID()}`);
	const queue = queues.get('notifications');
	t.teardown(async () => {
		await queue.obliterate({force: true});
		await queues.close();
		redis.disconnect();
		taking.disconnect();
	});
	const enqueue = createEnqueue(queues);
	let looks = 0;
	return {
		async look(id = 'one') {
			looks += 1;
			await enqueue([{...to(found, {id}), owner: NOBODY, requestId: 'sch_test', cause: CAUSE, look: looks}]);
		},
		lying: async () => queue.getJobCountByTypes('waiting', 'prioritized', 'delayed', 'active'),
		async take() {
			const worker = new Worker('notifications', null, {connection: taking, prefix: queue.opts.prefix ?? '', lockDuration: LOCK_MS});
			t.teardown(async () => worker.close());
			const token = randomUUID();
			const taken = await worker.getNextJob(token, {block: false});
			if (!taken) throw new Error('nothing waits');
			return {
				done: async () => taken.moveToCompleted(undefined, token, false),
				failed: async () => taken.moveToFailed(new Error('TEST'), token, false),
			};
		},
	};
}

test('what is found again before it was begun lies in the queue once, however often it is looked for', async t => {
	const {look, lying} = await startQueue(t);
	for (let times = 0; times < 5; times++) await look();
	t.is(await lying(), 1);
	await look('another');
	t.is(await lying(), 2);
});

test('what is found again while it is being done is done once more', async t => {
	const {look, lying, take} = await startQueue(t);
	await look();
	const first = await take();
	for (let times = 0; times < 5; times++) await look();
	await first.done();
	t.is(await lying(), 1, 'it may have come too late for the first');
	await (await take()).done();
	t.is(await lying(), 0);
});

test('what failed and waits for its next try is not queued beside itself', async t => {
	const {look, lying, take} = await startQueue(t);
	await look();
	await (await take()).failed();
	for (let times = 0; times < 5; times++) await look();
	t.is(await lying(), 1);
});

test('what was done is done again when it is found again', async t => {
	const {look, lying, take} = await startQueue(t);
	for (let times = 0; times < 3; times++) {
		await look();
		t.is(await lying(), 1);
		await (await take()).done();
	}

	t.is(await lying(), 0);
});
