import type {Unit} from '../platform/unit/unit.ts';
import {lockService} from './queries.ts';
import type {Service} from './service.ts';

export type ServiceChange = Partial<Pick<Service, 'name' | 'description' | 'category' | 'iconUrl' | 'isPublic'>>;

/** Changes what the catalog says of a service; only what is given. */
export async function updateService(unit: Unit, {slug, change}: {slug: string; change: ServiceChange}): Promise<Service> {
	const service = await lockService(unit, slug);
	unit.em.assign(service, change);
	return service;
}
