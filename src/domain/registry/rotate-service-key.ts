import {lockService} from '../catalog/queries.ts';
import type {Cipher} from '../platform/secrets.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {issueKey, KEY_OVERLAP_MS, type ServiceWithKey} from './issue-key.ts';
import {refuse} from './refusals.ts';

type Request = Readonly<{slug: string; isPreviousRevoked: boolean; cipher: Cipher}>;

/** Gives a service a new API key and signing secret. The ones before stay valid for 24 hours, unless they are revoked at once. */
export async function rotateServiceKey(unit: Unit, {slug, isPreviousRevoked, cipher}: Request): Promise<ServiceWithKey> {
	const service = await lockService(unit, slug);
	if (service.status === 'deregistered' || service.status === 'pending') throw refuse('service_has_no_key', {slug, status: service.status});
	return issueKey(unit, service, {cipher, overlapMs: isPreviousRevoked ? 0 : KEY_OVERLAP_MS});
}
