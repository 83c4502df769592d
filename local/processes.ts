import {writePrivateFile} from './private-file.ts';

const names = ['web', 'worker', 'postgres', 'redis'] as const;

type ProcessName = (typeof names)[number];

/** Which processes make up the running system, as they are right now. */
export type Processes = Readonly<{
	/** Notes the pid of a process that has just been started, for the first time or again. */
	started: (name: ProcessName, pid: number) => void;
	/** Kills all of them at once, without asking. */
	kill: () => void;
}>;

/** Keeps the file, a JSON object of pids by name, true to what runs; it is replaced by rename at every start of a process. */
export function keepProcesses(file: string): Processes {
	const pids: Partial<Record<ProcessName, number>> = {};

	function started(name: ProcessName, pid: number): void {
		pids[name] = pid;
		writePrivateFile(file, `${JSON.stringify(pids, names.slice(), '\t')}\n`);
	}

	function kill(): void {
		for (const pid of Object.values(pids)) {
			killQuietly(pid);
		}
	}

	return {started, kill};
}

function killQuietly(pid: number): void {
	try {
		process.kill(pid, 'SIGKILL');
	} catch {
		return;
	}
}
