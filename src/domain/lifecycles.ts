import {connectionLifecycle} from './accounting/integration.ts';
import {entryLifecycle} from './accounting/sync-entry.ts';
import {invoiceLifecycle} from './billing/invoice-lifecycle.ts';
import {serviceLifecycle} from './catalog/service.ts';
import {paymentIntentLifecycle} from './payments/payment-intent.ts';
import {refundLifecycle} from './payments/refunds/refund.ts';
import {runLifecycle} from './platform/unit/run.ts';
import type {Lifecycle} from './platform/values/lifecycle.ts';
import {stepLifecycle, workflowLifecycle} from './provisioning/lifecycle.ts';
import {subscriptionLifecycle} from './subscriptions/lifecycle.ts';
import {deliveryLifecycle} from './webhooks/delivery.ts';
import {replayLifecycle} from './webhooks/replays/replay.ts';

/** Every lifecycle, by what lives it. A diagram and a test for each arrow are made from this list. */
export const lifecycles = {
	service: serviceLifecycle,
	subscription: subscriptionLifecycle,
	invoice: invoiceLifecycle,
	payment: paymentIntentLifecycle,
	refund: refundLifecycle,
	'connection of books': connectionLifecycle,
	'accounting entry': entryLifecycle,
	run: runLifecycle,
	workflow: workflowLifecycle,
	'provisioning step': stepLifecycle,
	'webhook delivery': deliveryLifecycle,
	'webhook replay': replayLifecycle,
} as const satisfies Record<string, Lifecycle>;
