import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {lockIntegration} from './queries.ts';
import {BooksConnection} from './remote/connection.ts';

/** Uses an integration no more, and forgets its credentials. Its journal stays in the database as long as the law wants books kept. */
export async function deleteIntegration(unit: Unit, {integrationId}: {integrationId: IdOf<'accountingIntegration'>}): Promise<void> {
	const integration = await lockIntegration(unit, integrationId);
	await unit.em.nativeDelete(BooksConnection, {integrationId});
	Object.assign(integration, {deletedAt: unit.now, isActive: false, credentialsSealed: null});
}
