import type {ChildProcess} from 'node:child_process';
import {constants, setPriority} from 'node:os';

/**
 * Lets everybody else on the machine have the processor before a process that was just started: what takes long to compute for one does not
 * keep short work of others waiting, and takes what they leave. Where the machine does not allow it, all are equal as before.
 */
export function letOthersGoFirst({pid}: ChildProcess): void {
	if (pid === undefined) return;
	try {
		setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
	} catch {
		// It has ended, or its machine knows no priorities.
	}
}
