import type {ApiCaller} from '@scaicontrol/client';
import type {Output} from './print.ts';

const LOOK_AGAIN_MS = 500;
const LOOKS_LIMIT = 86_400;
const BAR_WIDTH = 30;
const OPEN: ReadonlySet<unknown> = new Set(['queued', 'running']);

type Run = Readonly<{id: string; status: string; progress?: Readonly<{done: number; total: number}>}>;

/** Whether an answer is a run that goes on by itself. */
export const isRun = (answer: unknown): answer is Run => {
	const {id, status} = Object(answer) as Partial<Run>;
	return typeof id === 'string' && id.startsWith('run_') && typeof status === 'string';
};

/** How far a run is, in one line. */
export function barOf({status, progress: {done, total} = {done: 0, total: 0}}: Run): string {
	const share = total > 0 ? Math.min(1, done / total) : 0;
	const filled = Math.round(share * BAR_WIDTH);
	return `[${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}] ${done} of ${total} · ${status}`;
}

/** Waits until a run has ended; on a terminal a bar shows how far it is. */
export async function waitForRun({call}: ApiCaller, begun: Run, {err, isTerminal}: Output, signal?: AbortSignal): Promise<Run> {
	let run = begun;
	for (let look = 1; OPEN.has(run.status) && look < LOOKS_LIMIT; look++) {
		if (isTerminal) err(`\r\u001b[K${barOf(run)}`);
		await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_MS));
		run = (await call('adminGetRun', {run_id: run.id}, {signal})) as Run;
	}

	if (isTerminal) err(`\r\u001b[K${barOf(run)}\n`);
	return run;
}
