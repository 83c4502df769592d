import {Service} from '../catalog/service.ts';
import {sha256} from '../platform/secrets.ts';
import type {Unit} from '../platform/unit.ts';
import {ServiceKey} from './service-key.ts';

/** The service that an API key belongs to, while the key is valid. */
export async function findServiceByKey({em, realNow}: Unit, apiKey: string): Promise<Service | null> {
	const key = await em.findOne(ServiceKey, {apiKeyHash: sha256(apiKey), $or: [{validUntil: null}, {validUntil: {$gt: realNow}}]});
	return key ? em.findOne(Service, key.serviceId) : null;
}

/** The service that a service account registered, if it has. */
export const findServiceOfSubject = async ({em}: Unit, subject: string): Promise<Service | null> =>
	em.findOne(Service, {ownerSubject: subject}, {orderBy: {createdAt: 'desc', id: 'desc'}});

/** Whether a service has a key that opens the door now. */
export const hasKey = async ({em, realNow}: Unit, service: Service): Promise<boolean> =>
	(await em.count(ServiceKey, {serviceId: service.id, $or: [{validUntil: null}, {validUntil: {$gt: realNow}}]})) > 0;
