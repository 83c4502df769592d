import {
	type AuthorizationServer,
	allowInsecureRequests,
	authorizationCodeGrantRequest,
	type Client,
	ClientSecretBasic,
	ClientSecretPost,
	calculatePKCECodeChallenge,
	customFetch,
	nopkce,
	processAuthorizationCodeResponse,
	processRefreshTokenResponse,
	ResponseBodyError,
	refreshTokenGrantRequest,
	type TokenEndpointResponse,
	validateAuthResponse,
} from 'oauth4webapi';
import {request} from 'undici';
import type {OAuthApp, OAuthClient, TokensAnswer} from '../../domain/accounting/remote/oauth.ts';
import {startTimeLimit} from '../../domain/platform/process/time-limit.ts';
import {readBounded} from '../outbound/read-bounded.ts';

const CALL_LIMIT_MS = 15_000;
const ANSWER_LIMIT_BYTES = 64 * 1024;
const SECOND_MS = 1000;

type Rules = Pick<OAuthClient, 'tokenMs' | 'refreshAfterMs' | 'notBeforeMs'> &
	Readonly<{
		authorizationUrl: string;
		tokenUrl: string;
		/** Where a provider reads who the app is. */
		clientIn: 'header' | 'body';
		usesPkce: boolean;
		scope?: string;
		/** What is asked besides when somebody is to agree. */
		more?: Readonly<Record<string, string>>;
	}>;

/** The library's way to the network: bounded in time and size, no redirects. */
const boundedFetch = async (url: string, {method, headers, body}: {method: string; headers: Record<string, string>; body?: unknown}) => {
	using limit = startTimeLimit(CALL_LIMIT_MS);
	const {signal} = limit;
	const answer = await request(url, {method: method as 'POST', headers, body: String(body ?? ''), signal});
	const text = await readBounded(answer.body, ANSWER_LIMIT_BYTES);
	return new Response(text, {status: answer.statusCode, headers: {'content-type': String(answer.headers['content-type'] ?? '')}});
};

/** Signing in to a provider's books by OAuth 2: code flow and rotating refresh tokens. */
export function createOAuthClient({authorizationUrl, tokenUrl, clientIn, usesPkce, scope, more, ...times}: Rules): OAuthClient {
	const server: AuthorizationServer = {issuer: new URL(tokenUrl).origin, token_endpoint: tokenUrl};
	const client = ({clientId}: OAuthApp): Client => ({client_id: clientId});
	const secret = ({clientSecret}: OAuthApp) => (clientIn === 'header' ? ClientSecretBasic(clientSecret) : ClientSecretPost(clientSecret));
	const options = {[customFetch]: boundedFetch, [allowInsecureRequests]: tokenUrl.startsWith('http:')};
	return {
		...times,
		async authorizationUrl({app, redirectUri, state, verifier}) {
			const url = new URL(authorizationUrl);
			const pkce: Record<string, string> = usesPkce
				? {code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256'}
				: {};
			const asked = {
				response_type: 'code',
				client_id: app.clientId,
				redirect_uri: redirectUri,
				state,
				...(scope && {scope}),
				...pkce,
				...more,
			};
			url.search = new URLSearchParams(asked).toString();
			return url.href;
		},
		exchange: async ({app, redirectUri, callback, state, verifier}) =>
			answerOf(async () => {
				const given = new URLSearchParams([...callback].filter(([name]) => name === 'code' || name === 'state'));
				const parameters = validateAuthResponse(server, client(app), given, state);
				const proof = usesPkce ? verifier : nopkce;
				const answer = await authorizationCodeGrantRequest(server, client(app), secret(app), parameters, redirectUri, proof, options);
				return processAuthorizationCodeResponse(server, client(app), answer);
			}),
		refresh: async ({app, refreshToken}) =>
			answerOf(async () => {
				const answer = await refreshTokenGrantRequest(server, client(app), secret(app), refreshToken, options);
				return processRefreshTokenResponse(server, client(app), answer);
			}, refreshToken),
	};
}

/** Only an answer of 400 or 401 with an error of RFC 6749 is a refusal: after everything else nobody knows. */
async function answerOf(ask: () => Promise<TokenEndpointResponse>, refreshToken = ''): Promise<TokensAnswer> {
	try {
		const {access_token: access, refresh_token: refresh = refreshToken, expires_in: seconds} = await ask();
		return {kind: 'granted', tokens: {access, refresh}, livesMs: seconds === undefined ? undefined : seconds * SECOND_MS};
	} catch (error) {
		if (error instanceof ResponseBodyError && error.status === 400) return {kind: 'refused', code: error.error};
		if (error instanceof ResponseBodyError && error.error === 'invalid_client') return {kind: 'refused', code: error.error};
		return {kind: 'unclear', code: 'no_tokens'};
	}
}
