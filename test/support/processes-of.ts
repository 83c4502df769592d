import {readdirSync, readFileSync} from 'node:fs';

/** Clock ticks a second, as Linux tells them to programs, whatever the machine (proc(5), sysconf(_SC_CLK_TCK)). */
const TICKS_A_SECOND = 100;

type Process = Readonly<{pid: number; parent: number; ticks: number}>;

/** A process as the kernel accounts for it, with its children that have ended; undefined when it is gone. */
function processOf(pid: number): Process | undefined {
	try {
		const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
		// The name, in brackets, may hold anything: what counts comes after it. Its first field is number 3 of proc(5).
		const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
		const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
		return {pid, parent: Number(fields[1]), ticks};
	} catch {
		return undefined;
	}
}

/** A process and all that it started, directly or not. */
function familyOf(root: number): Process[] {
	const pids = readdirSync('/proc').filter(name => /^\d+$/.test(name));
	const byParent = Map.groupBy(
		pids.flatMap(pid => processOf(Number(pid)) ?? []),
		({parent}) => parent,
	);
	const below = (pid: number): Process[] => (byParent.get(pid) ?? []).flatMap(child => [child, ...below(child.pid)]);
	const self = processOf(root);
	return self ? [self, ...below(root)] : [];
}

/** Processor time that a process and all that it started have used, in seconds; from Linux's account, exact to a hundredth. */
export const processorSeconds = (root: number): number => familyOf(root).reduce((sum, {ticks}) => sum + ticks, 0) / TICKS_A_SECOND;

/** The processes that a process started and that still run. */
export const childrenOf = (pid: number): number[] => familyOf(pid).flatMap(child => (child.parent === pid ? child.pid : []));

/** What Linux says of a process's memory, in MB: what it holds now, and the most that it ever held (proc(5)). */
export function memoryOf(pid: number): {megabytes: number; peakMegabytes: number} {
	const status = readFileSync(`/proc/${pid}/status`, 'latin1');
	const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]);
	return {megabytes: kilobytes('VmRSS') / 1024, peakMegabytes: kilobytes('VmHWM') / 1024};
}
