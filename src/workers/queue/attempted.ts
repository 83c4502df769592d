import {z} from 'zod';
import type {QueueName} from '../../adapters/bullmq/queues.ts';
import type {Attempted, AttemptRule, Outcome, Verdict} from '../../domain/platform/attempts/attempt.ts';
import {dueAttempts, earliestAttempt} from '../../domain/platform/attempts/due-attempts.ts';
import {leaseInPlace, leaseNext, leaseRow} from '../../domain/platform/attempts/lease-next.ts';
import {type Lease, recordOutcome} from '../../domain/platform/attempts/record-outcome.ts';
import {mayPass} from '../../domain/platform/refusals.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import type {WorkerTools} from '../worker-tools.ts';
import {type Entry, sweep} from './entry.ts';
import {type Job, type JobContext, job, to} from './job.ts';
import {withLimit} from './with-limit.ts';

/** A job goes on with the rows of its lane until it has worked for so long; then it hands the lane on. */
const LANE_TIME_MS = 20_000;
/** The end of a lease is kept free for writing down what came of the call. */
const RECORD_TIME_MS = 2000;
/** Rows about which there is nothing to ask, or that cannot be prepared, are ended on the way to the next: so many; the next job goes on. */
const ENDED_LIMIT = 100;
/** Rows that one sweep hands on; the next one goes on. */
const SWEEP_LIMIT = 1000;
/** Seconds between two looks for what is due, unless said. */
const LOOK_SECONDS = 5;

type AttemptPayload = {id: string};

type Declaration<Row extends Attempted, Claimed, Answer> = AttemptRule<Row> &
	Readonly<{
		/** `<context>.<verb>-<noun>`. */
		name: string;
		queue: QueueName;
		summary: string;
		everySeconds?: number;
		/**
		 * What the call needs, read in the unit that takes the lease; undefined when there is nothing to ask about any more. The row is
		 * locked, and what is changed on it is kept.
		 */
		prepare: (unit: Unit, row: Row, tools: WorkerTools) => Promise<Claimed | undefined>;
		/** Asks the outside. No unit is open meanwhile; it ends before the lease does. */
		call: (claimed: Claimed, tools: WorkerTools & Readonly<{signal: AbortSignal; requestId: string}>) => Promise<Outcome<Answer>>;
		/** Writes down what came of it, beside the row's own columns, in the same unit. */
		record?: (unit: Unit, row: Row, result: Readonly<{outcome: Outcome<Answer>; verdict: Verdict}>, tools: WorkerTools) => Promise<void>;
		/** Whether a row is asked about for ever rather than given up. */
		isTriedOn?: (tools: WorkerTools) => boolean;
	}>;

/** A job that tries rows, and the entry of the schedule that finds those which are due. */
export type Attempts<Row extends Attempted> = Job<AttemptPayload> & AttemptRule<Row> & Readonly<{retries: Entry}>;

/**
 * Declares what the outside is asked about and asked again: a row with the columns of `attempts()` waits, is leased, is asked about
 * outside any transaction, and its outcome is written down; after the last wait it is given up and the operator is told. At most so
 * many rows of a lane are worked on at once, over all workers; whoever works on a lane goes on with its next row.
 *
 * A fault of ours counts as a failed attempt (`internal_error`), so nothing is tried for ever. Only where the database is away is the
 * attempt the queue's to take up again.
 */
