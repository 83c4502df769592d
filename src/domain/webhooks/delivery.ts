import {defineEntity, p} from '@mikro-orm/postgresql';
import {attemptIndexes, attempts} from '../platform/attempts/attempt.ts';
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
		...attempts(),
		lastStatus: p.integer().nullable(),
		deliveredAt: p.datetime(3).nullable(),
	},
	uniques: [{name: 'webhook_delivery__once', properties: ['subscriberId', 'idempotencyKey']}],
	indexes: attemptIndexes('webhook_delivery', 'subscriber_id'),
});

/** One fact on its way to one subscriber. */
export class WebhookDelivery extends schema.class {
	/** The only way its status changes. */
	apply(event: EventIn<typeof deliveryLifecycle>): void {
		this.status = nextState('The delivery', deliveryLifecycle, this.status, event);
	}
}

schema.setClass(WebhookDelivery);
