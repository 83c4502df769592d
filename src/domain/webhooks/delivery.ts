import {defineEntity, p} from '@mikro-orm/postgresql';
import {stored} from '../platform/unit/stored.ts';
import type {IdOf} from '../platform/values/id.ts';
import {type EventIn, type Lifecycle, nextState, statesOf} from '../platform/values/lifecycle.ts';

/** A delivery's life: it waits until the subscriber has taken it, or nobody tries any more. */
export const deliveryLifecycle = {
	pending: {deliver: 'delivered', give_up: 'dead'},
	delivered: {replay: 'pending'},
	dead: {replay: 'pending'},
} as const satisfies Lifecycle;

const schema = defineEntity({
	name: 'WebhookDelivery',
	tableName: 'webhook_delivery',
	properties: {
		...stored('webhookDelivery'),
		subscriberId: p.string().$type<IdOf<'webhookSubscription'>>(),
		/** The same for all subscribers, retries and replays. */
		eventId: p.uuid(),
		eventType: p.string(),
		idempotencyKey: p.string(),
		/** The very bytes that are sent and signed. */
		body: p.text(),
		status: p.enum(statesOf(deliveryLifecycle)),
		attempts: p.integer(),
		/** Business time. Null when nothing is to be tried. */
		nextAttemptAt: p.datetime(3).nullable(),
		/** Real time: until then one worker is on it. */
		claimedUntil: p.datetime(3).nullable(),
		lastStatus: p.integer().nullable(),
		lastError: p.string().nullable(),
		deliveredAt: p.datetime(3).nullable(),
	},
	uniques: [{name: 'webhook_delivery__once', properties: ['subscriberId', 'idempotencyKey']}],
	indexes: [
		{
			name: 'webhook_delivery__due',
			expression: 'create index "webhook_delivery__due" on "webhook_delivery" ("next_attempt_at") where next_attempt_at is not null',
		},
	],
});

/** One fact on its way to one subscriber. */
export class WebhookDelivery extends schema.class {
	/** The only way its status changes. */
	apply(event: EventIn<typeof deliveryLifecycle>): void {
		this.status = nextState('The delivery', deliveryLifecycle, this.status, event);
	}
}

schema.setClass(WebhookDelivery);
