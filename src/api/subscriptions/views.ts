import {z} from 'zod';
import {billingPeriods} from '../../domain/catalog/billing-period.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {statesOf} from '../../domain/platform/values/lifecycle.ts';
import {subscriptionLifecycle} from '../../domain/subscriptions/lifecycle.ts';
import type {WholePack} from '../../domain/subscriptions/packs/lock-packs.ts';
import {invoicePreview, previewLine} from '../billing/preview-views.ts';
import {instant, line, minorUnits} from '../http/fields.ts';
import {view} from '../http/shapes.ts';

export const subscriptionStatus = z.enum(statesOf(subscriptionLifecycle));

/** The buyer's number of the order, in a request. */
export const purchaseOrder = line(100).nullish().meta({description: "The buyer's number of the order (BT-13)", example: 'PO-2026-17'});

export const subscriptionView = view({
	id: idOf('subscription'),
	tenant_id: idOf('tenant'),
	partner_id: idOf('partner'),
	service_id: idOf('service'),
	service_slug: z.string().meta({example: 'crm'}),
	plan_id: idOf('plan'),
	plan_key: z.string().meta({example: 'crm.pro'}),
	quantity: z.int(),
	status: subscriptionStatus,
	billing_period: z.enum(billingPeriods),
	price_cents: minorUnits.meta({description: 'Per unit'}),
	currency: z.string().meta({example: 'EUR'}),
	mrr_amount_cents: minorUnits,
	current_period_start: instant.nullish(),
	current_period_end: instant.nullish(),
	trial_ends_at: instant.nullish(),
	past_due_since: instant.nullish(),
	pending_cancellation_at: instant.nullish(),
	pending_plan_id: idOf('plan').nullish().meta({description: 'What it changes to when the period is over'}),
	pending_quantity: z.int().nullish(),
	changing_plan_id: idOf('plan').nullish().meta({description: 'What it changes to as soon as its service has'}),
	changing_quantity: z.int().nullish(),
	cancelled_at: instant.nullish(),
	cancellation_reason: z.string().nullish(),
	suspension_reason: z.string().nullish(),
	activated_at: instant.nullish(),
	pack_subscription_id: idOf('packSubscription').nullish(),
	purchase_order: z.string().nullish().meta({description: "The buyer's number of the order (BT-13)", example: 'PO-2026-17'}),
	metadata: z.record(z.string(), z.string()),
	created_at: instant,
	updated_at: instant,
}).meta({id: 'Subscription'});

export const changePreviewView = view({
	credits: z.array(previewLine),
	charges: z.array(previewLine),
	net_cents: minorUnits.meta({description: 'Charges less credits, before tax; below zero when money goes back'}),
	tax_cents: minorUnits,
	total_cents: minorUnits,
	currency: z.string().meta({example: 'EUR'}),
	effective_at: instant,
	documents: z.array(invoicePreview),
}).meta({id: 'ChangePreview'});

export const packSubscriptionView = view({
	id: idOf('packSubscription'),
	tenant_id: idOf('tenant'),
	partner_id: idOf('partner'),
	pack_id: idOf('pack'),
	pack_slug: z.string().meta({example: 'office'}),
	status: subscriptionStatus,
	billing_period: z.enum(billingPeriods),
	price_cents: minorUnits.meta({description: 'Of all of it, in a billing period'}),
	currency: z.string().meta({example: 'EUR'}),
	mrr_amount_cents: minorUnits,
	activated_at: instant.nullish(),
	trial_ends_at: instant.nullish(),
	current_period_start: instant.nullish(),
	current_period_end: instant.nullish(),
	pending_cancellation_at: instant.nullish(),
	cancelled_at: instant.nullish(),
	cancellation_reason: z.string().nullish(),
	children: z.array(subscriptionView),
	created_at: instant,
	updated_at: instant,
}).meta({id: 'PackSubscription'});

/** A pack subscription as views show it: its periods and its end are those that all of its subscriptions have. */
export function shownPackSubscription({pack, children}: WholePack) {
	const [first] = children;
	return {
		...pack,
		mrrAmountMinor: pack.mrrAmountMinor(),
		activatedAt: first?.activatedAt,
		trialEndsAt: first?.trialEndsAt,
		currentPeriodStart: first?.currentPeriodStart,
		currentPeriodEnd: first?.currentPeriodEnd,
		pendingCancellationAt: first?.pendingCancellationAt,
		cancelledAt: first?.cancelledAt,
		cancellationReason: first?.cancellationReason,
		children: [...children],
	};
}
