import type {ApiCaller} from '@scaicontrol/client';
import {UsageError} from './exit-codes.ts';

const UNITS = {min: 'minutes', h: 'hours', d: 'days', w: 'weeks', mo: 'months', y: 'years'} as const;
const DURATION = /^(\d{1,5})(min|h|d|w|mo|y)$/;
const MINUTE_MS = 60_000;
const FIXED_MS: Readonly<Record<string, number>> = {min: MINUTE_MS, h: 60 * MINUTE_MS, d: 1440 * MINUTE_MS, w: 7 * 1440 * MINUTE_MS};

/** An instant so much later, in UTC. A month after the 31st is the last day of a shorter month. */
export function later(instant: Date, duration: string): Date {
	const [, count = '', unit = ''] = DURATION.exec(duration) ?? [];
	if (unit === '')
		throw new UsageError(
			`'${duration}' is no span of time: a number of ${Object.entries(UNITS)
				.map(([short, long]) => `${long} (${short})`)
				.join(', ')}, like 1mo`,
		);
	const fixed = FIXED_MS[unit];
	if (fixed !== undefined) return new Date(instant.getTime() + Number(count) * fixed);
	const months = Number(count) * (unit === 'y' ? 12 : 1);
	const moved = new Date(instant);
	moved.setUTCDate(1);
	moved.setUTCMonth(moved.getUTCMonth() + months);
	const lastDay = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
	moved.setUTCDate(Math.min(instant.getUTCDate(), lastDay));
	return moved;
}

/** Moves the clock of the sandbox by a span of time, and waits until everything that fell due is done. */
export async function advance({call}: ApiCaller, duration: string, signal?: AbortSignal): Promise<unknown> {
	const {now} = (await call('getSandboxClock', {}, {signal})) as {now: string};
	const target = later(new Date(now), duration);
	const moved = (await call('putSandboxClock', {body: {now: target.toISOString()}}, {signal})) as object;
	const drained = (await call('drainSandbox', {}, {signal, isRepeatable: true})) as object;
	return {...moved, ...drained};
}
