import {createHash, randomBytes} from 'node:crypto';
import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {createClient} from '@scaicontrol/client';
import {SignInError} from './exit-codes.ts';
import type {SignIn} from './sign-ins.ts';

const ASKING_LIMIT_MS = 15_000;
/** Somebody who does not come back from the browser by then has given up. */
const BROWSER_LIMIT_MS = 300_000;
const CALLBACK = '/callback';

export type Browsing = Readonly<{
	url: string;
	/** Where the browser comes back to; any free port, unless given. */
	port: number;
	open: (url: string) => void;
	fetch: typeof fetch;
	signal?: AbortSignal;
}>;

type Endpoints = Readonly<{authorization_endpoint: string; token_endpoint: string}>;

type Tokens = Readonly<{access_token?: string; refresh_token?: string; error?: string; error_description?: string}>;

/** Signs a person in by their browser: authorization code with PKCE (RFC 7636), back to this machine (RFC 8252, 7.3). */
export async function signIn({url, port, open, fetch: ask, signal}: Browsing): Promise<SignIn> {
	const config = await createClient({baseUrl: url, fetch: ask}).getAuthConfig();
	const endpoints = await readEndpoints(config.issuer, ask);
	const [verifier, state] = [randomBytes(32).toString('base64url'), randomBytes(16).toString('base64url')];
	await using back = await waitForBrowser(port, state);
	const redirectUri = `http://127.0.0.1:${back.port}${CALLBACK}`;
	const asked = new URLSearchParams({
		...{response_type: 'code', client_id: config.client_id, redirect_uri: redirectUri, scope: config.scopes, state},
		...{code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256'},
		// Providers give a refresh token only to whoever was asked.
		prompt: 'consent',
	});
	open(`${endpoints.authorization_endpoint}?${asked}`);
	const code = await back.code(signal);
	const fields = {grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier};
	return tokensOf({tokenEndpoint: endpoints.token_endpoint, clientId: config.client_id}, fields, ask);
}

/** Another access token for one who signed in; throws when they have to sign in anew. */
export async function renew(signedIn: SignIn, ask: typeof fetch): Promise<SignIn> {
	if (signedIn.refreshToken === undefined) throw new SignInError('the sign-in is over; run `scai login`');
	return {...signedIn, ...(await tokensOf(signedIn, {grant_type: 'refresh_token', refresh_token: signedIn.refreshToken}, ask))};
}

async function readEndpoints(issuer: string, ask: typeof fetch): Promise<Endpoints> {
	const answer = await ask(`${issuer}/.well-known/openid-configuration`, {signal: AbortSignal.timeout(ASKING_LIMIT_MS)});
	if (!answer.ok) throw new SignInError(`the identity provider ${issuer} answered ${answer.status}`);
	return (await answer.json()) as Endpoints;
}

type TokenPlace = Pick<SignIn, 'tokenEndpoint' | 'clientId'>;

async function tokensOf(
	{tokenEndpoint, clientId}: TokenPlace,
	fields: Readonly<Record<string, string>>,
	ask: typeof fetch,
): Promise<SignIn> {
	const answer = await ask(tokenEndpoint, {
		method: 'POST',
		body: new URLSearchParams({...fields, client_id: clientId}),
		signal: AbortSignal.timeout(ASKING_LIMIT_MS),
	});
	const tokens = (await answer.json()) as Tokens;
	if (!answer.ok || tokens.access_token === undefined)
		throw new SignInError(`the identity provider refused: ${tokens.error_description ?? tokens.error ?? answer.status}`);
	return {accessToken: tokens.access_token, ...(tokens.refresh_token && {refreshToken: tokens.refresh_token}), tokenEndpoint, clientId};
}

/** Listens on this machine alone for the browser to come back, once, with the state that it was sent away with. */
async function waitForBrowser(port: number, state: string) {
	const came = new EventTarget();
	let outcome: URLSearchParams | undefined;
	const server = createServer((request, response) => {
		const {pathname, searchParams} = new URL(request.url ?? '/', 'http://127.0.0.1');
		const isOurs = pathname === CALLBACK && searchParams.get('state') === state;
		response.writeHead(isOurs ? 200 : 404, {'content-type': 'text/plain; charset=utf-8', connection: 'close'});
		response.end(isOurs ? 'You can close this window and go back to the terminal.\n' : 'There is nothing here.\n');
		if (!isOurs || outcome) return;
		outcome = searchParams;
		came.dispatchEvent(new Event('back'));
	});
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	return {
		port: (server.address() as AddressInfo).port,
		async code(signal?: AbortSignal): Promise<string> {
			const limit = AbortSignal.timeout(BROWSER_LIMIT_MS);
			if (!outcome) {
				await once(came, 'back', {signal: signal ? AbortSignal.any([signal, limit]) : limit}).catch(() => {
					throw new SignInError('the sign-in in the browser was not finished');
				});
			}

			const code = outcome?.get('code');
			if (!code)
				throw new SignInError(`the identity provider refused: ${outcome?.get('error_description') ?? outcome?.get('error') ?? 'no code'}`);
			return code;
		},
		async [Symbol.asyncDispose]() {
			server.closeAllConnections();
			server.close();
		},
	};
}
