import type {Service} from '../catalog/service.ts';
import {type Cipher, newApiKey, newSigningSecret, sha256} from '../platform/secrets.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {newId} from '../platform/values/id.ts';
import {ServiceKey, secretPlace} from './service-key.ts';

/** For so long both the old and the new key open the door, and both secrets sign. */
export const KEY_OVERLAP_MS = 24 * 3_600_000;

/** A service with the two secrets that are shown this once. */
export type ServiceWithKey = Readonly<{service: Service; apiKey: string; signingSecret: string}>;

/** Makes a key for a service; its newest one is the one without an end. Those before stay valid for 24 hours more, or for as long as is said. */
export async function issueKey(
	unit: Unit,
	service: Service,
	{cipher, overlapMs = KEY_OVERLAP_MS}: {cipher: Cipher; overlapMs?: number},
): Promise<ServiceWithKey> {
	await endKeys(unit, service, overlapMs);
	const [apiKey, signingSecret, id] = [newApiKey(), newSigningSecret(), newId('serviceKey', unit.now)];
	unit.em.create(ServiceKey, {
		id,
		serviceId: service.id,
		apiKeyHash: sha256(apiKey),
		signingSecretSealed: cipher.encrypt(signingSecret, secretPlace(id)),
	});
	return {service, apiKey, signingSecret};
}

/** Lets a service's keys end after `overlapMs` (real time), unless they end before. */
export async function endKeys({em, realNow}: Unit, service: Service, overlapMs: number): Promise<void> {
	const until = new Date(realNow.getTime() + overlapMs);
	for (const key of await em.find(ServiceKey, {serviceId: service.id, $or: [{validUntil: null}, {validUntil: {$gt: until}}]})) {
		key.validUntil = until;
	}
}
