import {failpoint} from '../../platform/process/failpoints.ts';
import type {Cipher} from '../../platform/secrets.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {lockIntegration} from '../queries.ts';
import {tokensPlace} from './connection.ts';
import {keepTokens, lockConnection, loseConnection} from './keep-tokens.ts';
import type {OAuthApp, OAuthClient, Tokens, TokensAnswer} from './oauth.ts';
import type {BooksAnswer} from './remote-books.ts';

/** Longer than asking for tokens takes. */
const LEASE_MS = 30_000;
/** While another process asks, or nobody answered. */
const SHORT_REST_MS = 5000;
/** Nobody is let in: what waits looks again so often, and at once when somebody connects. */
const LOST_REST_MS = 3_600_000;

type Within = <Value>(work: (unit: Unit) => Promise<Value>) => Promise<Value>;

type Request = Readonly<{integrationId: IdOf<'accountingIntegration'>; oauth: OAuthClient; app: OAuthApp; cipher: Cipher}>;

type Found = BooksAnswer<string> | Readonly<{kind: 'due'; refreshToken: string; leasedUntil: Date}>;

/**
 * An access token that can be used. One that is old is renewed by one process alone: it takes a lease, asks, and the new pair is stored before
 * it is used. Whoever dies in between leaves the old pair: it is tried once more, and when it is refused, somebody has to connect again.
 */
export async function takeToken(within: Within, request: Request): Promise<BooksAnswer<string>> {
	const found = await within(async unit => look(unit, request));
	if (found.kind !== 'due') return found;
	const answer = await request.oauth.refresh({app: request.app, refreshToken: found.refreshToken});
	await failpoint('books:tokens-given');
	return within(async unit => keep(unit, request, {answer, leasedUntil: found.leasedUntil}));
}

const lost: BooksAnswer<string> = {kind: 'resting', afterMs: LOST_REST_MS};

async function look(unit: Unit, {integrationId, oauth, cipher}: Request): Promise<Found> {
	const connection = await lockConnection(unit, integrationId);
	if (!connection?.tokensSealed) return lost;
	const now = unit.realNow.getTime();
	const tokens: Tokens = JSON.parse(cipher.decrypt(connection.tokensSealed, tokensPlace(connection.id)));
	const age = connection.issuedAt ? now - connection.issuedAt.getTime() : Number.POSITIVE_INFINITY;
	const isRefused = connection.refusals > 0 && connection.expiresAt === null;
	if (!isRefused && age < oauth.refreshAfterMs && connection.expiresAt && connection.expiresAt > unit.realNow)
		return {kind: 'known', value: tokens.access};
	if (age < oauth.notBeforeMs) return {kind: 'resting', afterMs: oauth.notBeforeMs - age};
	if (connection.leasedUntil && connection.leasedUntil > unit.realNow) return {kind: 'resting', afterMs: SHORT_REST_MS};
	connection.leasedUntil = new Date(now + LEASE_MS);
	return {kind: 'due', refreshToken: tokens.refresh, leasedUntil: connection.leasedUntil};
}

/** Stores what came, if the lease is still the same; another process has asked otherwise. */
async function keep(
	unit: Unit,
	{integrationId, oauth, cipher}: Request,
	{answer, leasedUntil}: Readonly<{answer: TokensAnswer; leasedUntil: Date}>,
): Promise<BooksAnswer<string>> {
	const integration = await lockIntegration(unit, integrationId);
	const connection = await lockConnection(unit, integrationId);
	if (connection?.leasedUntil?.getTime() !== leasedUntil.getTime()) return {kind: 'resting', afterMs: SHORT_REST_MS};
	if (answer.kind === 'granted') {
		keepTokens(unit, connection, {tokens: answer.tokens, livesMs: answer.livesMs ?? oauth.tokenMs}, cipher);
		return {kind: 'known', value: answer.tokens.access};
	}

	connection.leasedUntil = null;
	if (answer.kind === 'unclear') return {kind: 'unclear', code: answer.code};
	loseConnection(unit, integration, connection, answer.code);
	return lost;
}

/** An access token was not taken: the next one is asked for; when that is not taken either, nobody is let in any more. */
export async function refuseToken(unit: Unit, integrationId: IdOf<'accountingIntegration'>): Promise<void> {
	const integration = await lockIntegration(unit, integrationId);
	const connection = await lockConnection(unit, integrationId);
	if (!connection) return;
	connection.refusals += 1;
	connection.expiresAt = null;
	if (connection.refusals > 1) loseConnection(unit, integration, connection, 'access_refused');
}

/** An access token was taken. */
export const acceptToken = async ({em}: Unit, integrationId: IdOf<'accountingIntegration'>): Promise<void> => {
	await em.execute('update accounting_connection set refusals = 0 where integration_id = ? and refusals > 0', [integrationId]);
};
