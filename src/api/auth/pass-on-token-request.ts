import {type Fault, type Refusals, refuse as refusePlatform, refusing} from '../../domain/platform/refusals.ts';
import type {Tools} from '../tools.ts';

export const authRefusals = {
	provider_refused: {kind: 'incomplete', message: 'The identity provider refused: {error}'},
	provider_failed: {kind: 'upstream', message: 'The identity provider failed or did not answer'},
} as const satisfies Refusals;

const refuse = refusing(authRefusals);

/** What the identity provider answers; refuses (502) where it fails or does not answer. */
export const providerAnswers = async <T>(asked: Promise<T>): Promise<T> =>
	asked.catch(error => {
		throw refuse('provider_failed', {cause: error});
	});

type TokenRequest = Readonly<{
	grantType: 'authorization_code' | 'refresh_token';
	code?: string;
	redirectUri?: string;
	codeVerifier?: string;
	refreshToken?: string;
}>;

const NEEDED = {
	authorization_code: {code: 'code', redirectUri: 'redirect_uri', codeVerifier: 'code_verifier'},
	refresh_token: {refreshToken: 'refresh_token'},
} as const;

/** The error codes of RFC 6749 §5.2, which are all that a caller is told of a provider's refusal. */
const ERROR_CODE = /^[a-z_]{1,40}$/;

/** Exchanges a code (with PKCE, RFC 7636) or a refresh token at the identity provider, as the public client. Nothing of it is logged. */
export async function passOnTokenRequest(request: TokenRequest, {config, identityProvider}: Tools): Promise<Record<string, unknown>> {
	const needed: Readonly<Record<string, string>> = NEEDED[request.grantType];
	const given: Readonly<Record<string, string | undefined>> = request;
	const details: Fault[] = Object.entries(needed)
		.filter(([name]) => given[name] === undefined)
		.map(([, path]) => ({path, message: `is required with grant_type ${request.grantType}`}));
	if (details.length > 0) throw refusePlatform('input_invalid', {details});
	if (request.redirectUri !== undefined && !config.identity.redirectUris.includes(request.redirectUri)) {
		throw refusePlatform('input_invalid', {details: [{path: 'redirect_uri', message: 'is not one of those allowed here'}]});
	}

	const fields = Object.entries(needed).map(([name, path]) => [path, given[name] ?? '']);
	const answer = await providerAnswers(
		identityProvider.exchange({grant_type: request.grantType, client_id: config.identity.clientId, ...Object.fromEntries(fields)}),
	);
	if (answer.status >= 500) throw refuse('provider_failed');
	if (answer.status >= 400) {
		const error = String(answer.body['error'] ?? '');
		throw refuse('provider_refused', {error: ERROR_CODE.test(error) ? error : 'invalid_request'});
	}

	return answer.body;
}
