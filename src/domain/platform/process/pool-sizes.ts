import {asSystem} from '../unit/as-system.ts';
import type {InUnit} from '../unit/unit.ts';

const WEB_POOL = 10;
const WORKER_POOL_LIMIT = 16;
/** Beside the jobs: relay, schedule, clock, probes. */
const BESIDE_JOBS = 4;

/** Jobs that one worker does at once in each of its queues. */
type Workers = Readonly<{worker: Readonly<{concurrency: number}>}>;

/** How many processes run in all. */
type Processes = Readonly<{processes: Readonly<{web: number; worker: number}>}>;

/** Connections that one web process and one worker process hold at most. */
export const poolSizes = ({worker}: Workers) => ({
	web: WEB_POOL,
	worker: Math.min(worker.concurrency + BESIDE_JOBS, WORKER_POOL_LIMIT),
});

/**
 * Whether the declared processes may together ask for more connections than the server gives, as a sentence; undefined when they fit or
 * nobody is there to ask. Behind a pooler the server's own limit says little, so this is a warning and no refusal.
 */
export async function connectionShortage(inUnit: InUnit, config: Workers & Processes): Promise<string | undefined> {
	const {web, worker} = poolSizes(config);
	const wanted = config.processes.web * web + config.processes.worker * worker;
	const given = await asSystem(inUnit, {because: 'checks at the start', readOnly: true}, async ({em}) => {
		const [row] = await em.execute<{free: number}[]>(
			"select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as free",
		);
		return row?.free;
	}).catch(() => undefined);
	if (given === undefined || wanted <= given) return undefined;
	return `the declared processes may ask for ${wanted} connections, and PostgreSQL gives ${given}`;
}
