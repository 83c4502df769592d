import {refuse as refusePlatform} from '../platform/refusals.ts';
import {demandRoom} from '../platform/unit/demand-room.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {Entrypoint} from './entrypoint.ts';
import {getService} from './queries.ts';
import {urlTemplateFault} from './url-template.ts';

/** What the operator may say of an entrypoint, now or later. */
export type EntrypointTerms = Partial<
	Pick<Entrypoint, 'label' | 'urlTemplate' | 'entryType' | 'description' | 'icon' | 'requiredRole' | 'sortOrder' | 'isActive'>
>;

export type NewEntrypoint = EntrypointTerms &
	Pick<Entrypoint, 'label' | 'urlTemplate' | 'entryType'> &
	Readonly<{serviceId: IdOf<'service'>}>;

/** So many ways a service has into it at most: they are shown all at once. */
export const ENTRYPOINTS_LIMIT = 100;

/** Adds a way into a service. */
export async function createEntrypoint(unit: Unit, {sortOrder = 0, isActive = true, ...given}: NewEntrypoint): Promise<Entrypoint> {
	checkUrlTemplate(given);
	const {id: serviceId} = await getService(unit, given.serviceId);
	const things = 'entrypoints of a service';
	await demandRoom(unit, {entity: Entrypoint, where: {serviceId}, owner: serviceId, things, limit: ENTRYPOINTS_LIMIT, path: 'service_id'});
	const entrypoint = unit.em.create(Entrypoint, {...given, sortOrder, isActive});
	await unit.em.flush();
	return entrypoint;
}

/** Refuses a URL template that is not sound. */
export function checkUrlTemplate({urlTemplate}: EntrypointTerms): void {
	const message = urlTemplate === undefined ? undefined : urlTemplateFault(urlTemplate);
	if (message !== undefined) throw refusePlatform('input_invalid', {details: [{path: 'url_template', message}]});
}
