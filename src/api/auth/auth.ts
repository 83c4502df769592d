import {z} from 'zod';
import {writePermissions} from '../../domain/identity/scopes.ts';
import {bare} from '../http/answers.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {passOnTokenRequest} from './pass-on-token-request.ts';
import {authConfigView, meView} from './views.ts';

const SCOPES = 'openid profile email offline_access';

export const getAuthConfig = route({
	operation: 'getAuthConfig',
	tag: 'auth',
	method: 'get',
	path: '/auth/config',
	summary: 'How people sign in: the identity provider and the client to use',
	description:
		'The first call of a browser application: it names the OpenID Connect issuer, the public client and the scopes to begin an ' +
		'authorization code flow with PKCE, and where to send people to sign out. Needs no credential and answers the bare object, ' +
		'without envelope. `notice` is the maintenance message of the platform settings, at most ten seconds old.',
	access: 'public',
	hasNoUnit: true,
	answer: bare(authConfigView),
	async handle({tools: {config, identityProvider, maintenanceMessage}}) {
		const {issuer, clientId} = config.identity;
		const endpoints = await identityProvider.endpoints().catch(() => undefined);
		return {issuer, clientId, scopes: SCOPES, logoutUrl: endpoints?.endSession ?? issuer, notice: await maintenanceMessage.current()};
	},
});

export const getMe = route({
	operation: 'getMe',
	tag: 'auth',
	method: 'get',
	path: '/auth/me',
	summary: 'Who the caller is, and what it may do',
	description:
		'Answers for the credential that was sent: a person with tenant or partner, or a service account. `roles` are those that the ' +
		'token and this platform give, `permissions` what follows from them at the place where the caller stands: what lies above that ' +
		'ceiling is left out, and a scope that is granted for reading only ends in `:read`. Every valid credential may ask, also that of ' +
		'a service account and of a person with neither tenant nor partner. Names and e-mail come from the directory and are null until ' +
		'it has told them. Answers the bare object, without envelope.',
	access: 'user',
	forAnyPlace: true,
	hasNoUnit: true,
	answer: bare(meView),
	async handle({caller}) {
		return {
			...caller.profile,
			userId: caller.subject,
			tenantId: caller.tenantId,
			partnerId: caller.partnerId,
			roles: [...caller.roles],
			permissions: writePermissions(caller.grants),
		};
	},
});

export const proxyToken = route({
	operation: 'proxyToken',
	tag: 'auth',
	method: 'post',
	path: '/auth/token',
	summary: 'Exchange a code or a refresh token at the identity provider (public client, PKCE)',
	description:
		'Passes the request on to the token endpoint of the identity provider, as the public client, so that a browser application needs ' +
		'no address but this one. `authorization_code` needs `code`, `redirect_uri` and `code_verifier` (PKCE, RFC 7636), and the ' +
		'`redirect_uri` must be one of those allowed here; `refresh_token` needs `refresh_token`. What the provider answers is given back ' +
		'as it is, without envelope; its refusal is answered with 400 and its error code of RFC 6749, its failure or silence with 502. ' +
		'Nothing is stored or logged.',
	access: 'public',
	limit: 'sign_in',
	hasNoUnit: true,
	body: input({
		grant_type: z
			.enum(['authorization_code', 'refresh_token'])
			.meta({description: 'Whether a code of a sign-in is exchanged, or a refresh token for a new access token.'}),
		code: z
			.string()
			.min(1)
			.max(2048)
			.optional()
			.meta({description: 'Code that the identity provider sent the browser back with; with `authorization_code` only.'}),
		redirect_uri: z.string().min(1).max(2048).optional().meta({
			description: 'Address that the browser came back to: the very one that the sign-in was begun with, and one of those allowed here.',
		}),
		code_verifier: z
			.string()
			.min(1)
			.max(128)
			.optional()
			.meta({description: 'Secret whose SHA-256 the sign-in was begun with (PKCE, RFC 7636).'}),
		refresh_token: z
			.string()
			.min(1)
			.max(4096)
			.optional()
			.meta({description: 'Refresh token of an earlier answer; with `refresh_token` only.'}),
	}),
	example: {
		grant_type: 'authorization_code',
		code: 'SplxlOBeZQQYbYS6WxSbIA',
		redirect_uri: 'https://portal.example.com/signed-in',
		code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
	},
	answer: bare(z.record(z.string(), z.unknown()).meta({example: {access_token: 'eyJ…', token_type: 'Bearer', expires_in: 3600}})),
	refuses: ['provider_refused', 'provider_failed'],
	async handle({body: request, tools}) {
		return passOnTokenRequest(request, tools);
	},
});
