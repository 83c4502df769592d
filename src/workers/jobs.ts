import {aggregateUsage} from './metering/aggregate-usage.ts';
import {deleteUsageKeys} from './metering/delete-expired-keys.ts';
import {keepUsagePartitions} from './metering/keep-usage-partitions.ts';
import {forgetOldNotifications} from './notifications/forget-old-notifications.ts';
import {notifyPeople} from './notifications/notify-people.ts';
import {checkVatNumber} from './organization/check-vat-number.ts';
import {resumeDirectorySyncs} from './organization/resume-directory-syncs.ts';
import {startDirectorySync} from './organization/start-directory-sync.ts';
import {sweepVatChecks} from './organization/sweep-vat-checks.ts';
import {syncDirectory} from './organization/sync-directory.ts';
import {ensureFactPartitions} from './platform/ensure-partitions.ts';
import {forgetIdempotencyKeys} from './platform/forget-idempotency-keys.ts';
import type {AnyJob} from './queue/job.ts';
import {monitorHealth} from './registry/monitor-health.ts';
import {deliver} from './webhooks/deliver.ts';
import {fanOutFact} from './webhooks/fan-out-fact.ts';
import {sweepDeliveries} from './webhooks/sweep-deliveries.ts';

/** Every job. Which fact leads to which stands in `reactions.ts`, what is looked for by the clock in `schedule.ts`. */
export const jobs: readonly AnyJob[] = [
	fanOutFact,
	deliver,
	sweepDeliveries,
	checkVatNumber,
	sweepVatChecks,
	startDirectorySync,
	syncDirectory,
	resumeDirectorySyncs,
	ensureFactPartitions,
	forgetIdempotencyKeys,
	notifyPeople,
	forgetOldNotifications,
	monitorHealth,
	aggregateUsage,
	keepUsagePartitions,
	deleteUsageKeys,
];
