import type {EntityMetadata} from '@mikro-orm/core';
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

/** A row as far as its next attempt depends on it: how many were begun, and its lane. */
type Begun = Readonly<{attempts: number; lane: string}>;

/** What becomes of the columns of `attempts()`; the lease has ended. */
export type Changes = Readonly<{attempts: number; nextAttemptAt: Date | null; lastError: string | null}>;

/** What follows from an outcome: done, tried again later, or, without changes, given up. */
export function verdictOf<Answer>(
	{now}: Pick<Unit, 'now'>,
	{waits}: Pick<AttemptRule<Attempted>, 'waits'>,
	{attempts, lane}: Begun,
	outcome: Outcome<Answer>,
	{isTriedOn = false, jitter = JITTER}: Options = {},
): Readonly<{verdict: Exclude<Verdict, 'given_up'>; changes: Changes}> | Readonly<{verdict: 'given_up'}> {
	if (outcome.kind === 'done') return {verdict: 'done', changes: {attempts, nextAttemptAt: null, lastError: null}};
	if (outcome.kind === 'again') {
		// It was no failure: it uses up none of the attempts.
		const changes = {attempts: attempts - 1, nextAttemptAt: new Date(now.getTime() + outcome.afterMs), lastError: null};
		return {verdict: 'again', changes};
	}

	const {code, isFinal = false, retryAfterSeconds} = outcome;
	const waitMs = isFinal ? undefined : (waits[attempts - 1] ?? (isTriedOn ? waits.at(-1) : undefined));
	if (waitMs === undefined) return {verdict: 'given_up'};
	const nextAttemptAt = nextAttempt(now, {waitMs, lane, jitter, retryAfterSeconds});
	return {verdict: 'retried', changes: {attempts: Math.min(attempts, waits.length), nextAttemptAt, lastError: code}};
}

/**
 * Ends a lease with what came of the attempt: done, tried again later, or given up. Undefined, and nothing changed, when the lease is no
 * longer this one: it ran out and another worker has the row, or the row became another question meanwhile.
 */
export async function recordOutcome<Row extends Attempted, Answer>(
	unit: Unit,
	rule: AttemptRule<Row>,
	lease: Lease,
	outcome: Outcome<Answer>,
	options: Options = {},
): Promise<{row: Row; verdict: Verdict} | undefined> {
	const row = await lockRow(unit, rule, lease.id);
	if (row?.leasedUntil?.getTime() !== lease.until.getTime()) return undefined;
	row.leasedUntil = null;
	const found = verdictOf(unit, rule, {attempts: row.attempts, lane: String(row[rule.lane.property])}, outcome, options);
	if (found.verdict !== 'given_up') Object.assign(row, found.changes);
	else if (outcome.kind === 'failed') await giveUp(unit, rule, row, outcome.code, {isTold: outcome.isToldByRecord ?? false});
	return {row, verdict: found.verdict};
}

/** What becomes of a leased row. */
export type Ending<Row extends Attempted> = Readonly<{
	lease: Lease;
	changes: Changes;
	/** What else changes on it: the same properties for all. */
	others: Readonly<Partial<Row>>;
}>;

/**
 * The same for many whose verdicts are known, none of them given up: with one statement. Answers the ids of those that were written down;
 * for the others the lease is no longer theirs.
 */
export async function recordEndings<Row extends Attempted>(
	{em, now}: Unit,
	{row}: AttemptRule<Row>,
	endings: readonly Ending<Row>[],
): Promise<ReadonlySet<string>> {
	if (endings.length === 0) return new Set();
	const {tableName, properties} = em.getMetadata().get(row) as EntityMetadata;
	const columnOf = (property: string): string => properties[property]?.fieldNames[0] ?? property;
	const records = endings.map(({lease: {id, until}, changes, others}) => ({
		...Object.fromEntries(Object.entries({...changes, ...others}).map(([property, value]) => [columnOf(property), value])),
		...{id, leased_until: until},
	}));
	const changed = Object.keys(records[0] ?? {}).filter(column => column !== 'id' && column !== 'leased_until');
	const written = await em.execute<{id: string}[]>(
		`update "${tableName}" t set leased_until = null, ${changed.map(column => `"${column}" = r."${column}"`).join(', ')},
		   updated_at = ?, version = t.version + 1
		 from jsonb_populate_recordset(null::"${tableName}", ?::jsonb) r where t.id = r.id and t.leased_until = r.leased_until returning t.id`,
		[now, JSON.stringify(records)],
	);
	return new Set(written.map(({id}) => id));
}
