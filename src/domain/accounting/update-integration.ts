import type {Cipher} from '../platform/secrets.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {refuseTakenBooks} from './create-integration.ts';
import type {AccountingIntegration, BooksCredentials} from './integration.ts';
import {judgeConfiguration} from './judge-configuration.ts';
import {keepCredentials} from './keep-credentials.ts';
import {lockIntegration} from './queries.ts';
import type {RemoteBooksBySlug} from './remote/remote-books.ts';

type Request = Readonly<{
	integrationId: IdOf<'accountingIntegration'>;
	name?: string | undefined;
	settings?: Readonly<Record<string, unknown>> | undefined;
	credentials?: BooksCredentials | undefined;
	isActive?: boolean | undefined;
	cipher: Cipher;
	remoteBooks: RemoteBooksBySlug;
}>;

/** Changes what is given: settings and credentials as a whole. What is posted stays as it was posted. */
export async function updateIntegration(
	unit: Unit,
	{integrationId, name, settings, credentials, isActive, cipher, remoteBooks}: Request,
): Promise<AccountingIntegration> {
	const integration = await lockIntegration(unit, integrationId);
	const {provider, currency: fixedCurrency} = integration;
	judgeConfiguration({provider, settings: settings ?? integration.settings, credentials, fixedCurrency, remoteBooks});
	if (settings !== undefined) await refuseTakenBooks(unit, {provider, settings, remoteBooks, ownId: integrationId});
	if (name !== undefined) integration.name = name;
	if (settings !== undefined) integration.settings = settings;
	if (isActive !== undefined) integration.isActive = isActive;
	if (credentials !== undefined) await keepCredentials(unit, integration, credentials, cipher);
	return integration;
}
