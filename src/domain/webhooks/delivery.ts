import {defineEntity, p} from '@mikro-orm/postgresql';
import {attemptIndexes, attempts} from '../platform/attempts/attempt.ts';
import {stored} from '../platform/unit/stored.ts';
import {scoped} from '../platform/unit/tenancy.ts';
import type {IdOf} from '../platform/values/id.ts';
import {type EventIn, type Lifecycle, nextState, statesOf} from '../platform/values/lifecycle.ts';
import {namedEnum} from '../platform/values/named-enum.ts';

/** A delivery's life: it waits until the subscriber has taken it, or nobody tries any more. */
export const deliveryLifecycle = {
	pending: {deliver: 'delivered', give_up: 'dead'},
	delivered: {replay: 'pending'},
	dead: {replay: 'pending'},
} as const satisfies Lifecycle;

export const deliveryStatus = namedEnum(statesOf(deliveryLifecycle), {
	id: 'WebhookDeliveryStatus',
	description: '`pending`: it waits; `delivered`: it was taken (2xx or 409); `dead`: it was given up.',
});

const schema = defineEntity({
	name: 'WebhookDelivery',
	tableName: 'webhook_delivery',
	properties: {
		...stored('webhookDelivery'),
		subscriberId: p.string().$type<IdOf<'webhookSubscription'>>(),
		/** The subscriber's; empty in what an older process wrote. */
		partnerId: p
			.string()
			.$type<IdOf<'partner'>>()
			.default('' as IdOf<'partner'>),
		tenantId: p.string().$type<IdOf<'tenant'>>().nullable(),
		/** The same for all subscribers, retries and replays. */
		eventId: p.uuid(),
		eventType: p.string(),
		idempotencyKey: p.string(),
		/** What the fact is about, and its place in the one order of facts; a test has neither. */
		subjectId: p.string().nullable(),
		position: p.bigint('bigint').nullable(),
		/** It waits, with no attempt due, until the earlier ones about the same object are over. */
		isOrdered: p.boolean().default(false),
		/** It is told again, as one of many: what happens meanwhile comes first. */
		isReplayed: p.boolean().default(false),
		/** The very bytes that are sent and signed. */
		body: p.text(),
		status: p.enum(statesOf(deliveryLifecycle)),
		...attempts(),
		lastStatus: p.integer().nullable(),
		deliveredAt: p.datetime(3).nullable(),
	},
	uniques: [{name: 'webhook_delivery__once', properties: ['subscriberId', 'idempotencyKey']}],
	indexes: [
		...attemptIndexes('webhook_delivery', 'subscriber_id', {last: 'is_replayed', shares: ['partner_id', 'tenant_id']}),
		{name: 'webhook_delivery__newest', properties: ['subscriberId', 'id']},
		{
			// Only what is given up is in it: whatever is taken costs nothing here.
			name: 'webhook_delivery__dead',
			expression: `create index "webhook_delivery__dead" on "webhook_delivery" ("subscriber_id", "id") where status = 'dead'`,
		},
		{
			// Of one object: what is due, else the earliest that waits.
			name: 'webhook_delivery__in_line',
			expression: `create index "webhook_delivery__in_line" on "webhook_delivery" ("subscriber_id", "subject_id", (next_attempt_at is null), "position") where status = 'pending' and is_ordered`,
		},
	],
	...scoped,
});

/** One fact on its way to one subscriber. */
export class WebhookDelivery extends schema.class {
	/** The only way its status changes. */
	apply(event: EventIn<typeof deliveryLifecycle>): void {
		this.status = nextState('The delivery', deliveryLifecycle, this.status, event);
	}
}

schema.setClass(WebhookDelivery);
