import {join} from 'node:path';
import {startChild} from './child.ts';
import {type DataFolder, webRecord, workerRecord} from './data-folder.ts';
import {childEnvironment, type Variables} from './environment.ts';
import type {LocalPorts} from './local-ports.ts';
import type {Processes} from './processes.ts';
import {programArguments} from './program-arguments.ts';
import {waitUntilReady} from './wait-until-ready.ts';

export type ProgramsPlan = Readonly<{
	checkout: string;
	data: DataFolder;
	ports: LocalPorts;
	given: Readonly<Record<string, string | undefined>>;
	variables: Variables;
	/** Web and worker start again whenever one of their files changes. */
	isWatched: boolean;
	processes: Processes;
	log: (sentence: string) => void;
	signal: AbortSignal;
}>;

/**
 * Starts web and worker, each a process of its own as in production, and waits until both say they are ready. They are put on the
 * stack so that web ends first: it takes no more work, then the worker finishes what is there.
 */
export async function startPrograms(plan: ProgramsPlan, parts: AsyncDisposableStack): Promise<void> {
	const {ports} = plan;
	const worker = await startProgram({name: 'worker', metricsPort: ports.workerMetrics, recordFile: workerRecord}, plan, parts);
	const web = await startProgram({name: 'web', metricsPort: ports.webMetrics, recordFile: webRecord}, plan, parts);

	await waitUntilReady({...web, url: `http://127.0.0.1:${ports.web}/ready`, signal: plan.signal});
	await waitUntilReady({...worker, url: `http://127.0.0.1:${ports.workerMetrics}/ready`, signal: plan.signal});
}

type Program = Readonly<{name: 'web' | 'worker'; metricsPort: number; recordFile: string}>;

async function startProgram({name, metricsPort, recordFile}: Program, plan: ProgramsPlan, parts: AsyncDisposableStack) {
	const {checkout, data, given, variables, processes, log} = plan;
	const logFile = join(data.logs, `${name}.log`);
	const child = await startChild({
		name,
		command: process.execPath,
		args: programArguments(checkout, name, {isWatched: plan.isWatched}),
		env: childEnvironment(given, {...variables, METRICS_PORT: String(metricsPort)}),
		folder: checkout,
		logFile,
		recordFile: join(data.records, recordFile),
		log,
		onStart: pid => processes.started(name, pid),
	});

	parts.defer(child.stop);

	return {name, child, logFile};
}
