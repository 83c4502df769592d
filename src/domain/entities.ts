import {Debtor} from './accounting/debtor.ts';
import {AccountingIntegration} from './accounting/integration.ts';
import {JournalLine} from './accounting/journal/journal-line.ts';
import {JournalPosting} from './accounting/journal/posting.ts';
import {BooksConnection} from './accounting/remote/connection.ts';
import {SyncEntry} from './accounting/sync-entry.ts';
import {Invoice} from './billing/invoice.ts';
import {InvoiceLine} from './billing/invoice-line.ts';
import {InvoiceMail} from './billing/mail/invoice-mail.ts';
import {TrialMail} from './billing/mail/trial-mail.ts';
import {Payment} from './billing/payment.ts';
import {Prepayment} from './billing/prepayment.ts';
import {Template, TemplateVersion} from './billing/templates/template.ts';
import {Entrypoint} from './catalog/entrypoint.ts';
import {Pack} from './catalog/packs/pack.ts';
import {Plan, PlanVersion} from './catalog/plan.ts';
import {PricingTier} from './catalog/pricing-tier.ts';
import {Service} from './catalog/service.ts';
import {Charge} from './charges/charge.ts';
import {Group, GroupMember} from './identity/group.ts';
import {RoleGrant} from './identity/role-grant.ts';
import {User} from './identity/user.ts';
import {Notification, NotificationRead} from './notifications/notification.ts';
import {BillingProfile} from './organization/billing-profile.ts';
import {Partner} from './organization/partner.ts';
import {Tenant} from './organization/tenant.ts';
import {VatCheck} from './organization/vat-check.ts';
import {BalanceTransaction} from './payments/balance/balance-transaction.ts';
import {Dunning} from './payments/dunning/dunning.ts';
import {PaymentMethod} from './payments/methods/payment-method.ts';
import {PaymentSetup} from './payments/methods/payment-setup.ts';
import {ProviderCustomer} from './payments/methods/provider-customer.ts';
import {PaymentIntent} from './payments/payment-intent.ts';
import {ProviderEvent} from './payments/provider-event.ts';
import {PaymentDifference} from './payments/reconciliation/payment-difference.ts';
import {Refund} from './payments/refunds/refund.ts';
import {SettingsRow} from './platform/process/settings.ts';
import {Run} from './platform/unit/run.ts';
import {Workflow} from './provisioning/workflow.ts';
import {WorkflowStep} from './provisioning/workflow-step.ts';
import {ServiceKey} from './registry/service-key.ts';
import {ServiceVersion} from './registry/service-version.ts';
import {PackSubscription} from './subscriptions/packs/pack-subscription.ts';
import {SubscriptionPeriod} from './subscriptions/periods/subscription-period.ts';
import {Subscription} from './subscriptions/subscription.ts';
import {WebhookDelivery} from './webhooks/delivery.ts';
import {WebhookReplay} from './webhooks/replays/replay.ts';
import {WebhookSubscription} from './webhooks/subscriber.ts';

/** Every entity, by context. Tables that are not entities (outbox, audit log, attempts) are hand-written SQL in `migrations/`. */
export const entities = [
	Run,
	SettingsRow,
	User,
	RoleGrant,
	Group,
	GroupMember,
	Partner,
	Tenant,
	BillingProfile,
	VatCheck,
	Service,
	Plan,
	PlanVersion,
	PricingTier,
	Pack,
	Entrypoint,
	ServiceKey,
	ServiceVersion,
	PackSubscription,
	Subscription,
	SubscriptionPeriod,
	Workflow,
	WorkflowStep,
	Charge,
	Invoice,
	InvoiceLine,
	InvoiceMail,
	TrialMail,
	Template,
	TemplateVersion,
	Payment,
	Prepayment,
	PaymentMethod,
	PaymentSetup,
	ProviderCustomer,
	PaymentIntent,
	ProviderEvent,
	Dunning,
	Refund,
	PaymentDifference,
	BalanceTransaction,
	AccountingIntegration,
	BooksConnection,
	Debtor,
	SyncEntry,
	JournalPosting,
	JournalLine,
	WebhookSubscription,
	WebhookDelivery,
	WebhookReplay,
	Notification,
	NotificationRead,
] as const;

/** Hand-written tables that the schema generator must leave alone. */
export const handWrittenTables = [
	'fact',
	'audit_log',
	'idempotency_record',
	'schedule',
	'jobs_done',
	'sandbox_clock',
	'webhook_attempt',
	'event',
	'event_feed',
	'key_check',
	'number_sequence',
	'bill_run_part',
	'directory_sighting',
	'exchange_rate',
	'dashboard_session',
	'accounting_movement',
	/^fact_/,
	/^event_/,
	/^usage_/,
] as const;
