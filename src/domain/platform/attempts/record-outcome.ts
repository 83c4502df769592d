import type {Unit} from '../unit/unit.ts';
import type {Attempted, AttemptRule, Outcome, Verdict} from './attempt.ts';
import {giveUp, lockRow} from './lease-next.ts';
import {JITTER, nextAttempt} from './waits.ts';

/** A lease of a row, as it was taken. */
export type Lease = Readonly<{id: string; until: Date}>;

type Options = Readonly<{
	/** It is never given up for a failure that may pass: after the last wait comes that wait again. */
	isTriedOn?: boolean;
	/** By which share the wait is varied. */
	jitter?: number;
}>;

/**
 * Ends a lease with what came of the attempt: done, tried again later, or given up. Undefined, and nothing changed, when the lease is no
 * longer this one: it ran out and another worker has the row, or the row became another question meanwhile.
 */
export async function recordOutcome<Row extends Attempted, Answer>(
	unit: Unit,
	rule: AttemptRule<Row>,
	lease: Lease,
	outcome: Outcome<Answer>,
	{isTriedOn = false, jitter = JITTER}: Options = {},
): Promise<{row: Row; verdict: Verdict} | undefined> {
	const row = await lockRow(unit, rule, lease.id);
	if (row?.leasedUntil?.getTime() !== lease.until.getTime()) return undefined;
	row.leasedUntil = null;
	if (outcome.kind === 'done') {
		Object.assign(row, {nextAttemptAt: null, lastError: null});
		return {row, verdict: 'done'};
	}

	if (outcome.kind === 'again') {
		// It was no failure: it uses up none of the attempts.
		Object.assign(row, {nextAttemptAt: new Date(unit.now.getTime() + outcome.afterMs), lastError: null, attempts: row.attempts - 1});
		return {row, verdict: 'again'};
	}

	const {code, isFinal = false, retryAfterSeconds, isToldByRecord = false} = outcome;
	const waitMs = isFinal ? undefined : (rule.waits[row.attempts - 1] ?? (isTriedOn ? rule.waits.at(-1) : undefined));
	if (waitMs !== undefined) {
		const lane = String(row[rule.lane.property]);
		Object.assign(row, {
			nextAttemptAt: nextAttempt(unit.now, {waitMs, lane, jitter, retryAfterSeconds}),
			lastError: code,
			attempts: Math.min(row.attempts, rule.waits.length),
		});
		return {row, verdict: 'retried'};
	}

	await giveUp(unit, rule, row, code, {isTold: isToldByRecord});
	return {row, verdict: 'given_up'};
}
