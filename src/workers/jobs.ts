import {billAccount} from './billing/bill-account.ts';
import {billRunSlice} from './billing/bill-run-slice.ts';
import {fetchExchangeRates} from './billing/fetch-exchange-rates.ts';
import {finalizeWaiting} from './billing/finalize-waiting.ts';
import {markInvoicePastDue} from './billing/mark-invoice-past-due.ts';
import {renderPdf} from './billing/render-pdf.ts';
import {sendInvoiceMail} from './billing/send-invoice-mail.ts';
import {spreadRun} from './billing/spread-run.ts';
import {startRun} from './billing/start-run.ts';
import {sweepDueWork} from './billing/sweep-due-work.ts';
import {sweepMails} from './billing/sweep-mails.ts';
import {sweepOverdue} from './billing/sweep-overdue.ts';
import {sweepUnprinted} from './billing/sweep-unprinted.ts';
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
import {passPeriodEnds} from './subscriptions/pass-period-ends.ts';
import {sweepPeriodEnds} from './subscriptions/sweep-period-ends.ts';
import {deliver} from './webhooks/deliver.ts';
import {fanOutFact} from './webhooks/fan-out-fact.ts';
import {sweepDeliveries} from './webhooks/sweep-deliveries.ts';

/** Every job. Which fact leads to which stands in `reactions.ts`, what is looked for by the clock in `schedule.ts`. */
export const jobs: readonly AnyJob[] = [
	sweepPeriodEnds,
	passPeriodEnds,
	sweepDueWork,
	startRun,
	spreadRun,
	billRunSlice,
	billAccount,
	finalizeWaiting,
	markInvoicePastDue,
	fetchExchangeRates,
	renderPdf,
	sweepOverdue,
	sweepUnprinted,
	sendInvoiceMail,
	sweepMails,
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
