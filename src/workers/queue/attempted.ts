import {z} from 'zod';
import type {QueueName} from '../../adapters/bullmq/queues.ts';
import type {Attempted, AttemptRule, Outcome, Verdict} from '../../domain/platform/attempts/attempt.ts';
import {dueAttempts, firstAttempt} from '../../domain/platform/attempts/due-attempts.ts';
import type {LeasedRow} from '../../domain/platform/attempts/lease-next.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import type {WorkerTools} from '../worker-tools.ts';
import {type Entry, sweep} from './entry.ts';
import {type Job, type JobContext, job, type Reaction, to} from './job.ts';
import {ask, RECORD_TIME_MS, type Taken, take, writeDown} from './one-attempt.ts';
import {serveInOneCall} from './serve-in-one-call.ts';
import {serveTogether} from './serve-together.ts';

/** A job goes on with the rows of its lane until it has worked for so long; then it hands the lane on. */
const LANE_TIME_MS = 20_000;
/** Rows that one sweep hands on; the next one goes on. */
const SWEEP_LIMIT = 1000;
/** Seconds between two looks for what is due, unless said. */
const LOOK_SECONDS = 5;

type AttemptPayload = {
	id: string;
	/** Tells a lane that is handed on from the job that hands it on. */
	after?: string | undefined;
};

/** A row's kind, and how it is asked about: see `attempted`. */
export type Declaration<Row extends Attempted, Claimed, Answer> = AttemptRule<Row> &
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
		/** For rows of which there are many: they are prepared and written down together. */
		together?: Together<Row, Claimed, Answer>;
		/** For rows of which one call can be about several. Not with `together`. */
		inOneCall?: InOneCall<Row, Claimed, Answer>;
	}>;

/** How several rows of a lane are asked about by one call. The lane counts it as one, so its limit is 1. */
export type InOneCall<Row extends Attempted, Claimed, Answer> = Readonly<{
	/** Only rows that have these alike go together, beside the lane. */
	alike: readonly (keyof Row & string)[];
	/** How many go into the call that is about a leased row, itself counted; 1 where it goes alone. */
	size: (unit: Unit, row: Row, tools: WorkerTools) => Promise<number>;
	/** What the call about two or more needs, of each in their order, as `prepare` says it of one: by a fixed number of statements. */
	prepare: (unit: Unit, rows: readonly Row[], tools: WorkerTools) => Promise<readonly (Claimed | undefined)[]>;
	/** Asks about two or more as `call` does about one. Answers what came of each, in their order. */
	call: (
		claimed: readonly Claimed[],
		tools: WorkerTools & Readonly<{signal: AbortSignal; requestId: string}>,
	) => Promise<readonly Outcome<Answer>[]>;
	/** Writes down what came of it, as `record` does of one. */
	record: (unit: Unit, ended: readonly Recorded<Row, Answer>[], tools: WorkerTools) => Promise<void>;
}>;

/** A row whose lease has ended, with what came of it. */
type Recorded<Row, Answer> = Readonly<{row: Row; outcome: Outcome<Answer>; verdict: Verdict}>;

/**
 * The same as `prepare` and `record` for many rows at once, with a fixed number of statements. What is given up goes to `record`, one by one.
 */
export type Together<Row extends Attempted, Claimed, Answer> = Readonly<{
	/** A row that is not in the answer has ended; one that cannot be prepared is there with the reason, and is a failed attempt. */
	prepare: (unit: Unit, leased: readonly LeasedRow[], tools: WorkerTools) => Promise<ReadonlyMap<string, Claimed | Error>>;
}> &
	(WrittenByStatement<Row, Claimed, Answer> | WrittenAsRows<Row, Claimed, Answer>);

/** Rows that need not be read to be written down. */
type WrittenByStatement<Row extends Attempted, Claimed, Answer> = Readonly<{
	/** What changes on a row besides the columns of `attempts()`: the same properties for all of one verdict. */
	changes: (unit: Unit, result: Omit<Ended<Claimed, Answer>, 'claimed'>) => Partial<Row>;
	/** Writes down what came of calls beside the rows, in the same unit, those of one verdict together. */
	record: (unit: Unit, ended: readonly Ended<Claimed, Answer>[]) => Promise<void>;
}>;

/** Rows each of which changes in its own way. */
export type WrittenAsRows<Row extends Attempted, Claimed, Answer> = Readonly<{
	/** Which outcomes can be written down together; every other goes to `record`, in a unit of its own. */
	isCommon: (outcome: Outcome<Answer>) => boolean;
	/** Writes down what came of calls, on the locked rows and beside them. The verdict stands on the rows; they are stored afterwards, by one statement. */
	recordRows: (unit: Unit, ended: readonly (Ended<Claimed, Answer> & Readonly<{row: Row}>)[]) => Promise<void>;
}>;

/** What came of the call about a row that is done or is tried again. */
export type Ended<Claimed, Answer> = Readonly<{claimed: Claimed; outcome: Outcome<Answer>; verdict: Exclude<Verdict, 'given_up'>}>;

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
	const {name, queue, summary, everySeconds = LOOK_SECONDS, together, inOneCall} = declaration;
	const serve = inOneCall ? serveInOneCall({...declaration, inOneCall}) : together && serveTogether({...declaration, together});
	const work: Job<AttemptPayload> = job({
		...{name, queue, summary},
		payload: z.object({id: z.string(), after: z.string().optional()}),
		timeoutMs: LANE_TIME_MS + declaration.leaseMs + RECORD_TIME_MS,
		async process({id}, context): Promise<Reaction[]> {
			const end = context.clock.real().getTime() + LANE_TIME_MS;
			const left = serve ? await serve(id, end, context) : await serveAlone(declaration, id, end, context);
			return left.map(next => to(work, {id: next, after: String(end)}));
		},
	});
	const retries = sweep({
		...{name: `${name}-again`, everySeconds, limit: SWEEP_LIMIT},
		summary: `Finds what \`${name}\` is to try, of each lane as much as it has room for`,
		earliest: firstAttempt(declaration.row),
		// Where many are worked on together, one job serves a lane.
		due: async (unit, limit) => dueAttempts(unit, declaration, limit, together && 1),
		follow: ids => ids.map(id => to(work, {id})),
	});
	const {row, kind, lane, turns, shares = [], waits, leaseMs, resource, afterGivingUp} = declaration;
	return {
		...work,
		row,
		kind,
		lane,
		shares,
		waits,
		leaseMs,
		...(turns && {turns}),
		...(resource && {resource}),
		...(afterGivingUp && {afterGivingUp}),
		retries,
	};
}

/**
 * Serves a lane row by row: whoever ends a call takes the next row in its place. Answers the row at which it is to be gone on with, when the
 * time was up.
 */
async function serveAlone<Row extends Attempted, Claimed, Answer>(
	declaration: Declaration<Row, Claimed, Answer>,
	id: string,
	end: number,
	context: JobContext,
): Promise<string[]> {
	let next: Taken<Claimed> | undefined;
	for (;;) {
		const taken = next ?? (await take(declaration, id, context));
		if (!taken) return [];
		const outcome = await ask(declaration, taken, context);
		const isTimeUp = context.clock.real().getTime() >= end;
		next = await writeDown(declaration, taken.lease, {outcome, isGoingOn: !isTimeUp}, context);
		if (isTimeUp) return [taken.lease.id];
	}
}
