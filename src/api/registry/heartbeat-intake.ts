import {type Batcher, createBatcher} from '../../domain/platform/process/batcher.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import type {InUnit} from '../../domain/platform/unit/unit.ts';
import {type HeardService, type Heartbeat, recordHeartbeats} from '../../domain/registry/record-heartbeats.ts';
import {refuse} from '../../domain/registry/refusals.ts';

/** One statement writes at most so many heartbeats. */
const BATCH_LIMIT = 500;
/** Heartbeats that wait at most, and of them those of one service; more are refused (503), to be sent again. */
const WAITING_LIMIT = 5000;
const WAITING_OF_ONE = 500;
const RETRY_AFTER_SECONDS = 1;

export type HeartbeatIntake = Batcher<Heartbeat, HeardService | undefined>;

/** Gathers heartbeats over requests; each is answered once it is committed. */
export const createHeartbeatIntake = ({inUnit, graceMultiplier}: {inUnit: InUnit; graceMultiplier: number}): HeartbeatIntake =>
	createBatcher({
		write: async (beats: readonly Heartbeat[]) =>
			asSystem(inUnit, {because: 'taking heartbeats', actor: 'heartbeats'}, async unit => recordHeartbeats(unit, beats, {graceMultiplier})),
		weightOf: () => 1,
		ownerOf: ({acting: {subject}}) => subject,
		batchLimit: BATCH_LIMIT,
		inFlightLimit: 1,
		waitingLimit: WAITING_LIMIT,
		waitingLimitOfOne: WAITING_OF_ONE,
		refusal: () => refuse('heartbeat_queue_full', {retryAfterSeconds: RETRY_AFTER_SECONDS}),
	});
