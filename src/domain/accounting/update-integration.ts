import type {Cipher} from '../platform/secrets.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {refuseTakenBooks, sealed} from './create-integration.ts';
import type {AccountingIntegration} from './integration.ts';
import {judgeConfiguration} from './judge-configuration.ts';
import {lockIntegration} from './queries.ts';
import {keepAuthorization} from './remote/authorize-integration.ts';
import type {RemoteBooksBySlug} from './remote/remote-books.ts';

type Request = Readonly<{
	integrationId: IdOf<'accountingIntegration'>;
	name?: string | undefined;
	settings?: Readonly<Record<string, unknown>> | undefined;
	credentials?: Readonly<Record<string, unknown>> | undefined;
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
	if (credentials === undefined) return integration;
	const {refresh_token: refreshToken, ...kept} = credentials;
	integration.credentialsSealed = sealed(cipher, integrationId, kept);
	if (typeof refreshToken !== 'string') return integration;
	return keepAuthorization(unit, {integrationId, tokens: {access: '', refresh: refreshToken}, cipher});
}
