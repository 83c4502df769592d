import type {Service} from '../catalog/service.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {Registration} from './registration.ts';
import {ServiceVersion} from './service-version.ts';

/**
 * Writes down what a service says of itself, all but its address. A change of its software's version is noted.
 *
 * @returns the version before, when there was another
 */
export function describeService({em}: Unit, service: Service, {version: softwareVersion, about}: Registration): string | undefined {
	const previousVersion = service.softwareVersion ?? null;
	em.assign(service, {
		...about,
		softwareVersion,
		description: about.description === undefined ? service.description : (about.description ?? ''),
	});
	if (previousVersion === softwareVersion) return undefined;
	em.create(ServiceVersion, {serviceId: service.id, softwareVersion, previousVersion});
	return previousVersion ?? undefined;
}
