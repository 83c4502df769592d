import {setTimeout as delay} from 'node:timers/promises';
import {hasCode} from './error-code.ts';
import {processIdentity} from './process-identity.ts';

const lookEveryMs = 20;
const killedWithinMs = 5000;

/** How long a process may take to end by itself before it is killed. */
const patienceMs = 30_000;

/** Ends a process, of ours or left over from an earlier start: the signal first, SIGKILL when it is still there after 30 s. */
export async function endProcess(pid: number, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
	const identity = processIdentity(pid);

	if (identity === undefined) {
		return;
	}

	send(pid, signal);

	if (await isGone(pid, identity, patienceMs)) {
		return;
	}

	send(pid, 'SIGKILL');

	if (!(await isGone(pid, identity, killedWithinMs))) {
		throw new Error(`The process ${pid} could not be ended.`);
	}
}

async function isGone(pid: number, identity: string, withinMs: number): Promise<boolean> {
	for (let waitedMs = 0; waitedMs < withinMs; waitedMs += lookEveryMs) {
		if (processIdentity(pid) !== identity) {
			return true;
		}

		await delay(lookEveryMs);
	}

	return false;
}

function send(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(pid, signal);
	} catch (error) {
		if (!hasCode(error, 'ESRCH')) {
			throw error;
		}
	}
}
