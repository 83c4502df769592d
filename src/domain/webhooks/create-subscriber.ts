import type {Cipher} from '../platform/secrets.ts';
import {demandRoom} from '../platform/unit/demand-room.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {type IdOf, newId} from '../platform/values/id.ts';
import {newSecret} from './new-secret.ts';
import {WebhookSubscription} from './subscriber.ts';
import {demandTopics} from './topic.ts';

/** So many subscribers a tenant has at most, and a partner: a fact is told to all of them at once. */
export const TENANT_LIMIT = 10;
export const PARTNER_LIMIT = 100;

type Request = Readonly<{
	partnerId: IdOf<'partner'>;
	/** A tenant's own; a partner's when there is none. */
	tenantId?: IdOf<'tenant'>;
	name: string;
	/** Judged by the address policy before the unit was opened; that is done again each time it is called. */
	targetUrl: string;
	topics: readonly string[];
	isActive?: boolean;
	ordering?: WebhookSubscription['ordering'];
	catchUp?: WebhookSubscription['catchUp'];
	cipher: Cipher;
}>;

/** A subscriber with the secret that is shown this once. */
export type SubscriberWithSecret = Readonly<{subscriber: WebhookSubscription; secret: string}>;

/** Adds a subscriber, unless its owner has as many as are possible. */
export async function createSubscriber(unit: Unit, {cipher, ...request}: Request): Promise<SubscriberWithSecret> {
	const topics = demandTopics(request.topics);
	await demandRoom(unit, {...roomOf(request), entity: WebhookSubscription, things: 'webhook subscriptions', path: 'target_url'});
	const id = newId('webhookSubscription', unit.now);
	const {secret, ...kept} = newSecret(id, cipher);
	const {partnerId, tenantId = null, name, targetUrl, isActive = true, ordering = 'none', catchUp = 'asked'} = request;
	const subscriber = unit.em.create(WebhookSubscription, {
		...{id, partnerId, tenantId, name, targetUrl, topics, isActive, ordering, catchUp},
		...kept,
	});
	return {subscriber, secret};
}

const roomOf = ({partnerId, tenantId}: Pick<Request, 'partnerId' | 'tenantId'>) =>
	tenantId
		? {owner: tenantId, where: {tenantId}, limit: TENANT_LIMIT}
		: {owner: partnerId, where: {partnerId, tenantId: null}, limit: PARTNER_LIMIT};
