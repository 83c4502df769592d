import {z} from 'zod';
import {billingPeriod} from '../../domain/catalog/billing-period.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {subscriptionStatus} from '../../domain/subscriptions/lifecycle.ts';
import type {WholePack} from '../../domain/subscriptions/packs/lock-packs.ts';
import {invoicePreview, previewLine} from '../billing/preview-views.ts';
import {instant, line, minorUnits} from '../http/fields.ts';
import {view} from '../http/shapes.ts';

/** The buyer's number of the order, in a request. */
export const purchaseOrder = line(100)
	.nullish()
	.meta({description: "The buyer's number of the order (BT-13), which documents bear; null: none.", example: 'PO-2026-17'});

const periodStartWords =
	'Begin of the running period (UTC): a midnight of the tenant, of the day on which it became active or of one that many whole periods later; null before.';
const periodEndWords = 'End of the running period, not included (UTC); null before it is active, and for what is bought once.';

export const subscriptionView = view({
	id: idOf('subscription'),
	tenant_id: idOf('tenant'),
	partner_id: idOf('partner'),
	service_id: idOf('service'),
	service_slug: z.string().meta({example: 'crm'}),
	plan_id: idOf('plan'),
	plan_key: z.string().meta({example: 'crm.pro'}),
	quantity: z.int().meta({description: 'How many units of the plan are subscribed to, such as seats.', example: 1}),
	status: subscriptionStatus,
	billing_period: billingPeriod,
	price_cents: minorUnits.meta({description: 'Price of one unit for a billing period, without VAT, in minor units, as it was agreed on.'}),
	currency: z.string().meta({example: 'EUR'}),
	mrr_amount_cents: minorUnits,
	current_period_start: instant.nullish().meta({description: periodStartWords}),
	current_period_end: instant.nullish().meta({description: periodEndWords}),
	trial_ends_at: instant.nullish(),
	past_due_since: instant.nullish().meta({description: 'Since when a payment for it is missing (UTC); null: none is.'}),
	pending_cancellation_at: instant.nullish(),
	pending_plan_id: idOf('plan').nullish().meta({description: 'Plan that it changes to when the period is over; null: none waits.'}),
	pending_quantity: z.int().nullish(),
	changing_plan_id: idOf('plan')
		.nullish()
		.meta({description: 'Plan that it changes to as soon as its service has; null: none is under way.'}),
	changing_quantity: z.int().nullish(),
	cancelled_at: instant.nullish(),
	cancellation_reason: z.string().nullish(),
	suspension_reason: z
		.string()
		.nullish()
		.meta({description: 'Why it is suspended, in the words of whoever did it, `unpaid` when dunning did; null while it is not.'}),
	activated_at: instant.nullish(),
	pack_subscription_id: idOf('packSubscription').nullish(),
	purchase_order: z
		.string()
		.nullish()
		.meta({description: "The buyer's number of the order (BT-13), which documents bear; null: none.", example: 'PO-2026-17'}),
	metadata: z.record(z.string(), z.string()),
	created_at: instant,
	updated_at: instant,
}).meta({id: 'Subscription'});

export const changePreviewView = view({
	credits: z.array(previewLine).meta({description: 'Lines that give back what was billed and is not used.'}),
	charges: z.array(previewLine).meta({description: 'Lines that charge the new terms, and usage so far.'}),
	net_cents: minorUnits.meta({description: 'Charges less credits, before VAT, in minor units; below zero when money goes back.'}),
	tax_cents: minorUnits,
	total_cents: minorUnits,
	currency: z.string().meta({example: 'EUR'}),
	effective_at: instant,
	documents: z.array(invoicePreview).meta({description: 'The invoices and credit notes that would be made.'}),
}).meta({id: 'ChangePreview'});

export const packSubscriptionView = view({
	id: idOf('packSubscription'),
	tenant_id: idOf('tenant'),
	partner_id: idOf('partner'),
	pack_id: idOf('pack'),
	pack_slug: z.string().meta({example: 'office'}),
	status: subscriptionStatus,
	billing_period: billingPeriod,
	price_cents: minorUnits.meta({
		description: 'Price of the whole pack for a billing period, without VAT, in minor units, as it was agreed on.',
	}),
	currency: z.string().meta({example: 'EUR'}),
	mrr_amount_cents: minorUnits,
	activated_at: instant.nullish(),
	trial_ends_at: instant.nullish(),
	current_period_start: instant.nullish().meta({description: periodStartWords}),
	current_period_end: instant.nullish().meta({description: periodEndWords}),
	pending_cancellation_at: instant.nullish(),
	cancelled_at: instant.nullish(),
	cancellation_reason: z.string().nullish(),
	children: z.array(subscriptionView).meta({description: 'The subscription to each of its services; they live as the pack does.'}),
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
