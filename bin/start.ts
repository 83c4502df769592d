import {once} from 'node:events';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {announcement} from '../local/announcement.ts';
import {dataFolderAt, emptyDataFolder, forgetSystem, takeDataFolder} from '../local/data-folder.ts';
import {demandFreePorts, localPorts} from '../local/local-ports.ts';
import {keepProcesses, type Processes} from '../local/processes.ts';
import {startSystem} from '../local/start-system.ts';

/** Ctrl-C reaches us from the terminal and once more from npm: signals this close together are one. */
const oneSignalMs = 500;

const usage = 'Usage: npm start [-- [--fresh] [--watch] [--data FOLDER]]';
const checkout = join(import.meta.dirname, '..');

/** The whole system on this machine, from an empty folder to a printed address, until a signal ends it. */
async function start(): Promise<void> {
	if (process.env['NODE_ENV'] === 'production') {
		throw new Error('npm start is for development, and NODE_ENV is production. In production, run the processes of the Procfile.');
	}

	const options = readOptions();
	const data = dataFolderAt(options.data ?? process.env['DATA_DIR'] ?? join(checkout, '.data'));
	const ports = localPorts(process.env['PORT'] || '8000');
	const processes = keepProcesses(data.processesFile);
	const signal = endOnSignal(processes);

	await using parts = new AsyncDisposableStack();
	const lock = await takeDataFolder(data);

	parts.defer(lock.release);

	if (options.fresh) {
		await emptyDataFolder(data);
	}

	await demandFreePorts(ports);
	parts.defer(() => forgetSystem(data));

	try {
		const given = {NODE_COMPILE_CACHE: data.compileCache, ...process.env};
		const isWatched = options.watch;
		const plan = {checkout, data, ports, given, processes, isWatched, now: () => new Date(), log: say, signal};

		say(announcement(await startSystem(plan, parts), ports, data));
		await (signal.aborted || once(signal, 'abort'));
	} catch (error) {
		if (!signal.aborted) {
			throw error;
		}
	}

	say('Ending web, worker, Redis and PostgreSQL …');

	if (signal.reason instanceof Error) {
		throw signal.reason;
	}
}

function readOptions(): {fresh: boolean; watch: boolean; data?: string} {
	try {
		return parseArgs({
			options: {fresh: {type: 'boolean', default: false}, watch: {type: 'boolean', default: false}, data: {type: 'string'}},
		}).values;
	} catch (error) {
		throw new Error(`${messageOf(error)}\n${usage}`, {cause: error});
	}
}

/** Aborts at the first signal, or at an error nobody caught; at a second signal everything is killed without waiting. */
function endOnSignal(processes: Processes): AbortSignal {
	const stopping = new AbortController();
	let firstAtMs: number | undefined;

	function end(signal: NodeJS.Signals): void {
		firstAtMs ??= performance.now();

		if (performance.now() - firstAtMs > oneSignalMs) {
			processes.kill();
			process.exit(1);
		}

		stopping.abort(signal);
	}

	process.on('SIGINT', end);
	process.on('SIGTERM', end);
	process.on('SIGHUP', end);
	process.on('uncaughtException', error => stopping.abort(error));
	process.stdout.on('error', () => undefined);

	return stopping.signal;
}

function say(sentence: string): void {
	process.stdout.write(`${sentence}\n`);
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

try {
	await start();
	process.exit(0);
} catch (error) {
	process.stderr.write(`${messageOf(error)}\n`);
	process.exit(1);
}
