import type {AddressPolicy} from '../platform/address-policy.ts';
import {type Fault, refuse} from '../platform/refusals.ts';
import {type Cipher, newSigningSecret} from '../platform/secrets.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {type IdOf, newId} from '../platform/values/id.ts';
import {secretPlace, WebhookSubscription} from './subscriber.ts';
import {topicFault} from './topic.ts';

const HINT_CHARACTERS = 4;

type Request = Readonly<{
	partnerId: IdOf<'partner'>;
	name: string;
	targetUrl: string;
	topics: readonly string[];
	isActive?: boolean;
	cipher: Cipher;
	addressPolicy: AddressPolicy;
}>;

/** A subscriber with the secret that is shown this once. */
export type SubscriberWithSecret = Readonly<{subscriber: WebhookSubscription; secret: string}>;

/** Adds a subscriber. Its address must be one that we are allowed to call; that is checked again each time we do. */
export async function createSubscriber(unit: Unit, request: Request): Promise<SubscriberWithSecret> {
	const addressFault = await request.addressPolicy.faultOf(request.targetUrl);
	const details: Fault[] = request.topics.flatMap((topic, index) => {
		const message = topicFault(topic);
		return message === undefined ? [] : [{path: `topics.${index}`, message}];
	});
	if (addressFault !== undefined) details.push({path: 'target_url', message: addressFault});
	if (details.length > 0) throw refuse('input_invalid', {details});

	const [id, secret] = [newId('webhookSubscription', unit.now), newSigningSecret()];
	const subscriber = unit.em.create(WebhookSubscription, {
		id,
		partnerId: request.partnerId,
		name: request.name,
		targetUrl: request.targetUrl,
		topics: [...new Set(request.topics)],
		isActive: request.isActive ?? true,
		secretSealed: request.cipher.encrypt(secret, secretPlace(id)),
		secretHint: `…${secret.slice(-HINT_CHARACTERS)}`,
	});
	return {subscriber, secret};
}
