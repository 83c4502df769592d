import type {Service} from '../catalog/service.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {describeService} from './describe-service.ts';
import {serviceEventData} from './events.ts';
import {type Acting, lockOwnService} from './queries.ts';
import type {Registered} from './register-service.ts';
import {checkRegistration, type Registration} from './registration.ts';

type Request = Readonly<{acting: Acting; registration: Registration}>;

/**
 * Takes over what a service says of itself now; only what is given changes. Whoever holds the account could send our calls anywhere,
 * so another host in `base_url` waits for the operator and the old one is used until then.
 */
export async function reregisterService(unit: Unit, {acting, registration}: Request): Promise<Registered> {
	checkRegistration(registration);
	const service = await lockOwnService(unit, {acting, slug: registration.slug});
	const isAsking = moveTo(service, registration.baseUrl);
	const previousVersion = describeService(unit, service, registration);
	await unit.em.flush();
	if (isAsking) unit.record({type: 'service.address_change_requested', step: service.version, owner: {}, data: serviceEventData(service)});
	return {service, previousVersion};
}

/** Sets the address, or lets it wait; answers whether it is an address that the operator was not asked about yet. */
function moveTo(service: Service, baseUrl: string): boolean {
	const isTrusted = service.status === 'pending' || service.baseUrl === null || sameOrigin(service.baseUrl ?? baseUrl, baseUrl);
	if (isTrusted) {
		service.baseUrl = baseUrl;
		service.pendingBaseUrl = null;
		return false;
	}

	const isNew = service.pendingBaseUrl !== baseUrl;
	service.pendingBaseUrl = baseUrl;
	return isNew;
}

const sameOrigin = (one: string, other: string): boolean => new URL(one).origin === new URL(other).origin;
