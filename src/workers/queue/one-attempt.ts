import type {Attempted, AttemptRule, Outcome} from '../../domain/platform/attempts/attempt.ts';
import {leaseInPlace, leaseNext, leaseRow} from '../../domain/platform/attempts/lease-next.ts';
import {type Lease, recordOutcome} from '../../domain/platform/attempts/record-outcome.ts';
import {mayPass} from '../../domain/platform/refusals.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import type {Declaration} from './attempted.ts';
import type {JobContext} from './job.ts';
import {withLimit} from './with-limit.ts';

/** The end of a lease is kept free for writing down what came of the call. */
export const RECORD_TIME_MS = 2000;
/** Rows about which there is nothing to ask, or that cannot be prepared, are ended on the way to the next: so many; the next job goes on. */
const ENDED_LIMIT = 100;

/** A row that is asked about: its lease, as its verdict depends on it, and what the call needs. */
export type Taken<Claimed> = Readonly<{lease: Lease & Readonly<{attempts: number; lane: string}>; claimed: Claimed}>;

/** Leases the next row of the lane with what its call needs. Rows about which there is nothing to ask are ended on the way. */
export async function take<Row extends Attempted, Claimed, Answer>(
	declaration: Declaration<Row, Claimed, Answer>,
	id: string,
	context: JobContext,
): Promise<Taken<Claimed> | undefined> {
	for (let ended = 0; ended < ENDED_LIMIT; ended++) {
		let leased: Taken<Claimed>['lease'] | undefined;
		try {
			const taken = await context.system(async unit => {
				const row = await leaseNext(unit, declaration, id);
				if (!row) return 'nothing';
				leased = leaseOf(declaration, row);
				return prepareLeased(declaration, unit, row, context);
			});
			if (taken === 'nothing') return undefined;
			if (taken) return taken;
		} catch (error) {
			if (!leased || mayPass(error)) throw error;
			context.log.error({row: leased.id, err: error}, 'an attempt could not be prepared');
			await countFault(declaration, leased.id, context);
		}
	}

	return undefined;
}

/** The unit that took the lease failed, and the lease with it: takes it once more, only to say so. */
async function countFault<Row extends Attempted>(rule: AttemptRule<Row>, id: string, {system}: JobContext): Promise<void> {
	await system(async unit => {
		const row = await leaseRow(unit, rule, id);
		if (!row?.leasedUntil) return;
		await recordOutcome(unit, rule, {id, until: row.leasedUntil}, {kind: 'failed', code: 'internal_error'});
	});
}

/** The call, within its time. Whatever goes wrong in it is a failed attempt. */
export async function ask<Row extends Attempted, Claimed, Answer>(
	declaration: Declaration<Row, Claimed, Answer>,
	{lease, claimed}: Taken<Claimed>,
	context: JobContext,
): Promise<Outcome<Answer>> {
	return inTime(
		declaration,
		async signal => declaration.call(claimed, {...context, signal}),
		fault => {
			if (fault.error) context.log.error({row: lease.id, err: fault.error}, 'an attempt failed for a fault of ours');
			return fault.outcome;
		},
	);
}

/** What went wrong in a call: the time was up, or a fault of ours. */
type Fault = Readonly<{outcome: Outcome<never>; error?: unknown}>;

/** A call, ended before the lease is; what is answered where it goes wrong, `failed` says. */
export async function inTime<Value>(
	{leaseMs}: Readonly<{leaseMs: number}>,
	call: (signal: AbortSignal) => Promise<Value>,
	failed: (fault: Fault) => Value,
): Promise<Value> {
	try {
		return await withLimit(leaseMs - RECORD_TIME_MS, call);
	} catch (error) {
		const isTimeUp = (error as {code?: unknown} | null)?.code === 'TIME_LIMIT';
		if (isTimeUp) return failed({outcome: {kind: 'failed', code: 'TIME_LIMIT'}});
		return failed({outcome: {kind: 'failed', code: 'internal_error'}, error});
	}
}

type Ended<Answer> = Readonly<{
	outcome: Outcome<Answer>;
	/** Whether the next row of the lane is to be taken, too. */
	isGoingOn: boolean;
}>;

/**
 * Writes down what came of it and, in the same unit, takes the next row of the lane in its place: one unit a row, and nobody is waited for. When that
 * fails for a fault of ours, whichever of the two, the first is written down by itself, and when not even that can be, at least this.
 */
export async function writeDown<Row extends Attempted, Claimed, Answer>(
	declaration: Declaration<Row, Claimed, Answer>,
	lease: Lease,
	{outcome, isGoingOn}: Ended<Answer>,
	context: JobContext,
): Promise<Taken<Claimed> | undefined> {
	const options = {isTriedOn: declaration.isTriedOn?.(context) ?? false, jitter: context.jitter};
	try {
		return await context.system(async unit => {
			const recorded = await recordOutcome(unit, declaration, lease, outcome, options);
			if (!recorded) return undefined;
			await declaration.record?.(unit, recorded.row, {outcome, verdict: recorded.verdict}, context);
			// A place whose lease is over may be another's already.
			if (!isGoingOn || lease.until <= unit.realNow) return undefined;
			const next = await leaseInPlace(unit, declaration, recorded.row);
			return next && prepareLeased(declaration, unit, next, context);
		});
	} catch (error) {
		if (mayPass(error)) throw error;
		if (isGoingOn) return writeDown(declaration, lease, {outcome, isGoingOn: false}, context);
		context.log.error({row: lease.id, err: error}, 'what came of an attempt could not be written down');
		// What was done must not be done again: it is a person's to look at.
		const isFinal = outcome.kind === 'done';
		await context.system(async unit => recordOutcome(unit, declaration, lease, {kind: 'failed', code: 'internal_error', isFinal}));
		return undefined;
	}
}

/** What the call about a leased row needs; when there is nothing to ask about, it is due no more. */
export async function prepareLeased<Row extends Attempted, Claimed, Answer>(
	declaration: Declaration<Row, Claimed, Answer>,
	unit: Unit,
	row: Row,
	context: JobContext,
): Promise<Taken<Claimed> | undefined> {
	const lease = leaseOf(declaration, row);
	const claimed = await declaration.prepare(unit, row, context);
	if (claimed !== undefined) return {lease, claimed};
	endLease(row);
	return undefined;
}

/** There is nothing to ask about: the row is due no more. */
export const endLease = (row: Attempted): void => void Object.assign(row, {nextAttemptAt: null, leasedUntil: null});

export const leaseOf = <Row extends Attempted>({lane}: AttemptRule<Row>, row: Row): Taken<unknown>['lease'] => ({
	...{id: row.id, until: row.leasedUntil as Date},
	...{attempts: row.attempts, lane: String(row[lane.property])},
});
