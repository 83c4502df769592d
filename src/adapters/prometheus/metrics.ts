import {Counter, collectDefaultMetrics, Gauge, Histogram, Registry} from 'prom-client';
import type {Backlog} from '../../domain/platform/process/backlog.ts';
import {within} from '../../domain/platform/process/within.ts';

const SECONDS_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** What is asked elsewhere is left out when it is not answered by then: whoever scrapes wants the rest. */
const ASKED_LIMIT_MS = 2500;

const newRegistry = (process: string): Registry => {
	const registry = new Registry();
	registry.setDefaultLabels({process});
	collectDefaultMetrics({register: registry});
	return registry;
};

type Answered = Readonly<{method: string; route: string; status: number; durationMs: number}>;

/** How full a web process is when somebody looks. */
type Fullness = Readonly<{
	/** Requests that have a connection to the database, or wait for one. */
	atWork: () => number;
	/** Connections of clients. */
	connections: () => Promise<number>;
}>;

/** What a web process measures. Labels are route patterns and statuses, never ids. */
export function createWebMetrics() {
	const registry = newRegistry('web');
	const seconds = new Histogram({
		name: 'scaicontrol_http_request_seconds',
		help: 'Time from request to answer',
		labelNames: ['method', 'route', 'status'],
		buckets: SECONDS_BUCKETS,
		registers: [registry],
	});
	const refused = new Counter({
		name: 'scaicontrol_http_refused_total',
		help: 'Requests that were answered 503 at their arrival, for too many were at work',
		registers: [registry],
	});
	const gauge = (name: string, help: string, look: () => number | Promise<number>) =>
		new Gauge({
			...{name, help, registers: [registry]},
			async collect() {
				this.set(await look());
			},
		});
	return {
		registry,
		onAnswered: ({method, route, status, durationMs}: Answered) => seconds.observe({method, route, status}, durationMs / 1000),
		onRefused: () => refused.inc(),
		/** From now on it is measured how full the process is. */
		watch({atWork, connections}: Fullness): void {
			gauge('scaicontrol_http_requests_at_work', 'Requests that have a connection to the database, or wait for one', atWork);
			gauge('scaicontrol_http_connections', 'Connections of clients', connections);
		},
	};
}

/** What a worker process measures. */
export function createWorkerMetrics({backlog, oldestFactSeconds}: {backlog: Backlog; oldestFactSeconds: () => Promise<number>}) {
	const registry = newRegistry('worker');
	const jobSeconds = new Histogram({
		name: 'scaicontrol_job_seconds',
		help: 'Time a job took',
		labelNames: ['queue', 'job'],
		buckets: SECONDS_BUCKETS,
		registers: [registry],
	});
	const failures = new Counter({
		name: 'scaicontrol_job_failures_total',
		help: 'Attempts that failed',
		labelNames: ['queue', 'job'],
		registers: [registry],
	});
	new Gauge({
		name: 'scaicontrol_queue_jobs',
		help: 'Jobs in a queue, by state',
		labelNames: ['queue', 'state'],
		registers: [registry],
		async collect() {
			const depths = await within(ASKED_LIMIT_MS, backlog.depths()).catch(() => undefined);
			this.reset();
			for (const [queue, depth] of Object.entries(depths ?? {})) {
				for (const [state, count] of Object.entries(depth)) this.set({queue, state}, count);
			}
		},
	});
	new Gauge({
		name: 'scaicontrol_outbox_lag_seconds',
		help: 'Age of the oldest fact that was not relayed',
		registers: [registry],
		async collect() {
			this.set(await within(ASKED_LIMIT_MS, oldestFactSeconds()).catch(() => Number.NaN));
		},
	});
	return {
		registry,
		onJobDone: (queue: string, job: string, durationMs: number) => jobSeconds.observe({queue, job}, durationMs / 1000),
		onJobFailed: (queue: string, job: string) => failures.inc({queue, job}),
	};
}