export function attempted<Row extends Attempted, Claimed, Answer = undefined>(
	declaration: Declaration<Row, Claimed, Answer>,
): Attempts<Row> {
	const {name, queue, summary, everySeconds = LOOK_SECONDS} = declaration;
	const work: Job<AttemptPayload> = job({
		...{name, queue, summary},
		payload: z.object({id: z.string()}),
		timeoutMs: LANE_TIME_MS + declaration.leaseMs + RECORD_TIME_MS,
		async process({id}, context) {
			const end = context.clock.real().getTime() + LANE_TIME_MS;
			let next: Taken<Claimed> | undefined;
			for (;;) {
				const taken = next ?? (await take(declaration, id, context));
				if (!taken) return [];
				const outcome = await ask(declaration, taken, context);
				const isTimeUp = context.clock.real().getTime() >= end;
				next = await writeDown(declaration, taken.lease, {outcome, isGoingOn: !isTimeUp}, context);
				if (isTimeUp) return [to(work, {id: taken.lease.id})];
			}
		},
	});
	const retries = sweep({
		...{name: `${name}-again`, everySeconds, limit: SWEEP_LIMIT},
		summary: `Finds what \`${name}\` is to try, of each lane as much as it has room for`,
		earliest: async unit => earliestAttempt(unit, declaration.row),
		due: async (unit, limit) => dueAttempts(unit, declaration, limit),
		follow: ids => ids.map(id => to(work, {id})),
	});
	const {row, kind, lane, waits, leaseMs, resource, afterGivingUp} = declaration;
	return {...work, row, kind, lane, waits, leaseMs, ...(resource && {resource}), ...(afterGivingUp && {afterGivingUp}), retries};
}

type Taken<Claimed> = Readonly<{lease: Lease; claimed: Claimed}>;

/** Leases the next row of the lane with what its call needs. Rows about which there is nothing to ask are ended on the way. */
async function take<Row extends Attempted, Claimed, Answer>(
	declaration: Declaration<Row, Claimed, Answer>,
	id: string,
	context: JobContext,
): Promise<Taken<Claimed> | undefined> {
	for (let ended = 0; ended < ENDED_LIMIT; ended++) {
		let leased: Lease | undefined;
		try {
			const taken = await context.system(async unit => {
				const row = await leaseNext(unit, declaration, id);
				if (!row?.leasedUntil) return 'nothing';
				leased = {id: row.id, until: row.leasedUntil};
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
async function ask<Row extends Attempted, Claimed, Answer>(
	declaration: Declaration<Row, Claimed, Answer>,
	{lease, claimed}: Taken<Claimed>,
	context: JobContext,
): Promise<Outcome<Answer>> {
	const signal = AbortSignal.timeout(declaration.leaseMs - RECORD_TIME_MS);
	try {
		return await withLimit(declaration.call(claimed, {...context, signal}), signal);
	} catch (error) {
		const isTimeUp = (error as {code?: unknown} | null)?.code === 'TIME_LIMIT';
		if (!isTimeUp) context.log.error({row: lease.id, err: error}, 'an attempt failed for a fault of ours');
		return {kind: 'failed', code: isTimeUp ? 'TIME_LIMIT' : 'internal_error'};
	}
}

type Ended<Answer> = Readonly<{outcome: Outcome<Answer>; isGoingOn: boolean}>;

/**
 * Writes down what came of it and, in the same unit, takes the next row of the lane in its place: one unit a row, and nobody is waited for. When that
 * fails for a fault of ours, whichever of the two, the first is written down by itself, and when not even that can be, at least this.
 */
async function writeDown<Row extends Attempted, Claimed, Answer>(
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
			return isGoingOn && lease.until > unit.realNow ? takeInPlace(declaration, unit, recorded.row, context) : undefined;
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

/** The next row of the lane with what its call needs; undefined when there is none, or nothing to ask about the one that was found. */
async function takeInPlace<Row extends Attempted, Claimed, Answer>(
	declaration: Declaration<Row, Claimed, Answer>,
	unit: Unit,
	ended: Row,
	context: JobContext,
): Promise<Taken<Claimed> | undefined> {
	const row = await leaseInPlace(unit, declaration, ended);
	return row && prepareLeased(declaration, unit, row, context);
}

/** What the call about a leased row needs; when there is nothing to ask about, it is due no more. */
async function prepareLeased<Row extends Attempted, Claimed, Answer>(
	{prepare}: Declaration<Row, Claimed, Answer>,
	unit: Unit,
	row: Row,
	context: JobContext,
): Promise<Taken<Claimed> | undefined> {
	const lease = {id: row.id, until: row.leasedUntil as Date};
	const claimed = await prepare(unit, row, context);
	if (claimed !== undefined) return {lease, claimed};
	Object.assign(row, {nextAttemptAt: null, leasedUntil: null});
	return undefined;
}
