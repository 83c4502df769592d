import {asSystem} from '../unit/as-system.ts';
import type {InUnit} from '../unit/unit.ts';
import type {Backlog} from './backlog.ts';

/** A drain and a move of the clock wait at most this long. */
export const IDLE_LIMIT_MS = 60_000;
/** It looks again after so long, and after half as long again each time, up to a limit. */
const FIRST_LOOK_MS = 5;
const LOOK_LIMIT_MS = 40;

type Parts = Readonly<{inUnit: InUnit; backlog: Backlog; real: () => Date}>;

/**
 * What is still to be done, as words; empty when the system has come to rest. Retries that are not due do not count. Work on its way
 * from the database to the queues, or back, is seen at one end of it or at the other, unless a job ended between the two looks: then
 * nothing is certain.
 */
export async function whatIsLeft({inUnit, backlog}: Omit<Parts, 'real'>): Promise<string[]> {
	const left: string[] = [];
	const completedBefore = await backlog.completed();
	await asSystem(inUnit, {because: 'settling', readOnly: true}, async ({em, now}) => {
		const [row] = await em.execute<{facts: string; due: string; usage: string}[]>(
			`select (select count(*) from fact where relayed_at is null and parked_at is null) as facts,
			        (select count(*) from usage_batch) as usage,
			        (select count(*) from schedule where clock = 'business' and next_due_at <= ?) as due`,
			[now],
		);
		if (Number(row?.facts) > 0) left.push(`${row?.facts} facts`);
		if (Number(row?.usage) > 0) left.push(`${row?.usage} batches of usage`);
		if (Number(row?.due) > 0) left.push(`${row?.due} due schedules`);
	});
	const depths = await backlog.depths();
	if (!depths) return [...left, 'the queues cannot be reached'];
	for (const [name, {waiting, active}] of Object.entries(depths)) {
		if (waiting + active > 0) left.push(`${waiting + active} jobs in ${name}`);
	}

	if (left.length === 0 && (await backlog.completed()) !== completedBefore) left.push('what follows from the job that ended just now');
	return left;
}

/** Waits until nothing is left; answers what is, when the time is up. */
export async function waitUntilIdle({real, ...parts}: Parts, limitMs = IDLE_LIMIT_MS): Promise<string[]> {
	const end = real().getTime() + limitMs;
	for (let lookMs = FIRST_LOOK_MS; ; lookMs = Math.min(lookMs * 1.5, LOOK_LIMIT_MS)) {
		const left = await whatIsLeft(parts);
		if (left.length === 0 || real().getTime() >= end) return left;
		await new Promise(resolve => setTimeout(resolve, lookMs));
	}
}
