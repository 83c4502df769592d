import {aggregateUsage} from './metering/aggregate-usage.ts';
import {deleteUsageKeys} from './metering/delete-expired-keys.ts';
import {keepUsagePartitions} from './metering/keep-usage-partitions.ts';
import {forgetOldNotifications} from './notifications/forget-old-notifications.ts';
import {notifyPeople} from './notifications/notify-people.ts';
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
	ensureFactPartitions,
	forgetIdempotencyKeys,
	notifyPeople,
	forgetOldNotifications,
	monitorHealth,
	aggregateUsage,
	keepUsagePartitions,
	deleteUsageKeys,
];
