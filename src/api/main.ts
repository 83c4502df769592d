import {createServer} from 'node:http';
import {evictionFault} from '../adapters/bullmq/connect-redis.ts';
import {beginProcess} from '../adapters/process/begin-process.ts';
import {openFoundations} from '../adapters/process/open-foundations.ts';
import {stopOnSignal} from '../adapters/process/stop-on-signal.ts';
import {createWebMetrics} from '../adapters/prometheus/metrics.ts';
import {serveMetrics} from '../adapters/prometheus/serve-metrics.ts';
import {connectionShortage} from '../domain/platform/process/pool-sizes.ts';
import {databaseFaults} from '../domain/platform/unit/database-checks.ts';
import {createApp} from './app.ts';
import {createShell} from './create-shell.ts';

const SERVER_LIMITS = {maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000};
/** A connection on which nothing moves for so long is closed: also that of a client that does not read its answer. */
const SILENCE_LIMIT_MS = 120_000;
/** While web stops, connections on which the last answer was given are closed this often. */
const IDLE_LOOK_MS = 50;

const {config, log, version, refuse} = beginProcess('web', process.env);
const parts = new AsyncDisposableStack();
const foundations = openFoundations(config, log, {kind: 'web'}, parts);
const {inUnit, cipher} = foundations.tools;
const metrics = createWebMetrics();
const stopping = {is: false};
const shell = createShell(foundations, {version, isStopping: () => stopping.is, onAnswered: metrics.onAnswered}, parts);
refuse([...(await databaseFaults(inUnit, cipher)), await evictionFault(foundations.redis)]);
const shortage = await connectionShortage(inUnit, config);
if (shortage) log.warn(shortage);

const metricsServer = await serveMetrics({...config.metrics, registry: metrics.registry, version});
parts.defer(() => void metricsServer.close());
const handle = createApp(shell).callback();
const server = createServer(SERVER_LIMITS, (request, response) => {
	if (stopping.is) response.shouldKeepAlive = false;
	handle(request, response);
});
server.setTimeout(SILENCE_LIMIT_MS);
server.on('error', error => {
	log.fatal({err: error}, 'web cannot listen');
	process.exit(1);
});
server.listen(config.port, config.host, () => log.info({port: config.port}, 'web listens'));
parts.defer(async () => {
	const closingIdle = setInterval(() => server.closeIdleConnections(), IDLE_LOOK_MS);
	await new Promise(resolve => server.close(resolve));
	clearInterval(closingIdle);
});

stopOnSignal(log, async () => {
	stopping.is = true;
	await new Promise(resolve => setTimeout(resolve, config.shutdownDelayMs));
	await parts.disposeAsync();
});
