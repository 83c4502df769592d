import type {WorkflowKind} from '../domain/catalog/provisioning-definition.ts';
import type {FactOf, FactType} from '../domain/events.ts';
import type {StoredFact} from '../domain/platform/unit/fact.ts';
import type {IdOf} from '../domain/platform/values/id.ts';
import {syncIntegration} from './accounting/sync-integration.ts';
import {accountIn} from './billing/account.ts';
import {billAccount} from './billing/bill-account.ts';
import {queueTrialMail} from './billing/queue-trial-mail.ts';
import {renderPdf} from './billing/render-pdf.ts';
import {sendInvoiceMail} from './billing/send-invoice-mail.ts';
import {startRun} from './billing/start-run.ts';
import {notifyPeople} from './notifications/notify-people.ts';
import {checkVatNumber} from './organization/check-vat-number.ts';
import {syncDirectory} from './organization/sync-directory.ts';
import {applyProviderEvent} from './payments/apply-provider-event.ts';
import {askProvider} from './payments/ask-provider.ts';
import {askRefund} from './payments/ask-refund.ts';
import {forgetMethod} from './payments/forget-method.ts';
import {pursueReversed} from './payments/pursue-reversed.ts';
import {restoreStanding} from './payments/restore-standing.ts';
import {settlePaidOut} from './payments/settle-paid-out.ts';
import {beginWorkflow} from './provisioning/begin-workflow.ts';
import {makeCalls} from './provisioning/make-calls.ts';
import {NOBODY} from './queue/enqueue.ts';
import {type Reaction, to} from './queue/job.ts';
import {deliver} from './webhooks/deliver.ts';
import {publishFacts} from './webhooks/publish-facts.ts';
import {replayEvents} from './webhooks/replay-events.ts';

/** Public facts are told to subscribers and stand in the event feed. */
const tellSubscribers = (_: StoredFact): Reaction => to(publishFacts, {});

type AboutSubscription = FactOf<
	| 'subscription.activated'
	| 'subscription.changed'
	| 'subscription.resumed'
	| 'subscription.cancelled'
	| 'pack_subscription.activated'
	| 'pack_subscription.changed'
	| 'pack_subscription.cancelled'
>;

/** What begins, changes or ends is billed at once; what goes on is billed by the next run. */
const billAtOnce = ({data}: AboutSubscription): Reaction => to(billAccount, accountIn(data));

const termsChanged = ({data}: FactOf<'subscription.changed'>): boolean =>
	data.change_kind === 'plan_change' || data.change_kind === 'quantity_change';

const tellPeople = ({id, recordedAt}: StoredFact): Reaction =>
	to(notifyPeople, {facts: [{fact_id: id, recorded_at: recordedAt.toISOString()}]});

type BeginsWorkflow = FactOf<
	'subscription.provisioning_requested' | 'subscription.suspended' | 'subscription.resumed' | 'subscription.cancelled'
>;

/** Tells the service, where it wants to be told. */
const provision = ({idempotencyKey, data}: BeginsWorkflow, kind: WorkflowKind): Reaction =>
	to(beginWorkflow, {subscription_id: data.subscription_id as IdOf<'subscription'>, kind, occasion: idempotencyKey});

/** Has it change, or tells it of a change that is made already. */
const changeService = ({idempotencyKey, data}: FactOf<'subscription.change_requested'>): Reaction =>
	to(beginWorkflow, {
		...{subscription_id: data.subscription_id as IdOf<'subscription'>, kind: 'change' as const, occasion: idempotencyKey},
		...(data.previous_plan_id !== undefined && {previous_plan_id: data.previous_plan_id as IdOf<'plan'>}),
	});

/** The same for each subscription of a pack, which has no facts of its own. */
const provisionPack = (
	{idempotencyKey, data}: FactOf<'pack_subscription.changed' | 'pack_subscription.cancelled'>,
	kind: WorkflowKind,
): Reaction[] =>
	data.children.map(({subscription_id: id}) =>
		to(beginWorkflow, {subscription_id: id as IdOf<'subscription'>, kind, occasion: `${idempotencyKey}:${id}`}),
	);

/** What follows when a pack is suspended, or goes on: it may have begun a new period then. */
function followPack(fact: FactOf<'pack_subscription.changed'>): Reaction[] {
	const {status, previous_status: before} = fact.data;
	if (status === 'suspended' && before !== 'suspended') return provisionPack(fact, 'suspend');
	return before === 'suspended' && status === 'active' ? [billAtOnce(fact), ...provisionPack(fact, 'resume')] : [];
}

const mailAboutTrial = ({idempotencyKey, data}: FactOf<'subscription.trial_ending' | 'pack_subscription.trial_ending'>): Reaction =>
	to(queueTrialMail, {
		...{subscription_id: data.subscription_id as IdOf<'subscription'>, days_left: data.days_left},
		occasion: idempotencyKey,
	});

/** All that are paid together are looked at together, whoever they are for: few were in dunning. */
const standAgain = ({data}: FactOf<'invoice.paid'>): Reaction => to(restoreStanding, {invoice_ids: [data.invoice_id]}, NOBODY);

