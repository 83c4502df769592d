import {unique} from '../test/support/factories.ts';
import {until} from '../test/support/processes.ts';
import {startReceiver} from '../test/support/receiver.ts';
import {startSystem} from '../test/support/system.ts';
import {addSubscriber, introduce} from '../test/support/told.ts';
import {median, report} from './support/compare.ts';

const SUBSCRIBERS = 20;
const FACTS = 60;
const ROUNDS = 5;
const GOAL = 0.9;
const HANGS_MS = 9000;
const PATIENCE_MS = 120_000;

/**
 * W4: deliveries a second to 19 healthy subscribers while the twentieth hangs for 9 s a call, ÷ the same while it answers. The facts are
 * written before a worker begins, so that delivering alone is measured.
 */
async function healthyPerSecond(hangsMs: number): Promise<number> {
	await using parts = new AsyncDisposableStack();
	const system = await startSystem({redisUrl: process.env['TEST_REDIS_URL'] ?? ''});
	parts.defer(system.close);
	const receivers = await Promise.all(Array.from({length: SUBSCRIBERS}, async (_, n) => startReceiver([], n === 0 ? hangsMs : 0)));
	for (const {close} of receivers) parts.defer(close);
	const web = await system.startWeb();
	for (const receiver of receivers) await addSubscriber(web, receiver);
	for (let n = 0; n < FACTS; n++) await introduce(web, unique('tnt'));
	const healthy = receivers.slice(1);
	const started = performance.now();
	const worker = await system.startWorker();
	const told = () => healthy.reduce((sum, {calls}) => sum + calls.length, 0);
	if (!(await until(PATIENCE_MS, () => told() >= healthy.length * FACTS))) throw new Error(`only ${told()} deliveries`);
	const seconds = (performance.now() - started) / 1000;
	await worker.kill();
	return (healthy.length * FACTS) / seconds;
}

const ratios: number[] = [];
for (let round = 0; round <= ROUNDS; round++) {
	const undisturbed = await healthyPerSecond(0);
	const disturbed = await healthyPerSecond(HANGS_MS);
	// The first round warms up.
	if (round > 0) ratios.push(disturbed / undisturbed);
}

report('W4', median(ratios), `≥ ${GOAL}`);
