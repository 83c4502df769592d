import {asSystem} from './as-system.ts';
import type {Backlog} from './ports.ts';
import type {InUnit} from './unit.ts';

/** A drain and a move of the clock wait at most this long. */
export const SETTLE_LIMIT_MS = 60_000;
const LOOK_AGAIN_MS = 10;

/** Found empty this often in a row, it is empty: between two looks nothing can be on its way. */
const EMPTY_LOOKS = 2;

type Parts = Readonly<{inUnit: InUnit; backlog: Backlog; real: () => Date}>;

/** What is still to be done, as words; empty when the system has come to rest. Retries that are not due do not count. */
export async function whatIsLeft({inUnit, backlog}: Parts): Promise<string[]> {
	const left: string[] = [];
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

	return left;
}

/** Waits until nothing is left; answers what is, when the time is up. */
export async function waitUntilSettled(parts: Parts, limitMs = SETTLE_LIMIT_MS): Promise<string[]> {
	const end = parts.real().getTime() + limitMs;
	for (let empty = 0; ; ) {
		const left = await whatIsLeft(parts);
		empty = left.length === 0 ? empty + 1 : 0;
		if (empty >= EMPTY_LOOKS || parts.real().getTime() >= end) return left;
		await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_MS));
	}
}
