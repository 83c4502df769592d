import {type IngestOutcome, ingest, type Submission} from '../../domain/metering/intake/ingest.ts';
import {makeRoomForUsage} from '../../domain/metering/intake/make-room-for-usage.ts';
import {createTermsCache} from '../../domain/metering/intake/terms-cache.ts';
import {refuse} from '../../domain/metering/refusals.ts';
import {type Batcher, createBatcher} from '../../domain/platform/process/batcher.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {sqlStateOf} from '../../domain/platform/unit/database-errors.ts';
import type {InUnit} from '../../domain/platform/unit/unit.ts';

/** One statement writes at most so many events. A request alone never has more. */
const BATCH_EVENTS_LIMIT = 2000;
/** Statements at once. */
const IN_FLIGHT_LIMIT = 2;
/** Events that wait at most, and of them those of one service; more are refused (503), to be sent again. */
const WAITING_EVENTS_LIMIT = 40_000;
const WAITING_EVENTS_OF_ONE = 20_000;
const RETRY_AFTER_SECONDS = 1;

/** PostgreSQL's check_violation: also a row for whose day there is no partition yet. */
const NO_PARTITION = '23514';

export type UsageIntake = Batcher<Submission, IngestOutcome>;

/** Gathers usage over requests; each is answered once its events are committed. */
export function createUsageIntake({inUnit}: {inUnit: InUnit}): UsageIntake {
	const findTerms = createTermsCache();
	const write = async (submissions: readonly Submission[]): Promise<IngestOutcome[]> =>
		asSystem(inUnit, {because: 'taking usage', actor: 'usage'}, async unit => ingest(unit, submissions, findTerms));

	return createBatcher({
		async write(submissions: readonly Submission[]) {
			try {
				return await write(submissions);
			} catch (error) {
				if (sqlStateOf(error) !== NO_PARTITION) throw error;
				await asSystem(inUnit, {because: 'making room for usage', actor: 'usage'}, makeRoomForUsage);
				return write(submissions);
			}
		},
		weightOf: ({events}) => events.length,
		ownerOf: ({sender}) => sender.id,
		batchLimit: BATCH_EVENTS_LIMIT,
		inFlightLimit: IN_FLIGHT_LIMIT,
		waitingLimit: WAITING_EVENTS_LIMIT,
		waitingLimitOfOne: WAITING_EVENTS_OF_ONE,
		refusal: () => refuse('usage_queue_full', {retryAfterSeconds: RETRY_AFTER_SECONDS}),
	});
}
