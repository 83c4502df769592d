import {randomBytes} from 'node:crypto';
import {LockMode} from '@mikro-orm/core';
import {type Cipher, sha256} from '../../platform/secrets.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {type AccountingIntegration, openCredentials} from '../integration.ts';
import {lockIntegration} from '../queries.ts';
import {refuse} from '../refusals.ts';
import {BooksConnection, statePlace} from './connection.ts';
import {connect, connectionOf, keepTokens} from './keep-tokens.ts';
import type {OAuthApp, OAuthClient, Tokens} from './oauth.ts';
import type {RemoteBooksBySlug} from './remote-books.ts';
import {oauthCredentials} from './remote-settings.ts';

/** Whoever has not agreed by then begins again. */
const STATE_LIFE_MS = 10 * 60_000;
const RANDOM_BYTES = 32;

type Tools = Readonly<{cipher: Cipher; remoteBooks: RemoteBooksBySlug}>;

type Begun = Readonly<{state: string; verifier: string}>;

/** The app that an integration's credentials name. */
export function appOf(credentials: unknown): OAuthApp {
	const {client_id: clientId, client_secret: clientSecret} = oauthCredentials.parse(credentials);
	return {clientId, clientSecret};
}

function appOfIntegration(integration: AccountingIntegration, cipher: Cipher): OAuthApp | undefined {
	const credentials = openCredentials(integration, cipher);
	return credentials && appOf(credentials);
}

/** Where somebody who may is to go, to let this system into the books. What is brought back from there is taken once. */
export async function beginAuthorization(
	unit: Unit,
	{integrationId, redirectUri, cipher, remoteBooks}: Tools & Readonly<{integrationId: IdOf<'accountingIntegration'>; redirectUri: string}>,
): Promise<{url: string}> {
	const integration = await lockIntegration(unit, integrationId);
	const oauth = remoteBooks.get(integration.provider)?.oauth;
	const app = appOfIntegration(integration, cipher);
	if (!oauth || !app) throw refuse('nothing_to_authorize');
	const connection = await connectionOf(unit, integration);
	const random = (): string => randomBytes(RANDOM_BYTES).toString('base64url');
	const begun: Begun = {state: random(), verifier: random()};
	Object.assign(connection, {
		stateHash: sha256(begun.state),
		stateSealed: cipher.encrypt(JSON.stringify(begun), statePlace(connection.id)),
		stateEndsAt: new Date(unit.realNow.getTime() + STATE_LIFE_MS),
	});
	return {url: await oauth.authorizationUrl({...begun, app, redirectUri})};
}

/** What somebody agreed to, taken: nobody else can bring it again. */
export type Agreed = Begun & Readonly<{integrationId: IdOf<'accountingIntegration'>; app: OAuthApp; oauth: OAuthClient}>;

/** Takes what somebody brings back who agreed. Refuses what was not begun here, or too long ago, or was brought before. */
export async function takeAuthorization(unit: Unit, {state, cipher, remoteBooks}: Tools & Readonly<{state: string}>): Promise<Agreed> {
	const stateHash = sha256(state);
	const seen = await unit.em.findOne(BooksConnection, {stateHash}, {disableIdentityMap: true});
	if (!seen) throw refuse('authorization_unknown');
	// The integration is locked first, here as everywhere.
	const integration = await lockIntegration(unit, seen.integrationId);
	const found = await unit.em.findOne(BooksConnection, {stateHash}, {lockMode: LockMode.PESSIMISTIC_WRITE});
	if (!found?.stateSealed || !found.stateEndsAt || found.stateEndsAt < unit.realNow) throw refuse('authorization_unknown');
	const oauth = remoteBooks.get(integration.provider)?.oauth;
	const app = appOfIntegration(integration, cipher);
	if (!oauth || !app) throw refuse('authorization_unknown');
	const begun: Begun = JSON.parse(cipher.decrypt(found.stateSealed, statePlace(found.id)));
	Object.assign(found, {stateHash: null, stateSealed: null, stateEndsAt: null});
	return {...begun, integrationId: integration.id, app, oauth};
}

/** Keeps the tokens that somebody's agreement brought; what waited for it goes on. */
export async function keepAuthorization(
	unit: Unit,
	{
		integrationId,
		tokens,
		livesMs,
		cipher,
	}: Readonly<{integrationId: IdOf<'accountingIntegration'>; tokens: Tokens; livesMs?: number; cipher: Cipher}>,
): Promise<AccountingIntegration> {
	const integration = await lockIntegration(unit, integrationId);
	const connection = await connectionOf(unit, integration);
	keepTokens(unit, connection, {tokens, ...(livesMs !== undefined && {livesMs})}, cipher);
	connection.refusals = 0;
	await connect(unit, integration);
	return integration;
}
