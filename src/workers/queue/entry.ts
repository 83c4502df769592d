import type {Config} from '../../domain/platform/process/config.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import type {Job} from './job.ts';

/** The payload of every sweep: when it was due. */
export type SweepPayload = {due_at: string};

/** A row of the schedule: what is looked for, how often, by which job. */
export type Entry = Readonly<{
	id: string;
	/** Seconds between two looks, where they are to be configured a function of the configuration. Due instants lie on multiples of it, so they do not depend on when a worker started. */
	everySeconds: number | ((config: Config) => number);
	/** Business time, unless it protects rather than serves. */
	clock?: 'real';
	job: Job<SweepPayload>;
	/**
	 * When the first row falls due that this sweep looks for; undefined when there is none. Until then it makes no job. When the sandbox
	 * moves the clock, it stops there. A sweep without it runs each time.
	 */
	earliest?: (unit: Unit) => Promise<Date | undefined>;
	/** It also looks for what has no due instant, so it runs each time. */
	looksForMore?: true;
}>;

/** The first due instant after `now`. */
export function nextDue({everySeconds}: Pick<Entry, 'everySeconds'>, now: Date, config: Config): Date {
	const stepMs = (typeof everySeconds === 'number' ? everySeconds : everySeconds(config)) * 1000;
	return new Date((Math.floor(now.getTime() / stepMs) + 1) * stepMs);
}
