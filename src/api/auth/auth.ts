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
	access: 'public',
	limit: 'sign_in',
	hasNoUnit: true,
	body: input({
		grant_type: z.enum(['authorization_code', 'refresh_token']),
		code: z.string().min(1).max(2048).optional(),
		redirect_uri: z.string().min(1).max(2048).optional(),
		code_verifier: z.string().min(1).max(128).optional(),
		refresh_token: z.string().min(1).max(4096).optional(),
	}),
	answer: bare(z.record(z.string(), z.unknown()).meta({example: {access_token: 'eyJ…', token_type: 'Bearer', expires_in: 3600}})),
	refuses: ['provider_refused', 'provider_failed'],
	async handle({body: request, tools}) {
		return passOnTokenRequest(request, tools);
	},
});
