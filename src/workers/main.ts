import {evictionFault} from '../adapters/bullmq/connect-redis.ts';
import {beginProcess} from '../adapters/process/begin-process.ts';
import {openFoundations} from '../adapters/process/open-foundations.ts';
import {stopOnSignal} from '../adapters/process/stop-on-signal.ts';
import {createWorkerMetrics} from '../adapters/prometheus/metrics.ts';
import {serveMetrics} from '../adapters/prometheus/serve-metrics.ts';
import {readiness} from '../domain/platform/process/readiness.ts';
import {asSystem} from '../domain/platform/unit/as-system.ts';
import {databaseFaults} from '../domain/platform/unit/database-checks.ts';
import {oldestUnrelayedSeconds} from '../domain/platform/unit/outbox.ts';
import {createWorker} from './create-worker.ts';
import {openWorkerTools} from './open-worker-tools.ts';

const {config, log, version, refuse} = beginProcess('worker', process.env);
const parts = new AsyncDisposableStack();
const foundations = openFoundations(config, log, {kind: 'worker'}, parts);
const {
	queues: {backlog},
	redis,
} = foundations;
const tools = openWorkerTools(foundations, parts);
const {inUnit, cipher} = tools;
refuse([...(await databaseFaults(inUnit, cipher)), await evictionFault(redis)]);

const metrics = createWorkerMetrics({
	backlog,
	oldestFactSeconds: async () => asSystem(inUnit, {because: 'measuring the outbox', readOnly: true}, oldestUnrelayedSeconds),
});
const worker = createWorker(foundations, tools, metrics, parts);
const stopping = {is: false};
const metricsServer = await serveMetrics({
	...config.metrics,
	registry: metrics.registry,
	version,
	readiness: async () => readiness({inUnit, backlog, isStopping: () => stopping.is}),
});
parts.defer(() => void metricsServer.close());
log.info({port: config.metrics.port}, 'worker runs');

stopOnSignal(log, async () => {
	stopping.is = true;
	// With a job still at work nothing can be closed in order: its lock runs out, and another worker takes it up.
	if (await worker.stop()) await parts.disposeAsync();
});
