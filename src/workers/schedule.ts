import {earliestMail, earliestOverdue} from '../domain/billing/queries.ts';
import {earliestCharge} from '../domain/charges/due-charges.ts';
import {earliestPendingUsage} from '../domain/metering/queries.ts';
import {earliestVatCheck} from '../domain/organization/queries.ts';
import {earliestMiss} from '../domain/registry/queries.ts';
import {earliestPeriodEnd} from '../domain/subscriptions/queries.ts';
import {earliestAttempt} from '../domain/webhooks/queries.ts';
import {fetchExchangeRates} from './billing/fetch-exchange-rates.ts';
import {sweepDueWork} from './billing/sweep-due-work.ts';
import {sweepMails} from './billing/sweep-mails.ts';
import {sweepOverdue} from './billing/sweep-overdue.ts';
import {sweepUnprinted} from './billing/sweep-unprinted.ts';
import {aggregateUsage} from './metering/aggregate-usage.ts';
import {deleteUsageKeys} from './metering/delete-expired-keys.ts';
import {keepUsagePartitions} from './metering/keep-usage-partitions.ts';
import {forgetOldNotifications} from './notifications/forget-old-notifications.ts';
import {resumeDirectorySyncs} from './organization/resume-directory-syncs.ts';
import {startDirectorySync} from './organization/start-directory-sync.ts';
import {sweepVatChecks} from './organization/sweep-vat-checks.ts';
import {ensureFactPartitions} from './platform/ensure-partitions.ts';
import {forgetIdempotencyKeys} from './platform/forget-idempotency-keys.ts';
import type {Entry} from './queue/entry.ts';
import {monitorHealth} from './registry/monitor-health.ts';
import {sweepPeriodEnds} from './subscriptions/sweep-period-ends.ts';
import {sweepDeliveries} from './webhooks/sweep-deliveries.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Everything that is looked for by the clock, on one page. */
export const schedule: readonly Entry[] = [
	{id: 'period-ends', everySeconds: 60, job: sweepPeriodEnds, earliest: earliestPeriodEnd},
	{id: 'bill-run', everySeconds: HOUR, job: sweepDueWork, earliest: earliestCharge, looksForMore: true},
	{id: 'overdue-invoices', everySeconds: HOUR, job: sweepOverdue, earliest: earliestOverdue},
	{id: 'invoice-mails', everySeconds: 60, job: sweepMails, earliest: earliestMail},
	{id: 'unprinted-documents', everySeconds: 600, job: sweepUnprinted},
	{id: 'webhook-deliveries', everySeconds: 5, job: sweepDeliveries, earliest: earliestAttempt},
	{id: 'vat-checks', everySeconds: 60, job: sweepVatChecks, earliest: earliestVatCheck},
	{id: 'exchange-rates', everySeconds: HOUR, clock: 'real', job: fetchExchangeRates},
	{id: 'directory-sync', everySeconds: HOUR, clock: 'real', job: startDirectorySync},
	{id: 'directory-runs', everySeconds: 60, clock: 'real', job: resumeDirectorySyncs},
	{id: 'service-health', everySeconds: ({heartbeats}) => heartbeats.monitorIntervalSeconds, job: monitorHealth, earliest: earliestMiss},
	{id: 'old-notifications', everySeconds: DAY, job: forgetOldNotifications},
	{id: 'usage', everySeconds: 1, clock: 'real', job: aggregateUsage, earliest: earliestPendingUsage},
	{id: 'usage-partitions', everySeconds: HOUR, job: keepUsagePartitions},
	{id: 'usage-keys', everySeconds: HOUR, job: deleteUsageKeys},
	{id: 'partitions', everySeconds: HOUR, clock: 'real', job: ensureFactPartitions},
	{id: 'idempotency-keys', everySeconds: HOUR, clock: 'real', job: forgetIdempotencyKeys},
];
