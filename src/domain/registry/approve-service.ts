import {lockService} from '../catalog/queries.ts';
import type {Service} from '../catalog/service.ts';
import type {Cipher} from '../platform/secrets.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {issueKey, type ServiceWithKey} from './issue-key.ts';

/** What was approved. The two secrets are there when the service became active, and shown this once. */
export type Approved = Readonly<{service: Service}> & Partial<ServiceWithKey>;

/**
 * Lets a service into the catalog, or back into it, and gives it a key. An address that was waiting is used from now on; a service that
 * is active already and only waits for that keeps its keys.
 */
export async function approveService(unit: Unit, {slug, cipher}: {slug: string; cipher: Cipher}): Promise<Approved> {
	const service = await lockService(unit, slug);
	const isOnlyItsAddress = service.status === 'active' && service.pendingBaseUrl !== null;
	if (!isOnlyItsAddress) service.apply('approve');
	service.baseUrl = service.pendingBaseUrl ?? service.baseUrl;
	service.pendingBaseUrl = null;
	return isOnlyItsAddress ? {service} : issueKey(unit, service, {cipher});
}
