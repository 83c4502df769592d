import {z} from 'zod';
import {documentType} from '../../domain/billing/invoice.ts';
import {invoiceStatus} from '../../domain/billing/invoice-lifecycle.ts';
import type {ServiceDocument, ShownCharge} from '../../domain/billing/services/queries.ts';
import type {Plan} from '../../domain/catalog/plan.ts';
import {chargeStatus} from '../../domain/charges/charge.ts';
import {parseDecimal} from '../../domain/platform/values/decimal.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {subscriptionStatus} from '../../domain/subscriptions/lifecycle.ts';
import type {Subscription} from '../../domain/subscriptions/subscription.ts';
import {day, decimal, instant, minorUnits, percentage} from '../http/fields.ts';
import {view} from '../http/shapes.ts';
import {lineView} from './invoice-views.ts';

export const serviceSubscriptionView = view({
	subscription_id: idOf('subscription'),
	status: subscriptionStatus,
	plan_id: idOf('plan'),
	plan_key: z.string().meta({example: 'crm/basic'}),
	quantity: z.int(),
	quotas: z.record(z.string(), z.int()).meta({example: {api_calls: 1000}}),
	current_period_start: instant.nullish(),
	current_period_end: instant.nullish(),
	trial_ends_at: instant.nullish(),
}).meta({id: 'ServiceSubscription'});

/** What a service has to know of a subscription to it. */
export const shownSubscription = (subscription: Subscription, {quotas}: Plan) => ({
	...subscription,
	subscriptionId: subscription.id,
	quotas,
});

export const chargeView = view({
	id: idOf('charge'),
	tenant_id: idOf('tenant'),
	subscription_id: idOf('subscription'),
	description: z.string(),
	quantity: decimal,
	unit_price_cents: decimal,
	amount_cents: minorUnits.meta({description: 'Net'}),
	currency: z.string().meta({example: 'EUR'}),
	tax_category: z.literal('S').nullish().meta({description: 'With a tax_rate of its own; else the document decides'}),
	tax_rate: percentage.nullish(),
	period_start: day.nullish(),
	period_end: day.nullish().meta({description: 'The last day, inclusive'}),
	status: chargeStatus,
	invoice_id: idOf('invoice').nullish().meta({description: 'The final document that bills it'}),
	idempotency_key: z.string(),
	metadata: z.record(z.string(), z.string()),
	created_at: instant,
	updated_at: instant,
}).meta({id: 'Charge'});

/** A charge as its service sees it. */
export function shownCharge({charge, invoiceId}: ShownCharge) {
	const {item} = charge;
	if (!item) throw new Error(`${charge.id} is no charge of a service`);
	const {id, tenantId, subscriptionId, currency, createdAt, updatedAt} = charge;
	return {
		...{id, tenantId, subscriptionId, currency, createdAt, updatedAt, invoiceId},
		idempotencyKey: charge.idempotencyKey ?? '',
		status: charge.status(),
		description: item.description,
		quantity: parseDecimal(item.quantity),
		unitPriceMinor: parseDecimal(item.unit_price_cents),
		amountMinor: BigInt(item.amount_cents),
		taxCategory: item.tax_rate === null ? null : ('S' as const),
		taxRate: item.tax_rate === null ? null : parseDecimal(item.tax_rate),
		periodStart: item.period_start,
		periodEnd: item.period_end,
		metadata: item.metadata,
	};
}

export const serviceInvoiceView = view({
	id: idOf('invoice'),
	number: z.string().nullish().meta({example: 'SCAI-2026-000001'}),
	document_type: documentType,
	status: invoiceStatus,
	tenant_id: idOf('tenant'),
	currency: z.string().meta({example: 'EUR'}),
	issue_date: day.nullish(),
	due_date: day.nullish(),
	period_start: day.nullish(),
	period_end: day.nullish().meta({description: 'The last day, inclusive'}),
	subtotal_cents: minorUnits.meta({description: "Of the service's own lines, as are the other sums"}),
	tax_cents: minorUnits,
	total_cents: minorUnits,
	finalized_at: instant.nullish(),
	sent_at: instant.nullish(),
	paid_at: instant.nullish(),
	voided_at: instant.nullish(),
	created_at: instant,
	updated_at: instant,
	line_items: z.array(lineView),
}).meta({id: 'ServiceInvoice'});

/** A document as far as it is a service's: nothing of it but that one's lines and what they come to. */
export function shownDocument({invoice, lines}: ServiceDocument) {
	const subtotalMinor = lines.reduce((sum, {amountMinor}) => sum + amountMinor, 0n);
	const taxMinor = lines.reduce((sum, line) => sum + line.taxMinor, 0n);
	return {...invoice, subtotalMinor, taxMinor, totalMinor: subtotalMinor + taxMinor, lineItems: [...lines]};
}
