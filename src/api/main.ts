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
import {createLimitedServer} from './http/limits/limited-server.ts';

const {config, log, version, refuse} = beginProcess('web', process.env);
const parts = new AsyncDisposableStack();
const foundations = openFoundations(config, log, {kind: 'web'}, parts);
const {inUnit, cipher} = foundations.tools;
const metrics = createWebMetrics();
const stopping = {is: false};
const {onAnswered, onRefused} = metrics;
const shell = createShell(foundations, {version, isStopping: () => stopping.is, onAnswered, onRefused}, parts);
refuse([...(await databaseFaults(inUnit, cipher)), await evictionFault(foundations.redis)]);
const shortage = await connectionShortage(inUnit, config);
if (shortage) log.warn(shortage);

const metricsServer = await serveMetrics({...config.metrics, registry: metrics.registry, version});
parts.defer(() => void metricsServer.close());
const handle = shell.admission.before(createApp(shell).callback());
const server = createLimitedServer((request, response) => {
	if (stopping.is) response.shouldKeepAlive = false;
	handle(request, response);
});
metrics.watch({atWork: shell.admission.atWork, connections: server.connections});
await server.listen(config).catch((error: unknown) => {
	log.fatal({err: error}, 'web cannot listen');
	process.exit(1);
});
log.info({port: config.port}, 'web listens');
parts.defer(server.close);

stopOnSignal(log, async () => {
	stopping.is = true;
	await new Promise(resolve => setTimeout(resolve, config.shutdownDelayMs));
	await parts.disposeAsync();
});
