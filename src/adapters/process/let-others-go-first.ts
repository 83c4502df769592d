import type {ChildProcess} from 'node:child_process';
import {setPriority} from 'node:os';

/** Of the processor, on a machine that is full, a process gets about so much beside one that is not nice (sched(7): each step a quarter more). */
const NICENESS = {half: 3, tenth: 10} as const;

/**
 * Lets others on the machine have the processor before a process that was just started: what takes long to compute for one does not keep short
 * work of others waiting, and takes what they leave. Where the machine does not allow it, all are equal as before.
 */
export function letOthersGoFirst({pid}: ChildProcess, share: keyof typeof NICENESS): void {
	if (pid === undefined) return;
	try {
		setPriority(pid, NICENESS[share]);
	} catch {
		// It has ended, or its machine knows no priorities.
	}
}
