import type {Cipher} from '../platform/secrets.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {type IdOf, newId} from '../platform/values/id.ts';
import {newSecret} from './new-secret.ts';
import {WebhookSubscription} from './subscriber.ts';
import {demandTopics} from './topic.ts';

type Request = Readonly<{
	partnerId: IdOf<'partner'>;
	name: string;
	/** Judged by the address policy before the unit was opened; that is done again each time it is called. */
	targetUrl: string;
	topics: readonly string[];
	isActive?: boolean;
	cipher: Cipher;
}>;

/** A subscriber with the secret that is shown this once. */
export type SubscriberWithSecret = Readonly<{subscriber: WebhookSubscription; secret: string}>;

/** Adds a subscriber. */
export function createSubscriber(unit: Unit, {cipher, ...request}: Request): SubscriberWithSecret {
	const topics = demandTopics(request.topics);
	const id = newId('webhookSubscription', unit.now);
	const {secret, ...kept} = newSecret(id, cipher);
	const {partnerId, name, targetUrl, isActive = true} = request;
	return {subscriber: unit.em.create(WebhookSubscription, {id, partnerId, name, targetUrl, topics, isActive, ...kept}), secret};
}
