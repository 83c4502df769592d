import type {z} from 'zod';
import {queues} from '../../src/adapters/bullmq/queues.ts';
import {code, page, table} from '../../src/api/reference/markdown.ts';
import {jobs} from '../../src/workers/jobs.ts';
import type {Entry} from '../../src/workers/queue/entry.ts';
import type {AnyJob} from '../../src/workers/queue/job.ts';
import {schedule} from '../../src/workers/schedule.ts';

const SECONDS: readonly (readonly [number, string])[] = [
	[86_400, 'day'],
	[3600, 'hour'],
	[60, 'minute'],
	[1, 'second'],
];

/** Seconds as people say them: `5 minutes`, `hour`. */
function spoken(seconds: number): string {
	const [unit, word] = SECONDS.find(([size]) => seconds % size === 0) ?? [1, 'second'];
	const count = seconds / unit;
	return count === 1 ? word : `${count} ${word}s`;
}

/** What tells one piece of work from another: what its payload says, and what led to it. */
function keyOf({payload, key, gathers}: AnyJob): string {
	if (gathers) return '{digest of what it gathers}_{cause}';
	const fields = Object.keys((payload as z.ZodObject).shape ?? {});
	const said = fields.map(name => [name, `{${name}}`] as const);
	return [key(Object.fromEntries(said) as never), '{cause}'].filter(part => part !== '').join('_');
}

const often = (everySeconds: Entry['everySeconds']): string =>
	typeof everySeconds === 'number' ? `every ${spoken(everySeconds)}` : 'as often as is configured';

function timesOf(job: AnyJob): string {
	const entries = schedule.filter(entry => (entry.job as unknown) === job);
	return entries.map(({everySeconds, clock}) => `${often(everySeconds)}${clock === 'real' ? ' (real time)' : ''}`).join('; ');
}

/** The page of all jobs, by queue. */
export const jobsPage = (): string =>
	page(
		'Jobs',
		'What the workers do, by queue. A job without a schedule follows from a fact or from another job. The same work, by its key, is queued once; its cause is the fact or the due instant that led to it.',
		Object.entries(queues).flatMap(([name, says]) => [
			`## ${name}\n\nFor ${says}.`,
			table(
				['Job', 'What it does', 'Key', 'Attempts', 'Time limit', 'Schedule'],
				jobs
					.filter(({queue}) => queue === name)
					.toSorted((one, other) => one.name.localeCompare(other.name))
					.map(job => [code(job.name), job.summary, code(keyOf(job)), String(job.attempts), spoken(job.timeoutMs / 1000), timesOf(job)]),
			),
		]),
	);
