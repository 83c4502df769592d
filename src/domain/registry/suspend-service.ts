import {lockService} from '../catalog/queries.ts';
import type {Service} from '../catalog/service.ts';
import type {Unit} from '../platform/unit/unit.ts';

/** Takes a service off the shelf: what is subscribed to stays, nothing new can be. */
export async function suspendService(unit: Unit, {slug}: {slug: string}): Promise<Service> {
	const service = await lockService(unit, slug);
	service.apply('suspend');
	return service;
}
