import {randomUUID} from 'node:crypto';
import {createCipher} from '../../src/domain/platform/secrets.ts';
import {createSubscriber} from '../../src/domain/webhooks/create-subscriber.ts';
import {WebhookDelivery} from '../../src/domain/webhooks/delivery.ts';
import {fanOut} from '../../src/domain/webhooks/fan-out.ts';
import type {Event} from '../../src/domain/webhooks/feed/event.ts';
import {WebhookSubscription} from '../../src/domain/webhooks/subscriber.ts';
import {unique} from './factories.ts';
import type {Store} from './store.ts';

export const cipher = createCipher([{id: 'k1', key: Buffer.alloc(32, 7)}]);

export const OPERATOR = 'prt_operator';

let lastPosition = 0n;

/** Something that happened to a subscription of a partner's tenant, at the next place of the feed. */
export const anEvent = (fields: Partial<Event> = {}): Event => {
	const id = randomUUID();
	lastPosition += 1n;
	return {
		...{id, type: 'subscription.activated', data: {subscription_id: 'sub_1'}, idempotencyKey: `subscription:${id}:activated:1`},
		...{tenantId: 'tnt_acme', partnerId: 'prt_reseller', subjectId: 'sub_1', position: lastPosition},
		...{occurredAt: new Date('2026-06-01T10:00:00Z'), publishedAt: new Date('2026-06-01T10:00:01Z')},
		...fields,
	};
};

type SubscriberFields = Readonly<{partnerId?: `prt_${string}`; topics?: string[]; isActive?: boolean; ordering?: 'none' | 'object'}>;

/** A subscriber of the operator who wants everything, unless the fields say otherwise. */
export const makeSubscriber = async (
	store: Store,
	{partnerId = OPERATOR, topics = ['*'], isActive = true, ordering = 'none'}: SubscriberFields = {},
) =>
	store.system(async unit =>
		createSubscriber(unit, {
			...{partnerId, topics, isActive, ordering, cipher, name: unique('hook'), targetUrl: 'https://hooks.example/'},
		}),
	);

/** A delivery that is due, to a subscriber of its own. */
export async function makeDelivery(store: Store) {
	const partnerId = unique('prt') as `prt_${string}`;
	const {subscriber, secret} = await makeSubscriber(store, {partnerId});
	const [made] = await store.system(async unit => fanOut(unit, {events: [anEvent({partnerId})], operatorPartnerId: unique('prt')}));
	if (!made) throw new Error('no delivery was made');
	return {id: made.id, subscriberId: subscriber.id, secret};
}

export const deliveryOf = async (store: Store, id: WebhookDelivery['id']): Promise<WebhookDelivery> =>
	store.system(async ({em}) => em.findOneOrFail(WebhookDelivery, id));

export const subscriberOf = async (store: Store, id: WebhookSubscription['id']): Promise<WebhookSubscription> =>
	store.system(async ({em}) => em.findOneOrFail(WebhookSubscription, id));
