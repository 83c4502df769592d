import {ingest, type Outcome, type Submission} from '../../domain/metering/ingest.ts';
import {makeRoomForUsage} from '../../domain/metering/make-room-for-usage.ts';
import {refuse} from '../../domain/metering/refusals.ts';
import {createTermsCache} from '../../domain/metering/terms-cache.ts';
import {asSystem} from '../../domain/platform/as-system.ts';
import {sqlStateOf} from '../../domain/platform/database-errors.ts';
import type {InUnit} from '../../domain/platform/unit.ts';

/** One statement writes at most so many events. A request alone never has more. */
const BATCH_EVENTS_LIMIT = 2000;
/** Statements at once: the next one gathers what arrives meanwhile. */
const IN_FLIGHT_LIMIT = 2;
/** Events that wait at most; more are refused, to be sent again. */
const WAITING_EVENTS_LIMIT = 20_000;
const RETRY_AFTER_SECONDS = 1;

/** PostgreSQL's check_violation: also a row for whose day there is no partition yet. */
const NO_PARTITION = '23514';

export type UsageIntake = Readonly<{
	/** Writes the events of a request, together with those of others that arrive at the same time; answers once they are committed. */
	take: (submission: Submission) => Promise<Outcome>;
	/** Waits until nothing is on its way any more. */
	flush: () => Promise<void>;
}>;

type Waiting = Readonly<{submission: Submission; resolve: (outcome: Outcome) => void; reject: (error: unknown) => void}>;

/**
 * Gathers usage over requests: alone a request is written at once, under load hundreds share a statement and a commit. What does not
 * fit in the queue is refused (503) before memory grows.
 */
export function createUsageIntake({inUnit}: {inUnit: InUnit}): UsageIntake {
	const findTerms = createTermsCache();
	const waiting: Waiting[] = [];
	const inFlight = new Set<Promise<void>>();
	let waitingEvents = 0;

	const write = async (submissions: readonly Submission[]): Promise<Outcome[]> =>
		asSystem(inUnit, {because: 'taking usage', actor: 'usage'}, async unit => ingest(unit, submissions, findTerms));
	const writeWithRoom = async (submissions: readonly Submission[]): Promise<Outcome[]> => {
		try {
			return await write(submissions);
		} catch (error) {
			if (sqlStateOf(error) !== NO_PARTITION) throw error;
			await asSystem(inUnit, {because: 'making room for usage', actor: 'usage'}, makeRoomForUsage);
			return write(submissions);
		}
	};
	const takeBatch = (): Waiting[] => {
		let events = 0;
		let requests = 0;
		for (const {submission} of waiting) {
			events += submission.events.length;
			if (requests > 0 && events > BATCH_EVENTS_LIMIT) break;
			requests += 1;
		}

		return waiting.splice(0, requests);
	};
	const run = async (batch: readonly Waiting[]): Promise<void> => {
		try {
			const outcomes = await writeWithRoom(batch.map(({submission}) => submission));
			for (const [index, {resolve}] of batch.entries()) resolve(outcomes[index] as Outcome);
		} catch (error) {
			for (const {reject} of batch) reject(error);
		}
	};
	const start = (): void => {
		while (waiting.length > 0 && inFlight.size < IN_FLIGHT_LIMIT) {
			const batch = takeBatch();
			for (const {submission} of batch) waitingEvents -= submission.events.length;
			const running = run(batch).finally(() => {
				inFlight.delete(running);
				start();
			});
			inFlight.add(running);
		}
	};

	return {
		async take(submission) {
			if (waitingEvents + submission.events.length > WAITING_EVENTS_LIMIT)
				throw refuse('usage_queue_full', {retryAfterSeconds: RETRY_AFTER_SECONDS});
			return new Promise((resolve, reject) => {
				waiting.push({submission, resolve, reject});
				waitingEvents += submission.events.length;
				start();
			});
		},
		async flush() {
			while (inFlight.size > 0) await Promise.all(inFlight);
		},
	};
}
