import {earliestVatCheck} from '../domain/organization/queries.ts';
import {earliestAttempt} from '../domain/webhooks/queries.ts';
import {resumeDirectorySyncs} from './organization/resume-directory-syncs.ts';
import {startDirectorySync} from './organization/start-directory-sync.ts';
import {sweepVatChecks} from './organization/sweep-vat-checks.ts';
import {ensureFactPartitions} from './platform/ensure-partitions.ts';
import {forgetIdempotencyKeys} from './platform/forget-idempotency-keys.ts';
import type {Entry} from './queue/entry.ts';
import {sweepDeliveries} from './webhooks/sweep-deliveries.ts';

const HOUR = 3600;

/** Everything that is looked for by the clock, on one page. */
export const schedule: readonly Entry[] = [
	{id: 'webhook-deliveries', everySeconds: 5, job: sweepDeliveries, earliest: earliestAttempt},
	{id: 'vat-checks', everySeconds: 60, job: sweepVatChecks, earliest: earliestVatCheck},
	{id: 'directory-sync', everySeconds: HOUR, clock: 'real', job: startDirectorySync},
	{id: 'directory-runs', everySeconds: 60, clock: 'real', job: resumeDirectorySyncs},
	{id: 'partitions', everySeconds: HOUR, clock: 'real', job: ensureFactPartitions},
	{id: 'idempotency-keys', everySeconds: HOUR, clock: 'real', job: forgetIdempotencyKeys},
];
