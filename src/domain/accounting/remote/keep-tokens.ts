import {LockMode} from '@mikro-orm/core';
import {recordGivenUp} from '../../platform/record-given-up.ts';
import type {Cipher} from '../../platform/secrets.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {type IdOf, newId} from '../../platform/values/id.ts';
import type {AccountingIntegration} from '../integration.ts';
import {BooksConnection, tokensPlace} from './connection.ts';
import type {Tokens} from './oauth.ts';

/** What a bookkeeper reads when nobody is let in any more. */
export const CONNECT_AGAIN = 'The books are to be connected again: they do not accept this system any more';

/** The connection of an integration, locked; undefined when there was never one. */
export const lockConnection = async ({em}: Unit, integrationId: IdOf<'accountingIntegration'>): Promise<BooksConnection | undefined> =>
	(await em.findOne(BooksConnection, {integrationId}, {lockMode: LockMode.PESSIMISTIC_WRITE})) ?? undefined;

/** The connection of an integration, made when there was never one. */
export async function connectionOf(unit: Unit, {id: integrationId, partnerId}: AccountingIntegration): Promise<BooksConnection> {
	const found = await lockConnection(unit, integrationId);
	return (
		found ??
		unit.em.create(BooksConnection, {
			...{id: newId('booksConnection', unit.now), integrationId, partnerId, tokensSealed: null, issuedAt: null, expiresAt: null},
			...{leasedUntil: null, refusals: 0, stateHash: null, stateSealed: null, stateEndsAt: null},
		})
	);
}

/** Tokens, and how long the access token lives from now on; none when only the refresh token is known. */
type Given = Readonly<{tokens: Tokens; livesMs?: number}>;

/** Keeps tokens, encrypted; they replace those before. */
export function keepTokens({realNow}: Unit, connection: BooksConnection, {tokens, livesMs}: Given, cipher: Cipher): void {
	connection.tokensSealed = cipher.encrypt(JSON.stringify(tokens), tokensPlace(connection.id));
	connection.issuedAt = livesMs === undefined ? null : realNow;
	connection.expiresAt = livesMs === undefined ? null : new Date(realNow.getTime() + livesMs);
	connection.leasedUntil = null;
}

/** Somebody let this system in: what waited for it goes on. */
export async function connect(unit: Unit, integration: AccountingIntegration): Promise<void> {
	if (integration.connection === 'lost') integration.lastError = null;
	integration.applyConnection('connect');
	integration.restsUntil = null;
	await unit.em.flush();
	await unit.em.execute(
		`update accounting_entry set next_attempt_at = ?
		 where integration_id = ? and status = 'pending' and next_attempt_at > ? and leased_until is null`,
		[unit.now, integration.id, unit.now],
	);
}

/** Nobody is let in any more: the integration says so, and the operator is told, once. */
export function loseConnection(unit: Unit, integration: AccountingIntegration, connection: BooksConnection, code: string): void {
	Object.assign(connection, {tokensSealed: null, issuedAt: null, expiresAt: null, leasedUntil: null});
	integration.lastError = CONNECT_AGAIN;
	if (integration.connection === 'lost') return;
	integration.applyConnection('lose');
	recordGivenUp(unit, {kind: 'accounting_connection', resourceId: integration.id, code, step: unit.realNow.toISOString()});
}