type AboutDocument = FactOf<'invoice.finalized' | 'credit_note.finalized' | 'invoice.pdf_requested'>;

const print = ({data}: AboutDocument): Reaction => to(renderPdf, {invoice_id: data.invoice_id});

/** What follows from what: the whole asynchronous behaviour of the system, on one page. Leaving out a fact does not compile. */
export const reactions: {[T in FactType]: (fact: FactOf<T>) => readonly Reaction[]} = {
	'tenant.billing_linked': fact => [tellSubscribers(fact), to(checkVatNumber, {id: fact.data.scaicontrol_customer_id})],
	'tenant.billing_updated': fact => [tellSubscribers(fact), to(checkVatNumber, {id: fact.data.scaicontrol_customer_id})],
	'partner.billing_linked': fact => [tellSubscribers(fact)],
	'partner.billing_updated': fact => [tellSubscribers(fact)],
	'subscription.activated': fact => [tellSubscribers(fact), billAtOnce(fact)],
	'subscription.changed': fact => [tellSubscribers(fact), ...(termsChanged(fact) ? [billAtOnce(fact)] : [])],
	'subscription.trial_ending': fact => [tellSubscribers(fact), tellPeople(fact), mailAboutTrial(fact)],
	'pack_subscription.trial_ending': fact => [tellPeople(fact), mailAboutTrial(fact)],
	'subscription.provisioning_requested': fact => [provision(fact, 'activate')],
	'subscription.change_requested': fact => [changeService(fact)],
	'subscription.suspended': fact => [tellSubscribers(fact), provision(fact, 'suspend')],
	'subscription.resumed': fact => [tellSubscribers(fact), billAtOnce(fact), provision(fact, 'resume')],
	'subscription.cancelled': fact => [tellSubscribers(fact), billAtOnce(fact), provision(fact, 'deactivate')],
	'provisioning.calls_due': ({data}) => [to(makeCalls, {service_id: data.service_id as IdOf<'service'>})],
	'provisioning.completed': () => [],
	'provisioning.compensated': () => [],
	'provisioning.failed': fact => [tellSubscribers(fact), tellPeople(fact)],
	'provisioning.compensation_failed': fact => [tellPeople(fact)],
	'subscription.payment_failed': fact => [tellSubscribers(fact)],
	'pack_subscription.activated': fact => [tellSubscribers(fact), billAtOnce(fact)],
	'pack_subscription.changed': fact => [tellSubscribers(fact), ...followPack(fact)],
	'pack_subscription.cancelled': fact => [tellSubscribers(fact), billAtOnce(fact), ...provisionPack(fact, 'deactivate')],
	'invoice.finalized': fact => [tellSubscribers(fact), print(fact)],
	'credit_note.finalized': fact => [tellSubscribers(fact), print(fact)],
	'invoice.sent': fact => [tellSubscribers(fact)],
	'invoice.past_due': fact => [tellSubscribers(fact)],
	'invoice.paid': fact => [tellSubscribers(fact), standAgain(fact)],
	'invoice.payment_reversed': fact => [tellSubscribers(fact), to(pursueReversed, {invoice_id: fact.data.invoice_id})],
	'credit_note.paid_out': ({data}) => [to(settlePaidOut, {credit_note_id: data.credit_note_id})],
	'invoice.voided': fact => [tellSubscribers(fact)],
	'invoice.pdf_requested': fact => [print(fact)],
	'invoice.mail_requested': ({data}) => [to(sendInvoiceMail, {id: data.mail_id})],
	'payment.action_needed': fact => [tellPeople(fact)],
	'payment.look_wanted': ({data}) => [to(askProvider, {id: data.intent_id})],
	'payments.balance_told': () => [],
	'payments.differences_found': fact => [tellPeople(fact)],
	'payment_method.removed': ({data}) => [to(forgetMethod, {method_id: data.method_id})],
	'provider_event.received': ({data}) => [to(applyProviderEvent, {id: data.event_id})],
	'refund.requested': ({data}) => [to(askRefund, {id: data.refund_id})],
	'accounting.sync_requested': ({data}) => [to(syncIntegration, {run_id: data.run_id})],
	'bill_run.requested': ({data}) => [to(startRun, {run_id: data.run_id})],
	'partner.bank_details_changed': fact => [tellPeople(fact)],
	'directory.sync_requested': ({data}) => [to(syncDirectory, {run_id: data.run_id})],
	'directory.confirmation_needed': fact => [tellPeople(fact)],
	'service.registered': fact => [tellPeople(fact)],
	'service.address_change_requested': fact => [tellPeople(fact)],
	'service.deregistered': fact => [tellPeople(fact)],
	'service.health_changed': fact => [tellSubscribers(fact), tellPeople(fact)],
	'quota.threshold_reached': fact => [tellSubscribers(fact), tellPeople(fact)],
	'webhook_delivery.requested': ({data}) => [to(deliver, {id: data.delivery_id})],
	'webhook_replay.requested': ({data}) => [to(replayEvents, {replay_id: data.replay_id})],
	'webhook_subscription.switched_off': fact => [tellPeople(fact)],
	'work.failed_for_good': fact => [tellPeople(fact)],
};
