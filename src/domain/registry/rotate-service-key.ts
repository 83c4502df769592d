import {holdService} from '../catalog/queries.ts';
import type {Service} from '../catalog/service.ts';
import {newId} from '../platform/id.ts';
import {type Cipher, newApiKey, newSigningSecret, sha256} from '../platform/secrets.ts';
import type {Unit} from '../platform/unit.ts';
import {refuse} from './refusals.ts';
import {ServiceKey} from './service-key.ts';

/** For so long both the old and the new key open the door, and both secrets sign. */
export const KEY_OVERLAP_MS = 24 * 3_600_000;

/** A service with the two secrets that are shown this once. */
export type ServiceWithKey = Readonly<{service: Service; apiKey: string; signingSecret: string}>;

type Request = Readonly<{slug: string; isPreviousRevoked: boolean; cipher: Cipher}>;

/** Gives a service a new API key and signing secret. The ones before stay valid for 24 hours, unless they are revoked at once. */
export async function rotateServiceKey(unit: Unit, {slug, isPreviousRevoked, cipher}: Request): Promise<ServiceWithKey> {
	const service = await holdService(unit, slug);
	if (service.status === 'deregistered' || service.status === 'pending') throw refuse('service_has_no_key', {slug, status: service.status});
	const until = new Date(unit.realNow.getTime() + (isPreviousRevoked ? 0 : KEY_OVERLAP_MS));
	for (const key of await unit.em.find(ServiceKey, {serviceId: service.id, $or: [{validUntil: null}, {validUntil: {$gt: until}}]})) {
		key.validUntil = until;
	}

	return issueKey(unit, service, cipher);
}

/** Makes a key for a service; its newest one is the one without an end. */
export function issueKey(unit: Unit, service: Service, cipher: Cipher): ServiceWithKey {
	const [apiKey, signingSecret, id] = [newApiKey(), newSigningSecret(), newId('serviceKey', unit.now)];
	unit.em.create(ServiceKey, {
		id,
		serviceId: service.id,
		apiKeyHash: sha256(apiKey),
		signingSecretSealed: cipher.encrypt(signingSecret, {table: 'service_key', column: 'signing_secret_sealed', row: id}),
	});
	return {service, apiKey, signingSecret};
}
