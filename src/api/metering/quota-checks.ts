import {checkQuotas, type QuotaQuestion} from '../../domain/metering/check-quotas.ts';
import {createMetricsCache} from '../../domain/metering/metrics-cache.ts';
import type {QuotaStatus} from '../../domain/metering/quota-status.ts';
import {refuse} from '../../domain/metering/refusals.ts';
import {type Batcher, createBatcher} from '../../domain/platform/process/batcher.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import type {InUnit} from '../../domain/platform/unit/unit.ts';

/** Questions that are answered together. */
const BATCH_LIMIT = 200;
/** Batches at once. */
const IN_FLIGHT_LIMIT = 2;
/** Questions that wait at most, and of them those of one service; more are refused (503), to be asked again. */
const WAITING_LIMIT = 5000;
const WAITING_OF_ONE = 2500;
const RETRY_AFTER_SECONDS = 1;

export type QuotaChecks = Batcher<QuotaQuestion, QuotaStatus>;

/** Gathers questions for quotas over requests: each is looked up after it was asked, by the same few statements as the others. */
export function createQuotaChecks({inUnit}: {inUnit: InUnit}): QuotaChecks {
	const findMetrics = createMetricsCache();
	return createBatcher<QuotaQuestion, QuotaStatus>({
		write: async questions =>
			asSystem(inUnit, {because: 'services ask for quotas', actor: 'quotas', readOnly: true}, async unit =>
				checkQuotas(unit, questions, findMetrics),
			),
		weightOf: () => 1,
		ownerOf: ({service}) => service.id,
		batchLimit: BATCH_LIMIT,
		inFlightLimit: IN_FLIGHT_LIMIT,
		waitingLimit: WAITING_LIMIT,
		waitingLimitOfOne: WAITING_OF_ONE,
		refusal: () => refuse('quota_queue_full', {retryAfterSeconds: RETRY_AFTER_SECONDS}),
	});
}
