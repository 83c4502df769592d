import {connectRedis, evictionFault} from '../adapters/bullmq/connect-redis.ts';
import {openQueues} from '../adapters/bullmq/queues.ts';
import {wakeWorkers} from '../adapters/bullmq/wake-workers.ts';
import {publicRules} from '../adapters/outbound/address-guard.ts';
import {createOutboundClient} from '../adapters/outbound/outbound-client.ts';
import {beginProcess} from '../adapters/process/begin-process.ts';
import {stopOnSignal} from '../adapters/process/stop-on-signal.ts';
import {createWorkerMetrics} from '../adapters/prometheus/metrics.ts';
import {serveMetrics} from '../adapters/prometheus/serve-metrics.ts';
import {createMailer} from '../adapters/smtp/create-mailer.ts';
import {createStorage} from '../adapters/storage/create-storage.ts';
import {createRenderer} from '../adapters/typst/create-renderer.ts';
import {JITTER} from '../domain/platform/attempts/waits.ts';
import {sandboxClock, systemClock} from '../domain/platform/process/clock.ts';
import {createOrm} from '../domain/platform/process/orm.ts';
import {poolSizes} from '../domain/platform/process/pool-sizes.ts';
import {readiness} from '../domain/platform/process/readiness.ts';
import {createCipher} from '../domain/platform/secrets.ts';
import {asSystem} from '../domain/platform/unit/as-system.ts';
import {databaseFaults} from '../domain/platform/unit/database-checks.ts';
import {createInUnit} from '../domain/platform/unit/in-unit.ts';
import {oldestUnrelayedSeconds} from '../domain/platform/unit/outbox.ts';
import {createWorker} from './create-worker.ts';
import {openExternalServices} from './open-external-services.ts';
import type {WorkerTools} from './worker-tools.ts';

/** Processes that print, one document each at a time. */
const RENDERER_CHILDREN = 2;
const STATEMENT_TIMEOUT_MS = 60_000;

const {config, log, version, refuse} = beginProcess('worker', process.env);
const orm = createOrm({
	url: config.databaseUrl,
	poolSize: poolSizes(config).worker,
	statementTimeoutMs: STATEMENT_TIMEOUT_MS,
	applicationName: 'scaicontrol-worker',
});
const asking = connectRedis(config.redisUrl, 'ask', log);
const waiting = connectRedis(config.redisUrl, 'wait', log);
const queues = openQueues(asking);
const clock = config.isSandbox ? sandboxClock : systemClock;
const inUnit = createInUnit({orm, clock, log, onFactsCommitted: wakeWorkers(asking)});
const tools: WorkerTools = {
	...{config, clock, log, inUnit},
	cipher: createCipher(config.credentialsKeys),
	outbound: createOutboundClient(publicRules(config.outbound)),
	storage: createStorage(config.storageUrl),
	renderer: createRenderer({children: RENDERER_CHILDREN, log}),
	mailer: createMailer(config.mail),
	...openExternalServices(config, clock),
	jitter: JITTER,
};

refuse([...(await databaseFaults(inUnit, tools.cipher)), await evictionFault(asking)]);

const metrics = createWorkerMetrics({
	backlog: queues.backlog,
	oldestFactSeconds: async () => asSystem(inUnit, {because: 'measuring the outbox', readOnly: true}, oldestUnrelayedSeconds),
});
const worker = createWorker({tools, connection: waiting, queues, ...metrics});
const stopping = {is: false};
const metricsServer = await serveMetrics({
	...config.metrics,
	registry: metrics.registry,
	version,
	readiness: async () => readiness({inUnit, backlog: queues.backlog, isStopping: () => stopping.is}),
});
log.info({port: config.metrics.port}, 'worker runs');

stopOnSignal(log, async () => {
	stopping.is = true;
	// With a job still at work nothing can be closed in order: its lock runs out, and another worker takes it up.
	if (!(await worker.stop())) return;
	metricsServer.close();
	await tools.outbound.close();
	await tools.renderer.close();
	tools.mailer.close();
	await queues.close();
	asking.disconnect();
	waiting.disconnect();
	await orm.close();
});
