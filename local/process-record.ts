import {rmSync} from 'node:fs';
import {endProcess} from './end-process.ts';
import {readFileIfThere, writePrivateFile} from './private-file.ts';
import {processIdentity} from './process-identity.ts';

/** Notes which process runs for us, so that the next start finds it even when this one was killed without a chance to tidy up. */
export function recordProcess(file: string, pid: number): void {
	writePrivateFile(file, `${pid}\n${processIdentity(pid)}\n`);
}

/** The pid in a record when that very process still runs, not another one under its number. */
export function runningProcess(file: string): number | undefined {
	const [pid, identity] = (readFileIfThere(file) ?? '').split('\n');
	const isRunning = identity !== undefined && processIdentity(Number(pid)) === identity;

	return isRunning ? Number(pid) : undefined;
}

/** Ends what an earlier start left running, and forgets its record. */
export async function endRecordedProcess(file: string, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
	const pid = runningProcess(file);

	if (pid !== undefined) {
		await endProcess(pid, signal);
	}

	rmSync(file, {force: true});
}
