import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';

/** Position of the start time among the fields that follow the command name in /proc/PID/stat, proc(5). */
const startTimeField = 19;

/**
 * What tells a process from a later one that was given the same pid: the boot of the machine and the moment of the start.
 * Undefined when no such process runs; one that has ended and is only waited for counts as ended.
 */
export function processIdentity(pid: number): string | undefined {
	if (process.platform !== 'linux') {
		return askPs(pid, 'lstart=');
	}

	const stat = readIfThere(`/proc/${pid}/stat`);
	const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
	const [state] = fields;

	if (state === undefined || state === 'Z' || state === 'X') {
		return undefined;
	}

	return `${readIfThere('/proc/sys/kernel/random/boot_id')?.trim()} ${fields[startTimeField]}`;
}

/** The command line of a running process, its words joined by spaces; undefined when no such process runs. */
export function commandOf(pid: number): string | undefined {
	if (process.platform !== 'linux') {
		return askPs(pid, 'command=');
	}

	return readIfThere(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim();
}

function askPs(pid: number, field: string): string | undefined {
	const {stdout} = spawnSync('ps', ['-o', field, '-p', String(pid)], {encoding: 'utf8'});

	return stdout?.trim() || undefined;
}

function readIfThere(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return undefined;
	}
}
