import {appendFileSync, existsSync} from 'node:fs';

/**
 * Places at which a test can hold a process, to kill it between two effects. Nothing happens unless a test armed the process by
 * `armFailpoints`, which only development and test do.
 */
export type Failpoint =
	| 'unit:before-commit'
	| 'unit:after-commit'
	| 'relay:before-enqueue'
	| 'relay:after-enqueue'
	| 'aggregate:after-claim'
	| 'aggregate:before-commit'
	| 'aggregate:after-commit'
	| 'provisioning:before-call'
	| 'provisioning:after-call'
	| 'payment:before-call'
	| 'payment:after-call'
	| 'books:before-call'
	| 'books:after-call'
	| 'books:tokens-given'
	| 'refund:before-call'
	| 'refund:after-call'
	| 'attempts:before-record'
	| 'job:before-effect'
	| 'job:after-effect';

const POLL_MS = 10;

let armed: {point: string; reachedFile: string} | undefined;

/**
 * `<point>=<file>`, or `<point>@<what>=<file>` for one kind of job or for units that tell one type of fact first: holds the process at
 * the point for as long as `<file>.go` does not exist; writes `file` when the point is reached.
 */
export function armFailpoints(specification: string | undefined): void {
	const [point, reachedFile] = specification?.split('=') ?? [];
	armed = point && reachedFile ? {point, reachedFile} : undefined;
}

/** Waits here if a test armed this point. */
export async function failpoint(point: Failpoint, what?: string): Promise<void> {
	if (!armed || (armed.point !== point && armed.point !== `${point}@${what}`)) return;
	const {reachedFile} = armed;
	if (existsSync(`${reachedFile}.go`)) return;
	appendFileSync(reachedFile, `${point}\n`);
	while (!existsSync(`${reachedFile}.go`)) await new Promise(resolve => setTimeout(resolve, POLL_MS));
}
