import {DEFAULT_HEARTBEAT_SECONDS} from '../catalog/create-service.ts';
import {findServiceForChange} from '../catalog/queries.ts';
import {refuse as refuseCatalog} from '../catalog/refusals.ts';
import {Service} from '../catalog/service.ts';
import type {Cipher} from '../platform/secrets.ts';
import {violatedConstraint} from '../platform/unit/database-errors.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {describeService} from './describe-service.ts';
import {serviceEventData} from './events.ts';
import {issueKey} from './issue-key.ts';
import {checkRegistration, type Registration} from './registration.ts';

/** Who registers: a service account, by its token's subject. */
export type ServiceAccount = Readonly<{subject: string; isOperators: boolean}>;

type Request = Readonly<{
	account: ServiceAccount;
	registration: Registration;
	/** Slugs that the operator's own accounts register without asking. */
	internalSlugs: readonly string[];
	cipher: Cipher;
}>;

/** What came of a registration. The two secrets are there when the service was active at once, and shown this once. */
export type Registered = Readonly<{service: Service; previousVersion?: string; apiKey?: string; signingSecret?: string}>;

/**
 * Enters a service on the word of its own account. It waits for the operator's approval, unless it is one of the operator's own and
 * its slug is on the list. A slug that is taken is refused; one that its owner deregistered may be used by that owner again.
 */
export async function registerService(unit: Unit, request: Request): Promise<Registered> {
	const {account, registration, internalSlugs, cipher} = request;
	checkRegistration(registration);
	const service = await takeSlug(unit, account, registration);
	service.baseUrl = registration.baseUrl;
	const previousVersion = describeService(unit, service, registration);
	const isKnown = account.isOperators && internalSlugs.includes(registration.slug);
	if (isKnown) service.apply('approve');
	await unit.em.flush();
	unit.record({type: 'service.registered', step: service.version, owner: {}, data: serviceEventData(service)});
	return {service, previousVersion, ...(isKnown && (await issueKey(unit, service, {cipher})))};
}

/** A new service with this slug, or the account's own old one brought back; both are pending. */
async function takeSlug(unit: Unit, {subject}: ServiceAccount, {slug, baseUrl, about: {name}}: Registration): Promise<Service> {
	const known = await findServiceForChange(unit, slug);
	if (known) {
		if (known.status !== 'deregistered' || known.ownerSubject !== subject) throw refuseCatalog('service_slug_taken', {slug});
		known.apply('register');
		known.deregistrationReason = null;
		return known;
	}

	const service = unit.em.create(Service, {
		...{slug, name, baseUrl, ownerSubject: subject},
		...{description: '', isPublic: true, status: 'pending', capabilities: [], metrics: []},
		...{healthStatus: 'unknown', healthStep: 0, consecutiveMisses: 0, heartbeatIntervalSeconds: DEFAULT_HEARTBEAT_SECONDS},
	});
	try {
		await unit.em.flush();
	} catch (error) {
		if (violatedConstraint(error) === 'service__slug') throw refuseCatalog('service_slug_taken', {slug});
		throw error;
	}

	return service;
}
