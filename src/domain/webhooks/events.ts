import {z} from 'zod';
import {fact} from '../platform/unit/fact.ts';
import {idOf} from '../platform/values/id.ts';

export const webhookFacts = {
	'webhook_delivery.requested': fact({
		summary: 'Somebody wants a delivery made again, or a test sent',
		data: z.object({delivery_id: idOf('webhookDelivery')}),
		subject: 'delivery_id',
		isPublic: false,
	}),
	'webhook_replay.requested': fact({
		summary: 'Somebody wants a subscriber told again what happened in a span of time',
		data: z.object({replay_id: idOf('webhookReplay')}),
		subject: 'replay_id',
		isPublic: false,
	}),
	'webhook_subscription.switched_off': fact({
		summary: "A tenant's endpoint was switched off: it is gone, or did nothing but fail for days",
		data: z.object({subscription_id: z.string(), tenant_id: z.string(), name: z.string(), reason: z.string()}),
		subject: 'subscription_id',
		isPublic: false,
	}),
} as const;
