import {LockMode} from '@mikro-orm/core';
import {findPage, type Page, type PageRequest} from '../platform/unit/page.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {AccountingIntegration} from './integration.ts';
import {refuse} from './refusals.ts';
import {SyncEntry} from './sync-entry.ts';

/** All integrations, newest first. */
export const listIntegrations = async ({em}: Unit, page: PageRequest): Promise<Page<AccountingIntegration>> =>
	findPage(em, AccountingIntegration, {deletedAt: null}, page, {createdAt: 'desc', id: 'desc'});

/** An integration, or a refusal. */
export async function getIntegration({em}: Unit, id: IdOf<'accountingIntegration'>): Promise<AccountingIntegration> {
	const integration = await em.findOne(AccountingIntegration, {id, deletedAt: null});
	if (!integration) throw refuse('integration_not_found', {id});
	return integration;
}

/** An integration, locked for a change, or a refusal. */
export async function lockIntegration({em}: Unit, id: IdOf<'accountingIntegration'>): Promise<AccountingIntegration> {
	const integration = await em.findOne(AccountingIntegration, {id, deletedAt: null}, {lockMode: LockMode.PESSIMISTIC_WRITE});
	if (!integration) throw refuse('integration_not_found', {id});
	return integration;
}

/** An integration whose books are kept here, or a refusal. */
export async function getJournal(unit: Unit, id: IdOf<'accountingIntegration'>): Promise<AccountingIntegration> {
	const integration = await getIntegration(unit, id);
	if (integration.provider !== 'journal') throw refuse('not_a_journal');
	return integration;
}

/** What the books of an integration were told, newest first. */
export async function listSyncLog(
	unit: Unit,
	{integrationId, status, ...page}: PageRequest & Readonly<{integrationId: IdOf<'accountingIntegration'>; status?: SyncEntry['status']}>,
): Promise<Page<SyncEntry>> {
	await getIntegration(unit, integrationId);
	return findPage(unit.em, SyncEntry, {integrationId, ...(status && {status})}, page, {createdAt: 'desc', movementId: 'desc'});
}
