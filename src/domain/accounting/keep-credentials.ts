import type {Cipher} from '../platform/secrets.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {type AccountingIntegration, type BooksCredentials, sealCredentials} from './integration.ts';
import {keepAuthorization} from './remote/authorize-integration.ts';

/** Keeps credentials instead of those before. A refresh token among them, which every use replaces, is kept with the connection. */
export async function keepCredentials(
	unit: Unit,
	integration: AccountingIntegration,
	{refresh_token: refreshToken, ...kept}: BooksCredentials,
	cipher: Cipher,
): Promise<void> {
	sealCredentials(integration, kept, cipher);
	await unit.em.flush();
	if (typeof refreshToken !== 'string') return;
	await keepAuthorization(unit, {integrationId: integration.id, tokens: {access: '', refresh: refreshToken}, cipher});
}
