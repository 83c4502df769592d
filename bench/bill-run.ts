import {setTimeout as delay} from 'node:timers/promises';
import {emptyQueues} from '../test/support/empty-queues.ts';
import {copySampleCustomer, makeSampleCustomer} from '../test/support/many-customers.ts';
import {startSystem} from '../test/support/system.ts';
import {report} from './support/compare.ts';
import {startProgram} from './support/start-program.ts';

const FEW = 1000;
const MANY = 10_000;
const WARM = 300;
const PAIRS = Number(process.env['BENCH_PAIRS'] ?? 5);
const LOOK_MS = 200;

type RunRow = {status: string; seconds: string | null; finalized: number};

/**
 * I2: how much the time of a bill run grows from 1,000 subscriptions to 10,000 beside its work. Each run is in a system of its own, done
 * by a worker process as in production that has billed some already; printing and mail are left to nobody. Prints documents a second, too.
 */
const growths: number[] = [];
for (let pair = 0; pair < PAIRS; pair++) {
	const sizes = pair % 2 === 0 ? [FEW, MANY] : [MANY, FEW];
	const seconds = new Map<number, number>();
	for (const size of sizes) seconds.set(size, await secondsToBill(size));
	const [few, many] = [seconds.get(FEW) ?? Number.NaN, seconds.get(MANY) ?? Number.NaN];
	console.log(`${FEW / few} and ${MANY / many} documents a second`);
	growths.push(many / few / (MANY / FEW));
}

report('I2', growths.toSorted((one, other) => one - other)[Math.floor(PAIRS / 2)] ?? Number.NaN, '≤ 1.1');

async function secondsToBill(subscriptions: number): Promise<number> {
	await using parts = new AsyncDisposableStack();
	const system = await startSystem({redisUrl: process.env['TEST_REDIS_URL'] ?? ''});
	parts.defer(system.close);
	const web = await system.startWeb();
	await startProgram('worker', {...system.environment, WORKER_QUEUES: 'billing,platform'}, parts);
	// What nobody serves would lie in the way of the next run.
	parts.defer(async () => emptyQueues(system.queues));

	const run = async (): Promise<RunRow> => {
		const {status, body} = await web.operator.post('/admin/invoices/generate', {});
		if (status !== 202) throw new Error(`${status}: ${JSON.stringify(body)}`);
		for (;;) {
			await delay(LOOK_MS);
			const [row] = await system.rows<RunRow>(
				`select status, extract(epoch from finished_at - started_at) as seconds, (result->'counts'->>'finalized')::int as finalized
				 from run where id = $1`,
				[body.data.id],
			);
			if (row && row.status !== 'queued' && row.status !== 'running') return row;
		}
	};
	await makeSampleCustomer(web);
	await copySampleCustomer(system, 1, WARM);
	await run();
	await copySampleCustomer(system, WARM + 1, WARM + subscriptions);
	const {status, seconds, finalized} = await run();
	if (status !== 'completed' || finalized !== subscriptions) throw new Error(`the run ${status} with ${finalized} final documents`);
	return Number(seconds);
}
