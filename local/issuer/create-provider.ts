import {randomBytes} from 'node:crypto';
import {type Configuration, errors, type OidcContext, Provider} from 'oidc-provider';
import {createMemoryAdapter} from 'oidc-provider/lib/adapters/memory_adapter.js';
import type {Person} from './demo-directory.ts';
import {Html} from './html.ts';
import type {Directory} from './open-directory.ts';
import {problemPage, signedOutPage, signOutPage} from './pages.ts';
import {showPage} from './show-page.ts';
import type {SigningKeys} from './signing-keys.ts';

/** Where the identity provider of production serves its keys, and so does this one. */
const JWKS_PATH = '/api/v1/platform/.well-known/jwks.json';
const LIBRARY_JWKS_PATH = '/jwks';

const DIRECTORY_CLIENT_ID = 'scaicontrol-directory';
const API = 'urn:scaicontrol:api';
const SCOPES = ['openid', 'profile', 'email', 'offline_access'];

const CLOCK_TOLERANCE_SECONDS = 15;
const HOUR = 3600;
const LIFE_SECONDS = {
	AccessToken: HOUR,
	AuthorizationCode: 60,
	ClientCredentials: HOUR,
	Grant: 14 * 24 * HOUR,
	IdToken: HOUR,
	Interaction: HOUR,
	RefreshToken: 14 * 24 * HOUR,
	Session: 8 * HOUR,
};

/** Who asks for tokens, and what for. */
export type ProviderOptions = Readonly<{
	issuer: string;
	/** `aud` of the access tokens. */
	audience: string;
	/** The public client: people sign in to it by authorization code with PKCE S256. */
	clientId: string;
	redirectUris: readonly string[];
	postLogoutRedirectUris: readonly string[];
	/** Secret of the client `scaicontrol-directory`, sent as HTTP Basic (RFC 6749, 2.3.1). */
	directorySecret: string;
	keys: SigningKeys;
	directory: Directory;
}>;

/** Where a program on the person's machine is gone back to, at whatever port it listens on (RFC 8252, 7.3). */
const LOOPBACK_REDIRECT_URI = 'http://127.0.0.1/callback';

const clients = ({clientId, redirectUris, postLogoutRedirectUris, directorySecret}: ProviderOptions): Configuration['clients'] => [
	{
		client_id: clientId,
		client_name: 'ScaiControl',
		// Of native clients the port of a loopback address is not compared.
		application_type: 'native',
		grant_types: ['authorization_code', 'refresh_token'],
		response_types: ['code'],
		redirect_uris: [...redirectUris, LOOPBACK_REDIRECT_URI],
		post_logout_redirect_uris: postLogoutRedirectUris,
		token_endpoint_auth_method: 'none',
	},
	{
		client_id: DIRECTORY_CLIENT_ID,
		client_name: 'ScaiControl directory sync',
		client_secret: directorySecret,
		grant_types: ['client_credentials'],
		response_types: [],
		redirect_uris: [],
		token_endpoint_auth_method: 'client_secret_basic',
	},
];

/** The claims of an access token, as the API reads them. */
const placeAndRights = ({tenant_id, partner_id, roles, permissions}: Person) => ({tenant_id, partner_id, roles, permissions});

/** Access tokens of people are JWTs for the API. Those of the directory client stay opaque: they are good for `/directory` only. */
const resourceIndicators = ({audience, clientId}: ProviderOptions): Configuration['features']['resourceIndicators'] => ({
	enabled: true,
	defaultResource: (_ctx, client) => (client.clientId === clientId ? API : undefined),
	useGrantedResource: () => true,
	getResourceServerInfo(_ctx, resource) {
		if (resource !== API) throw new errors.InvalidTarget();
		return {scope: '', audience, accessTokenFormat: 'jwt', accessTokenTTL: LIFE_SECONDS.AccessToken, jwt: {sign: {alg: 'RS256'}}};
	},
});

/** The only public client is our own, so nobody is asked for consent. */
async function grantEverything({oidc: {client, session, provider}}: OidcContext) {
	const grant = new provider.Grant({clientId: client.clientId, accountId: session.accountId});
	grant.addOIDCScope(SCOPES.join(' '));
	await grant.save();
	return grant;
}

function configuration(options: ProviderOptions, formTargets: readonly string[]): Configuration {
	const {clientId, directory, keys} = options;
	return {
		adapter: createMemoryAdapter(CLOCK_TOLERANCE_SECONDS),
		clockTolerance: CLOCK_TOLERANCE_SECONDS,
		clients: clients(options),
		jwks: {keys: Object.values(keys)},
		responseTypes: ['code'],
		scopes: SCOPES,
		claims: {openid: ['sub'], profile: ['name'], email: ['email']},
		conformIdTokenClaims: false,
		routes: {jwks: JWKS_PATH},
		cookies: {
			keys: [randomBytes(32).toString('base64url')],
			names: {session: 'issuer_session', interaction: 'issuer_interaction', resume: 'issuer_resume'},
		},
		interactions: {url: (_ctx, {uid}) => `/interaction/${uid}`},
		ttl: LIFE_SECONDS,
		features: {
			devInteractions: {enabled: false},
			clientCredentials: {enabled: true},
			resourceIndicators: resourceIndicators(options),
			rpInitiatedLogout: {
				enabled: true,
				logoutSource: (ctx, form) => showPage(ctx, {title: 'Sign out · ScaiControl', body: signOutPage(new Html(form)), formTargets}),
				postLogoutSuccessSource: ctx => showPage(ctx, {title: 'Signed out · ScaiControl', body: signedOutPage()}),
			},
		},
		clientBasedCORS: (_ctx, origin) => formTargets.includes(origin),
		extraTokenClaims(_ctx, {accountId = ''}) {
			const person = directory.person(accountId);
			return person && placeAndRights(person);
		},
		findAccount(_ctx, sub) {
			const person = directory.person(sub);
			if (!person?.is_active) return undefined;
			return {accountId: sub, claims: async () => ({sub, name: person.display_name, email: person.email})};
		},
		issueRefreshToken: (_ctx, client) => client.clientId === clientId,
		loadExistingGrant: grantEverything,
		renderError: (ctx, {error, error_description = 'Something went wrong.'}) =>
			showPage(ctx, {title: 'Sign-in problem · ScaiControl', body: problemPage(error, error_description)}),
	};
}

/**
 * OpenID Connect by oidc-provider: authorization code with PKCE, refresh tokens, client credentials, RP-initiated logout, key set.
 * Sessions, codes, grants and refresh tokens are kept in memory: after a restart people sign in again, while access tokens stay
 * valid, because keys and issuer are the same.
 *
 * @param formTargets origins of the public client's redirect URIs
 */
export function createProvider(options: ProviderOptions, formTargets: readonly string[]): Provider {
	const provider = new Provider(options.issuer, configuration(options, formTargets));
	provider.use((ctx, next) => {
		if (ctx.path === LIBRARY_JWKS_PATH) ctx.path = JWKS_PATH;
		return next();
	});
	return provider;
}

/** Whether a token is a valid one of the directory client. */
export async function isDirectoryToken(provider: Provider, token: string): Promise<boolean> {
	const found = await provider.ClientCredentials.find(token);
	return found !== undefined && !found.isExpired && found.clientId === DIRECTORY_CLIENT_ID;
}
