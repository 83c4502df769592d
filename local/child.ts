import {type ChildProcess, spawn} from 'node:child_process';
import {closeSync, existsSync, openSync, renameSync} from 'node:fs';
import {endProcess} from './end-process.ts';
import {endRecordedProcess, recordProcess} from './process-record.ts';

const firstPauseMs = 100;
const longestPauseMs = 5000;

/** A child that lived this long had started well: its next restart waits the shortest time again. */
const settledAfterMs = 10_000;

export type ChildPlan = Readonly<{
	/** What people read when it dies: "web", "PostgreSQL". */
	name: string;
	command: string;
	args: readonly string[];
	env: Readonly<Record<string, string>>;
	folder: string;
	/** Whose rights it runs with; absent: ours. */
	account?: Readonly<{uid: number; gid: number}>;
	/** Where its output goes; the file of the run before is kept beside it with the ending `.1`. */
	logFile: string;
	/** Where its pid is noted, so that a later start can end it when we are killed. */
	recordFile: string;
	/** The signal that asks it to end: SIGTERM when absent. */
	stopSignal?: NodeJS.Signals;
	log: (sentence: string) => void;
	/** Called with every pid it gets, the first one included. */
	onStart?: (pid: number) => void;
}>;

export type Child = Readonly<{
	/** The pid of the running process; the last one while a restart is pending. */
	pid: () => number;
	/** How often it has ended without being asked to. */
	deaths: () => number;
	/** Asks it to end, kills it after 30 s, restarts it no more. */
	stop: () => Promise<void>;
}>;

/**
 * Keeps a process running: whenever it dies it is started again, after 0.1 s, 0.2 s, 0.4 s, … at most 5 s. It has a process group
 * of its own, so that Ctrl-C in the terminal reaches only us and we can end everything in order.
 */
export async function startChild(plan: ChildPlan): Promise<Child> {
	await endRecordedProcess(plan.recordFile, plan.stopSignal);
	keepPreviousLog(plan.logFile);

	let current: ChildProcess;
	let pid = 0;
	let deaths = 0;
	let isStopping = false;
	let pauseMs = firstPauseMs;
	let pending: NodeJS.Timeout | undefined;

	function run(): void {
		const startedAtMs = performance.now();
		let isDead = false;

		current = spawnChild(plan);
		current.once('error', error => die(error.message));
		current.once('exit', (code, signal) => die(signal ?? `code ${code}`));

		if (current.pid !== undefined) {
			pid = current.pid;
			recordProcess(plan.recordFile, pid);
			plan.onStart?.(pid);
		}

		function die(reason: string): void {
			if (isStopping || isDead) {
				return;
			}

			isDead = true;
			deaths += 1;
			pauseMs = performance.now() - startedAtMs > settledAfterMs ? firstPauseMs : pauseMs;
			plan.log(`${plan.name} ended (${reason}); it is started again in ${pauseMs / 1000} s. Its log: ${plan.logFile}`);
			pending = setTimeout(run, pauseMs);
			pauseMs = Math.min(pauseMs * 2, longestPauseMs);
		}
	}

	async function stop(): Promise<void> {
		isStopping = true;
		clearTimeout(pending);

		if (current.exitCode === null && current.signalCode === null && current.pid !== undefined) {
			await endProcess(current.pid, plan.stopSignal);
		}

		await endRecordedProcess(plan.recordFile, plan.stopSignal);
	}

	run();

	return {pid: () => pid, deaths: () => deaths, stop};
}

function spawnChild({command, args, env, folder, account, logFile}: ChildPlan): ChildProcess {
	const output = openSync(logFile, 'a', 0o600);

	try {
		return spawn(command, args, {cwd: folder, env, ...account, detached: true, stdio: ['ignore', output, output]});
	} finally {
		closeSync(output);
	}
}

function keepPreviousLog(logFile: string): void {
	if (existsSync(logFile)) {
		renameSync(logFile, `${logFile}.1`);
	}
}
