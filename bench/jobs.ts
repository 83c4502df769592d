import {join} from 'node:path';
import {unique} from '../test/support/factories.ts';
import {reached, until} from '../test/support/processes.ts';
import {startReceiver} from '../test/support/receiver.ts';
import {startSystem} from '../test/support/system.ts';
import {addSubscriber, introduce} from '../test/support/told.ts';
import {report} from './support/compare.ts';

const ROUNDS = 5;
const GOAL_SECONDS = 15;
const PATIENCE_MS = 60_000;

/** Q3: seconds from the SIGKILL of a worker in the middle of a job to the job's effect through another; the slowest round counts. */
await using parts = new AsyncDisposableStack();
const system = await startSystem({redisUrl: process.env['TEST_REDIS_URL'] ?? ''});
parts.defer(system.close);
const receiver = await startReceiver();
parts.defer(receiver.close);
const web = await system.startWeb();
await addSubscriber(web, receiver);
const seconds: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
	const file = join(system.folder, `reached-${round}`);
	const doomed = await system.startWorker({FAILPOINT: `job:before-effect@webhooks.deliver=${file}`});
	const told = receiver.calls.length;
	await introduce(web, unique('tnt'));
	await reached(file, PATIENCE_MS);
	const other = await system.startWorker();
	const killed = performance.now();
	await doomed.kill();
	if (!(await until(PATIENCE_MS, () => receiver.calls.length > told))) throw new Error('the job was not run again');
	seconds.push((performance.now() - killed) / 1000);
	await until(PATIENCE_MS, async () => (await system.jobsLeft()) === 0);
	await other.kill();
}

report('Q3', Math.max(...seconds), `≤ ${GOAL_SECONDS}`);
