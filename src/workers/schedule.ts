import {askBooks} from './accounting/ask-books.ts';
import {resumeAccountingSyncs} from './accounting/resume-accounting-syncs.ts';
import {sweepConnections} from './accounting/sweep-connections.ts';
import {sweepMovements} from './accounting/sweep-movements.ts';
import {fetchExchangeRates} from './billing/fetch-exchange-rates.ts';
import {sendInvoiceMail} from './billing/send-invoice-mail.ts';
import {sendTrialMail} from './billing/send-trial-mail.ts';
import {sweepDueWork} from './billing/sweep-due-work.ts';
import {sweepUnprinted} from './billing/sweep-unprinted.ts';
import {aggregateUsage} from './metering/aggregate-usage.ts';
import {deleteExpiredKeys} from './metering/delete-expired-keys.ts';
import {keepUsagePartitions} from './metering/keep-usage-partitions.ts';
import {forgetOldNotifications} from './notifications/forget-old-notifications.ts';
import {checkVatNumber} from './organization/check-vat-number.ts';
import {resumeDirectorySyncs} from './organization/resume-directory-syncs.ts';
import {startDirectorySync} from './organization/start-directory-sync.ts';
import {applyProviderEvent} from './payments/apply-provider-event.ts';
import {askProvider} from './payments/ask-provider.ts';
import {askRefund} from './payments/ask-refund.ts';
import {readBalances} from './payments/read-balances.ts';
import {reconcilePayments} from './payments/reconcile-payments.ts';
import {sweepCollections} from './payments/sweep-collections.ts';
import {sweepDunnings} from './payments/sweep-dunnings.ts';
import {sweepOverdue} from './payments/sweep-overdue.ts';
import {ensurePartitions} from './platform/ensure-partitions.ts';
import {forgetIdempotencyKeys} from './platform/forget-idempotency-keys.ts';
import {forgetCredentials} from './provisioning/forget-credentials.ts';
import {sweepCalls} from './provisioning/sweep-calls.ts';
import {sweepHolds} from './provisioning/sweep-holds.ts';
import type {Entry} from './queue/entry.ts';
import {monitorHealth} from './registry/monitor-health.ts';
import {sweepPeriodEnds} from './subscriptions/sweep-period-ends.ts';
import {sweepTrialNotices} from './subscriptions/sweep-trial-notices.ts';
import {deliver} from './webhooks/deliver.ts';
import {forgetOldDeliveries} from './webhooks/forget-old-deliveries.ts';
import {keepEvents} from './webhooks/keep-events.ts';
import {sweepReplays} from './webhooks/sweep-replays.ts';
import {sweepUnpublished} from './webhooks/sweep-unpublished.ts';

/** Everything that is looked for by the clock, on one page. How often, and until when nothing is to be found, each says itself. */
export const schedule: readonly Entry[] = [
	sweepPeriodEnds,
	sweepTrialNotices,
	sweepCalls,
	sweepHolds,
	forgetCredentials,
	sweepDueWork,
	sweepUnprinted,
	sweepCollections,
	sweepDunnings,
	sweepOverdue,
	reconcilePayments,
	readBalances,
	askProvider.retries,
	askRefund.retries,
	applyProviderEvent.retries,
	sweepMovements,
	resumeAccountingSyncs,
	askBooks.retries,
	sweepConnections,
	sendInvoiceMail.retries,
	sendTrialMail.retries,
	sweepUnpublished,
	sweepReplays,
	deliver.retries,
	checkVatNumber.retries,
	fetchExchangeRates,
	startDirectorySync,
	resumeDirectorySyncs,
	monitorHealth,
	forgetOldNotifications,
	aggregateUsage,
	keepUsagePartitions,
	keepEvents,
	forgetOldDeliveries,
	deleteExpiredKeys,
	ensurePartitions,
	forgetIdempotencyKeys,
];
