import {readFile} from 'node:fs/promises';

const RESIDENT = /^VmRSS:\s+(\d+) kB$/m;
const BYTES_PER_KB = 1024;

/** How much memory a process holds, in bytes; 0 where the system does not say (elsewhere than on Linux) or the process is gone. */
export async function residentBytes(processId: number): Promise<number> {
	const status = await readFile(`/proc/${processId}/status`, 'latin1').catch(() => '');
	return Number(RESIDENT.exec(status)?.[1] ?? 0) * BYTES_PER_KB;
}
