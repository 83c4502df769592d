import {z} from 'zod';
import {billingPeriod} from '../catalog/billing-period.ts';
import {fact} from '../platform/unit/fact.ts';
import {namedEnum} from '../platform/values/named-enum.ts';
import {finalStatus, subscriptionStatus} from './lifecycle.ts';
import type {Subscription} from './subscription.ts';

/** Whom a subscription belongs to, as facts say it. */
const ownerKind = namedEnum(['tenant', 'pack'], {
	id: 'SubscriptionOwnerKind',
	description: 'Whether a tenant subscribed to it by itself, or it came with a pack.',
});
const instant = z.iso.datetime();

/** What every fact about a subscription tells. */
const subscriptionData = z.object({
	subscription_id: z.string(),
	owner_kind: ownerKind,
	tenant_id: z.string(),
	partner_id: z.string(),
	service_slug: z.string(),
	plan_key: z.string(),
	plan_id: z.string(),
	quantity: z.int(),
	status: subscriptionStatus,
	previous_status: subscriptionStatus.nullable(),
	mrr_amount_cents: z.int(),
	currency: z.string(),
	billing_period: billingPeriod,
	current_period_start: instant.nullable(),
	current_period_end: instant.nullable(),
	trial_ends_at: instant.nullable(),
	pack_subscription_id: z.string().nullable(),
});

/** What can be other than before. */
const changeKinds = [
	'plan_change',
	'quantity_change',
	'renewal',
	'scheduled_cancellation',
	'scheduled_cancellation_undone',
	'status_change',
] as const;

export type ChangeKind = (typeof changeKinds)[number];

export const subscriptionFacts = {
	'subscription.provisioning_requested': fact({
		summary: 'A subscription waits until its service is provisioned',
		data: z.object({subscription_id: z.string(), tenant_id: z.string(), partner_id: z.string()}),
		subject: 'subscription_id',
		isPublic: false,
	}),
	'subscription.change_requested': fact({
		summary: 'A subscription changes its plan or quantity as soon as its service has',
		data: z.object({
			...{subscription_id: z.string(), tenant_id: z.string(), partner_id: z.string()},
			/** The plan that it had, where it has changed already and only its service is to be told. */
			previous_plan_id: z.string().optional(),
		}),
		subject: 'subscription_id',
		isPublic: false,
	}),
	'subscription.activated': fact({
		summary: 'A subscription works from now on: its trial or its first period has begun',
		data: subscriptionData,
		subject: 'subscription_id',
		isPublic: true,
	}),
	'subscription.changed': fact({
		summary: 'A subscription has another plan, quantity, period or state than before',
		data: subscriptionData.extend({
			change_kind: namedEnum(changeKinds, {id: 'SubscriptionChangeKind', description: 'What is other than before.'}),
			previous_plan_key: z.string().nullable(),
		}),
		subject: 'subscription_id',
		isPublic: true,
	}),
	'subscription.trial_ending': fact({
		summary: 'A trial will be over in some days',
		data: subscriptionData.extend({days_left: z.int()}),
		subject: 'subscription_id',
		isPublic: true,
	}),
	'subscription.suspended': fact({
		summary: 'A subscription is not served for the time being',
		data: subscriptionData,
		subject: 'subscription_id',
		isPublic: true,
	}),
	'subscription.resumed': fact({
		summary: 'A suspended subscription is served again',
		data: subscriptionData,
		subject: 'subscription_id',
		isPublic: true,
	}),
	'subscription.payment_failed': fact({
		summary: 'A payment for a subscription failed; it is tried again on the days of the settings',
		data: subscriptionData.extend({invoice_id: z.string(), attempt: z.int(), next_attempt_at: instant.nullable()}),
		subject: 'subscription_id',
		isPublic: true,
	}),
	'subscription.cancelled': fact({
		summary: 'A subscription is over for good',
		data: subscriptionData.extend({
			effective_immediately: z.boolean(),
			terminal_state: finalStatus,
			cancelled_at: instant,
			reason: z.string().nullable(),
		}),
		subject: 'subscription_id',
		isPublic: true,
	}),
} as const;

/** A subscription as a fact tells it, after a change from `previousStatus`. */
export const subscriptionEventData = (
	subscription: Subscription,
	previousStatus: Subscription['status'] | null,
): z.infer<typeof subscriptionData> => ({
	subscription_id: subscription.id,
	owner_kind: subscription.packSubscriptionId ? 'pack' : 'tenant',
	tenant_id: subscription.tenantId,
	partner_id: subscription.partnerId,
	service_slug: subscription.serviceSlug,
	plan_key: subscription.planKey,
	plan_id: subscription.planId,
	quantity: subscription.quantity,
	status: subscription.status,
	previous_status: previousStatus,
	mrr_amount_cents: Number(subscription.mrrAmountMinor()),
	currency: subscription.currency,
	billing_period: subscription.billingPeriod,
	current_period_start: subscription.currentPeriodStart?.toISOString() ?? null,
	current_period_end: subscription.currentPeriodEnd?.toISOString() ?? null,
	trial_ends_at: subscription.trialEndsAt?.toISOString() ?? null,
	pack_subscription_id: subscription.packSubscriptionId ?? null,
});
