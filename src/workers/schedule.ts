import {earliestDue} from '../domain/billing/due-work.ts';
import {earliestTurn} from '../domain/subscriptions/queries.ts';
import {earliestAttempt} from '../domain/webhooks/queries.ts';
import {sweepDueWork} from './billing/sweep-due-work.ts';
import {ensureFactPartitions} from './platform/ensure-partitions.ts';
import {forgetIdempotencyKeys} from './platform/forget-idempotency-keys.ts';
import type {Entry} from './queue/entry.ts';
import {sweepPeriodEnds} from './subscriptions/sweep-period-ends.ts';
import {sweepDeliveries} from './webhooks/sweep-deliveries.ts';

const HOUR = 3600;

/** Everything that is looked for by the clock, on one page. */
export const schedule: readonly Entry[] = [
	{id: 'period-ends', everySeconds: 60, job: sweepPeriodEnds, earliest: earliestTurn},
	{id: 'bill-run', everySeconds: HOUR, job: sweepDueWork, earliest: earliestDue},
	{id: 'webhook-deliveries', everySeconds: 5, job: sweepDeliveries, earliest: earliestAttempt},
	{id: 'partitions', everySeconds: HOUR, clock: 'real', job: ensureFactPartitions},
	{id: 'idempotency-keys', everySeconds: HOUR, clock: 'real', job: forgetIdempotencyKeys},
];
