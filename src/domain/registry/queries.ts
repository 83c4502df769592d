import {LockMode} from '@mikro-orm/core';
import {raw} from '@mikro-orm/postgresql';
import {findServiceForChange} from '../catalog/queries.ts';
import {refuse as refuseCatalog} from '../catalog/refusals.ts';
import {type HealthStatus, Service, type ServiceStatus} from '../catalog/service.ts';
import {type FirstDue, firstIn} from '../platform/process/first-due.ts';
import {type Cipher, sha256} from '../platform/secrets.ts';
import {arrayLiteral} from '../platform/unit/array-literal.ts';
import {findRows} from '../platform/unit/find-rows.ts';
import {findPage, type Page, type PageRequest} from '../platform/unit/page.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {ServiceKey, secretPlace} from './service-key.ts';

/** The service that an API key belongs to, while the key is valid. */
export async function findServiceByKey({em, realNow}: Unit, apiKey: string): Promise<Service | null> {
	const key = await em.findOne(ServiceKey, {apiKeyHash: sha256(apiKey), $or: [{validUntil: null}, {validUntil: {$gt: realNow}}]});
	return key ? em.findOne(Service, key.serviceId) : null;
}

/** An account may have registered several services: it is known by the one that can do most, the newest of these. */
const KNOWN_BY: readonly ServiceStatus[] = ['active', 'suspended', 'pending', 'deregistered'];

/** The service that a service account registered, if it has. */
export async function findServiceOfSubject({em}: Unit, subject: string): Promise<Service | null> {
	const rank = raw(alias => `array_position(?::text[], ${alias}.status::text)`, [arrayLiteral(KNOWN_BY)]);
	return em.findOne(Service, {ownerSubject: subject}, {orderBy: [{[rank]: 'asc'}, {createdAt: 'desc', id: 'desc'}]});
}

/**
 * Who acts for a service: whoever shows its API key, or the account that registered it. The issuer names accounts and we name services:
 * the two are never compared, for an account may be called like one of our ids.
 */
export type Acting = Readonly<{subject: string; keyOf?: IdOf<'service'>}>;

/** Whether somebody acts for a service. */
const actsFor = ({id, ownerSubject}: Service, {subject, keyOf}: Acting): boolean =>
	keyOf === undefined ? ownerSubject === subject : id === keyOf;

/** One's own service with this slug, locked for a change. Another's, or one that was deregistered, is as missing as one that never was. */
export async function lockOwnService(unit: Unit, {acting, slug}: {acting: Acting; slug: string}): Promise<Service> {
	const service = await findServiceForChange(unit, slug);
	if (!service || !actsFor(service, acting) || service.status === 'deregistered') throw refuseCatalog('service_not_found', {slug});
	return service;
}

/** Which of these services have a key that opens the door now. */
export async function havingKeys({em, realNow}: Unit, services: readonly Service[]): Promise<ReadonlySet<IdOf<'service'>>> {
	const keys = await em.find(
		ServiceKey,
		{serviceId: {$in: services.map(({id}) => id)}, $or: [{validUntil: null}, {validUntil: {$gt: realNow}}]},
		{fields: ['serviceId']},
	);
	return new Set(keys.map(({serviceId}) => serviceId));
}

/** Every service on record, by name. */
export const listRegistered = async (
	{em}: Unit,
	{status, healthStatus, ...page}: PageRequest & Readonly<{status?: ServiceStatus; healthStatus?: HealthStatus}>,
): Promise<Page<Service>> =>
	findPage(em, Service, {...(status !== undefined && {status}), ...(healthStatus !== undefined && {healthStatus})}, page, {
		name: 'asc',
		id: 'asc',
	});

/** Services that were not heard of in time, the longest silent first, locked; those that another worker is on are left to it. */
export const lockSilentServices = async ({em}: Unit, dueAt: Date, limit: number): Promise<Service[]> =>
	em.find(
		Service,
		{nextMissAt: {$lte: dueAt}},
		{orderBy: {nextMissAt: 'asc', id: 'asc'}, limit, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE},
	);

/** When the next service will have missed a beat. */
export const firstMiss: FirstDue = firstIn({table: 'service', column: 'next_miss_at'});

/** The secrets that calls to services are signed with now, by service, newest first; while a key is being rotated there are several. */
export async function signingSecretsOf(
	{em, realNow}: Unit,
	serviceIds: readonly IdOf<'service'>[],
	cipher: Cipher,
): Promise<ReadonlyMap<IdOf<'service'>, readonly string[]>> {
	const keys = await findRows(
		em,
		ServiceKey,
		{serviceId: {$in: [...serviceIds]}, $or: [{validUntil: null}, {validUntil: {$gt: realNow}}]},
		{orderBy: {createdAt: 'desc', id: 'desc'}},
	);
	const ofService = Map.groupBy(keys, ({serviceId}) => serviceId);
	return new Map([...ofService].map(([serviceId, all]) => [serviceId, all.slice(0, SECRETS_LIMIT).map(key => openedSecret(key, cipher))]));
}

const openedSecret = ({id, signingSecretSealed}: ServiceKey, cipher: Cipher): string =>
	cipher.decrypt(signingSecretSealed, secretPlace(id));

/** So many secrets sign a call at most. */
const SECRETS_LIMIT = 5;
