import {existsSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {unique} from '../support/factories.ts';
import {until} from '../support/processes.ts';
import {startReceiver} from '../support/receiver.ts';
import {startOwnRedis, startSystem} from '../support/system.ts';
import {addSubscriber, faultsAfter, faultsIn, introduce} from '../support/told.ts';

/** Long enough for a busy machine; how soon it is really taken up is measured in the bench (Q3). */
const RESUMED_WITHIN_MS = 60_000;

/** From the commit of a fact to the acknowledgement of its last job, in order. */
const POINTS = [
	'relay:before-enqueue',
	'relay:after-enqueue',
	'job:before-effect@webhooks.publish-facts',
	'job:after-effect@webhooks.publish-facts',
	'job:before-effect@webhooks.deliver',
	'job:after-effect@webhooks.deliver',
];

const redis = await startOwnRedis();
test.after.always(redis.close);

test.serial('a fact outlives six workers, each killed at the next point on its way, and is told once', async t => {
	const system = await startSystem({redisUrl: redis.url()});
	t.teardown(system.close);
	const receiver = await startReceiver();
	t.teardown(receiver.close);
	const web = await system.startWeb();
	await addSubscriber(web, receiver);
	const tenant = unique('tnt');
	t.is(await introduce(web, tenant), 200);

	let cameFurther = false;
	for (const [index, point] of POINTS.entries()) {
		const file = join(system.folder, `reached-${index}`);
		const worker = await system.startWorker({FAILPOINT: `${point}=${file}`});
		// The worker before may have come further with other jobs, in the moment before it was killed: then the fact is told past the point.
		const isTold = () => point !== POINTS.at(-1) && receiver.calls.length > 0;
		t.true(await until(RESUMED_WITHIN_MS, () => existsSync(file) || isTold()), point);
		await worker.kill();
		if (existsSync(file)) continue;
		cameFurther = true;
		break;
	}

	await system.startWorker();
	// Killed between a call and its record, it is told again, under the same id.
	const rules = cameFurther ? ({isCallRepeatable: true} as const) : {};
	t.deepEqual(await faultsAfter(RESUMED_WITHIN_MS, system, receiver, [tenant], rules), []);
	t.true(await until(RESUMED_WITHIN_MS, async () => (await system.jobsLeft()) === 0), 'the last job is taken up too');
	t.deepEqual(await faultsIn(system, receiver, [tenant], rules), []);
});
