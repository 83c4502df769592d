import {createServer} from 'node:http';
import {connectRedis, evictionFault} from '../adapters/bullmq/connect-redis.ts';
import {openQueues} from '../adapters/bullmq/queues.ts';
import {beginProcess} from '../adapters/process/begin-process.ts';
import {stopOnSignal} from '../adapters/process/stop-on-signal.ts';
import {createWebMetrics} from '../adapters/prometheus/metrics.ts';
import {serveMetrics} from '../adapters/prometheus/serve-metrics.ts';
import {createOrm} from '../domain/platform/process/orm.ts';
import {connectionShortage, poolSizes} from '../domain/platform/process/pool-sizes.ts';
import {databaseFaults} from '../domain/platform/unit/database-checks.ts';
import {createApp} from './app.ts';
import {createShell} from './create-shell.ts';

const STATEMENT_TIMEOUT_MS = 10_000;
const SERVER_LIMITS = {maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000};
/** While web stops, connections on which the last answer was given are closed this often. */
const IDLE_LOOK_MS = 50;

const {config, log, version, refuse} = beginProcess('web', process.env);
const orm = createOrm({
	url: config.databaseUrl,
	poolSize: poolSizes(config).web,
	statementTimeoutMs: STATEMENT_TIMEOUT_MS,
	applicationName: 'scaicontrol-web',
});
const redis = connectRedis(config.redisUrl, 'ask', log);
const queues = openQueues(redis);
const metrics = createWebMetrics();
const stopping = {is: false};
const shell = createShell({config, log, orm, redis, queues, version, isStopping: () => stopping.is, onAnswered: metrics.onAnswered});
refuse([...(await databaseFaults(shell.tools.inUnit, shell.tools.cipher)), await evictionFault(redis)]);
const shortage = await connectionShortage(shell.tools.inUnit, config);
if (shortage) log.warn(shortage);

const handle = createApp(shell).callback();
const server = createServer(SERVER_LIMITS, (request, response) => {
	if (stopping.is) response.shouldKeepAlive = false;
	handle(request, response);
});
const metricsServer = await serveMetrics({...config.metrics, registry: metrics.registry, version});
server.on('error', error => {
	log.fatal({err: error}, 'web cannot listen');
	process.exit(1);
});
server.listen(config.port, config.host, () => log.info({port: config.port}, 'web listens'));

stopOnSignal(log, async () => {
	stopping.is = true;
	await new Promise(resolve => setTimeout(resolve, config.shutdownDelayMs));
	const closingIdle = setInterval(() => server.closeIdleConnections(), IDLE_LOOK_MS);
	await new Promise(resolve => server.close(resolve));
	clearInterval(closingIdle);
	metricsServer.close();
	await shell.tools.renderer.close();
	await Promise.all([shell.tools.usageIntake.flush(), shell.tools.heartbeatIntake.flush()]);
	await queues.close();
	redis.disconnect();
	await orm.close();
});
