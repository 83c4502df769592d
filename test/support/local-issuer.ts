import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {createRemoteJWKSet, jwtVerify} from 'jose';
import {pino} from 'pino';
import {type Issuer, startIssuer} from '../../local/issuer/start-issuer.ts';

export const redirectUri = 'http://localhost:8000/admin/jobs/callback';
const audience = 'test-audience';

/** A data folder that goes when the test has ended. */
export async function temporaryFolder(t: ExecutionContext): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'scaicontrol-local-'));
	t.teardown(() => rm(folder, {recursive: true}));
	return folder;
}

/** A local identity provider that ends with the test. Port 0 takes a free one. */
export async function issuerAt(t: ExecutionContext, dataFolder: string, port = 0): Promise<Issuer> {
	const issuer = await startIssuer({
		port,
		dataFolder,
		audience,
		clientId: 'web',
		redirectUris: [redirectUri],
		adminSecret: 'admin-secret',
		directorySecret: 'directory-secret',
		now: () => new Date(),
		log: pino({level: 'silent'}),
	});
	t.teardown(issuer.stop);
	return issuer;
}

export const freshIssuer = async (t: ExecutionContext): Promise<Issuer> => issuerAt(t, await temporaryFolder(t));

/** Verifies a token as the API does: by the key set at the issuer's address, for its audience. */
export const verify = ({issuer}: Issuer, token = '', forAudience = audience) =>
	jwtVerify(token, createRemoteJWKSet(new URL(`${issuer}/api/v1/platform/.well-known/jwks.json`)), {issuer, audience: forAudience});

/** Asks the admin interface for a token. */
export const mint = ({adminUrl}: Issuer, body: object, secret = 'admin-secret'): Promise<Response> =>
	fetch(`${adminUrl}/tokens`, {
		method: 'POST',
		body: JSON.stringify(body),
		headers: {authorization: `Bearer ${secret}`, 'content-type': 'application/json'},
	});

/** The token that `mint` answered. */
export const tokenOf = async (answer: Response): Promise<string> => ((await answer.json()) as {token: string}).token;

/** A token of the directory client, by its secret; nothing when the secret is wrong. */
export async function directoryToken({issuer}: Issuer, secret = 'directory-secret'): Promise<string | undefined> {
	const credentials = Buffer.from(`scaicontrol-directory:${secret}`).toString('base64');
	const answer = await fetch(`${issuer}/token`, {
		method: 'POST',
		headers: {authorization: `Basic ${credentials}`},
		body: new URLSearchParams({grant_type: 'client_credentials'}),
	});
	return ((await answer.json()) as {access_token?: string}).access_token;
}

/** One page of the directory. */
export async function readDirectory<E>({issuer}: Issuer, path: string, token: string | undefined) {
	const answer = await fetch(`${issuer}/directory${path}`, {headers: {authorization: `Bearer ${token}`}});
	return {status: answer.status, body: (await answer.json()) as {items: readonly E[]; next_cursor?: string}};
}
