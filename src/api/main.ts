import {readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {pino} from 'pino';
import {connectRedis, evictionFault} from '../adapters/bullmq/connect-redis.ts';
import {openQueues} from '../adapters/bullmq/queues.ts';
import {createWebMetrics} from '../adapters/prometheus/metrics.ts';
import {serveMetrics} from '../adapters/prometheus/serve-metrics.ts';
import {ConfigError, readConfig} from '../domain/platform/config.ts';
import {databaseFaults} from '../domain/platform/database-checks.ts';
import {logOptions} from '../domain/platform/log-options.ts';
import {createOrm} from '../domain/platform/orm.ts';
import {armPausePoints} from '../domain/platform/pause-points.ts';
import {stopOnSignal} from '../domain/platform/stop-on-signal.ts';
import {createApp} from './app.ts';
import {createShell} from './create-shell.ts';

const POOL_SIZE = 10;
const STATEMENT_TIMEOUT_MS = 10_000;
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_MS = 65_000;
const HEADERS_LIMIT_BYTES = 16 * 1024;
/** While web stops, connections on which the last answer was given are closed this often. */
const IDLE_LOOK_MS = 50;

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
const log = pino(logOptions(config.logLevel, 'web'));
const orm = createOrm({
	url: config.databaseUrl,
	poolSize: POOL_SIZE,
	statementTimeoutMs: STATEMENT_TIMEOUT_MS,
	applicationName: 'scaicontrol-web',
});
const redis = connectRedis(config.redisUrl, 'ask', log);
const queues = openQueues(redis);
const metrics = createWebMetrics();
const stopping = {is: false};
const shell = createShell({config, log, orm, redis, queues, version, isStopping: () => stopping.is, onAnswered: metrics.onAnswered});

const faults = [
	...(await databaseFaults(shell.tools.inUnit, shell.tools.cipher)),
	...[await evictionFault(redis).catch(() => undefined)].filter(fault => fault !== undefined),
];
if (faults.length > 0) {
	process.stderr.write(`${faults.join('\n')}\n`);
	process.exit(1);
}

const handle = createApp(shell).callback();
const server = createServer(
	{
		maxHeaderSize: HEADERS_LIMIT_BYTES,
		requestTimeout: REQUEST_TIMEOUT_MS,
		headersTimeout: HEADERS_TIMEOUT_MS,
		keepAliveTimeout: KEEP_ALIVE_MS,
	},
	(request, response) => {
		if (stopping.is) response.shouldKeepAlive = false;
		handle(request, response);
	},
);
const metricsServer = await serveMetrics({...config.metrics, registry: metrics.registry, version});
server.listen(config.port, config.host, () => log.info({port: config.port}, 'web listens'));
server.on('error', error => {
	log.fatal({err: error}, 'web cannot listen');
	process.exit(1);
});

stopOnSignal(log, async () => {
	stopping.is = true;
	await new Promise(resolve => setTimeout(resolve, config.shutdownDelayMs));
	const closingIdle = setInterval(() => server.closeIdleConnections(), IDLE_LOOK_MS);
	await new Promise(resolve => server.close(resolve));
	clearInterval(closingIdle);
	metricsServer.close();
	await queues.close();
	redis.disconnect();
	await orm.close();
});
