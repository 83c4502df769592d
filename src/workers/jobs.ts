import {askBooks} from './accounting/ask-books.ts';
import {keepConnection} from './accounting/keep-connection.ts';
import {syncIntegration} from './accounting/sync-integration.ts';
import {tellBooks} from './accounting/tell-books.ts';
import {billAccount} from './billing/bill-account.ts';
import {billRunSlice} from './billing/bill-run-slice.ts';
import {finalizeWaiting} from './billing/finalize-waiting.ts';
import {queueTrialMail} from './billing/queue-trial-mail.ts';
import {renderPdf} from './billing/render-pdf.ts';
import {sendInvoiceMail} from './billing/send-invoice-mail.ts';
import {sendTrialMail} from './billing/send-trial-mail.ts';
import {spreadRun} from './billing/spread-run.ts';
import {startRun} from './billing/start-run.ts';
import {notifyPeople} from './notifications/notify-people.ts';
import {checkVatNumber} from './organization/check-vat-number.ts';
import {syncDirectory} from './organization/sync-directory.ts';
import {applyProviderEvent} from './payments/apply-provider-event.ts';
import {askProvider} from './payments/ask-provider.ts';
import {askRefund} from './payments/ask-refund.ts';
import {collectInvoices} from './payments/collect-invoices.ts';
import {forgetMethod} from './payments/forget-method.ts';
import {markOverdue} from './payments/mark-overdue.ts';
import {pursueReversed} from './payments/pursue-reversed.ts';
import {restoreStanding} from './payments/restore-standing.ts';
import {settlePaidOut} from './payments/settle-paid-out.ts';
import {suspendUnpaid} from './payments/suspend-unpaid.ts';
import {beginWorkflow} from './provisioning/begin-workflow.ts';
import {endHolds} from './provisioning/end-holds.ts';
import {makeCalls} from './provisioning/make-calls.ts';
import type {AnyJob} from './queue/job.ts';
import {schedule} from './schedule.ts';
import {passPeriodEnds} from './subscriptions/pass-period-ends.ts';
import {tellTrialsEnding} from './subscriptions/tell-trials-ending.ts';
import {deliver} from './webhooks/deliver.ts';
import {publishFacts} from './webhooks/publish-facts.ts';
import {replayEvents} from './webhooks/replay-events.ts';

/** Every job. Which fact leads to which stands in `reactions.ts`, what is looked for by the clock in `schedule.ts`. */
export const jobs: readonly AnyJob[] = [
	...schedule.map(({job}) => job),
	passPeriodEnds,
	beginWorkflow,
	makeCalls,
	endHolds,
	tellTrialsEnding,
	startRun,
	spreadRun,
	billRunSlice,
	billAccount,
	finalizeWaiting,
	renderPdf,
	sendInvoiceMail,
	queueTrialMail,
	sendTrialMail,
	collectInvoices,
	askProvider,
	askRefund,
	applyProviderEvent,
	markOverdue,
	suspendUnpaid,
	restoreStanding,
	pursueReversed,
	settlePaidOut,
	forgetMethod,
	tellBooks,
	syncIntegration,
	askBooks,
	keepConnection,
	publishFacts,
	replayEvents,
	deliver,
	checkVatNumber,
	syncDirectory,
	notifyPeople,
];
