import {readFileSync} from 'node:fs';
import {pino} from 'pino';
import {connectRedis, evictionFault} from '../adapters/bullmq/connect-redis.ts';
import {openQueues} from '../adapters/bullmq/queues.ts';
import {wakeRelay} from '../adapters/bullmq/wake-relay.ts';
import {createOutboundClient} from '../adapters/outbound/outbound-client.ts';
import {createWorkerMetrics} from '../adapters/prometheus/metrics.ts';
import {serveMetrics} from '../adapters/prometheus/serve-metrics.ts';
import {asSystem} from '../domain/platform/as-system.ts';
import {sandboxClock, systemClock} from '../domain/platform/clock.ts';
import {ConfigError, readConfig} from '../domain/platform/config.ts';
import {databaseFaults} from '../domain/platform/database-checks.ts';
import {createInUnit} from '../domain/platform/in-unit.ts';
import {logOptions} from '../domain/platform/log-options.ts';
import {createOrm} from '../domain/platform/orm.ts';
import {oldestUnrelayedSeconds} from '../domain/platform/outbox.ts';
import {armPausePoints} from '../domain/platform/pause-points.ts';
import {readiness} from '../domain/platform/readiness.ts';
import {createCipher} from '../domain/platform/secrets.ts';
import {stopOnSignal} from '../domain/platform/stop-on-signal.ts';
import {createNeighbours} from './create-neighbours.ts';
import {createWorker} from './create-worker.ts';
import type {WorkerTools} from './worker-tools.ts';

const POOL_LIMIT = 16;
/** Beside the jobs: relay, schedule, clock, probes. */
const POOL_BESIDE_JOBS = 4;
const STATEMENT_TIMEOUT_MS = 60_000;

const {version} = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {version: string};

const config = (() => {
	try {
		return readConfig(process.env);
	} catch (error) {
		if (!(error instanceof ConfigError)) throw error;
		process.stderr.write(`${error.message}\n`);
		process.exit(1);
	}
})();
armPausePoints(config.pauseAt);
const log = pino(logOptions(config.logLevel, 'worker'));
const poolSize = Math.min(config.worker.concurrency + POOL_BESIDE_JOBS, POOL_LIMIT);
const orm = createOrm({url: config.databaseUrl, poolSize, statementTimeoutMs: STATEMENT_TIMEOUT_MS, applicationName: 'scaicontrol-worker'});
const asking = connectRedis(config.redisUrl, 'ask', log);
const waiting = connectRedis(config.redisUrl, 'wait', log);
const queues = openQueues(asking);
const clock = config.isSandbox ? sandboxClock : systemClock;
const inUnit = createInUnit({orm, clock, log, onFactsCommitted: wakeRelay(asking)});
const tools: WorkerTools = {
	...{config, clock, log, inUnit},
	cipher: createCipher(config.credentialsKeys),
	outbound: createOutboundClient(config.outbound),
	...createNeighbours(config, clock),
	random: Math.random,
};

const faults = [
	...(await databaseFaults(inUnit, tools.cipher)),
	...[await evictionFault(asking).catch(() => undefined)].filter(fault => fault !== undefined),
];
if (faults.length > 0) {
	process.stderr.write(`${faults.join('\n')}\n`);
	process.exit(1);
}

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
	await worker.stop();
	metricsServer.close();
	await tools.outbound.close();
	await queues.close();
	asking.disconnect();
	waiting.disconnect();
	await orm.close();
});
