/** The part of oidc-provider 9 that the local identity provider uses; the package brings no types. */
declare module 'oidc-provider' {
	import type {IncomingMessage, ServerResponse} from 'node:http';
	import type {JWK} from 'jose';
	import type Koa from 'koa';

	export type Client = Readonly<{clientId: string}>;
	export type Token = Readonly<{accountId?: string; clientId?: string; isExpired: boolean}>;

	/** Makes the storage of one kind of thing. Opaque to us. */
	export type AdapterFactory = (model: string) => object;

	export class Grant {
		constructor(about: {clientId: string; accountId: string});
		addOIDCScope(scope: string): void;
		save(): Promise<string>;
	}

	export type OidcContext = Koa.Context & {
		oidc: {client: Client; session: {accountId: string}; provider: Provider};
	};

	export type Account = {
		accountId: string;
		claims: (use: string, scope: string) => Promise<Record<string, unknown> & {sub: string}>;
	};

	export type ResourceServer = {
		scope: string;
		audience: string;
		accessTokenFormat: 'jwt' | 'opaque';
		accessTokenTTL: number;
		jwt: {sign: {alg: string}};
	};

	export type Interaction = Readonly<{uid: string; prompt: {name: string}; params: {client_id: string; login_hint?: string}}>;

	export type InteractionResult =
		| {login: {accountId: string; remember?: boolean}}
		| {consent: Record<string, never>}
		| {error: string; error_description: string};

	export type ClientMetadata = {
		client_id: string;
		client_name: string;
		application_type?: 'web' | 'native';
		client_secret?: string;
		grant_types: readonly string[];
		response_types: readonly string[];
		redirect_uris: readonly string[];
		post_logout_redirect_uris?: readonly string[];
		token_endpoint_auth_method: 'none' | 'client_secret_basic';
	};

	export type Configuration = {
		adapter: AdapterFactory;
		clockTolerance: number;
		responseTypes: readonly string[];
		clients: readonly ClientMetadata[];
		jwks: {keys: readonly JWK[]};
		scopes: readonly string[];
		claims: Record<string, readonly string[]>;
		conformIdTokenClaims: boolean;
		routes: {jwks: string};
		cookies: {keys: readonly string[]; names: {session: string; interaction: string; resume: string}};
		interactions: {url: (ctx: OidcContext, interaction: Interaction) => string};
		ttl: Record<string, number>;
		features: {
			devInteractions: {enabled: boolean};
			clientCredentials: {enabled: boolean};
			resourceIndicators: {
				enabled: boolean;
				defaultResource: (ctx: OidcContext, client: Client) => string | undefined;
				useGrantedResource: () => boolean;
				getResourceServerInfo: (ctx: OidcContext, resource: string) => ResourceServer;
			};
			rpInitiatedLogout: {
				enabled: boolean;
				logoutSource: (ctx: OidcContext, form: string) => void;
				postLogoutSuccessSource: (ctx: OidcContext) => void;
			};
		};
		clientBasedCORS: (ctx: OidcContext, origin: string, client: Client) => boolean;
		extraTokenClaims: (ctx: OidcContext, token: Token) => Record<string, unknown> | undefined;
		findAccount: (ctx: OidcContext, sub: string) => Account | undefined;
		issueRefreshToken: (ctx: OidcContext, client: Client) => boolean;
		loadExistingGrant: (ctx: OidcContext) => Promise<Grant>;
		renderError: (ctx: OidcContext, out: {error: string; error_description?: string}) => void;
	};

	export class Provider extends Koa {
		constructor(issuer: string, configuration: Configuration);
		readonly Grant: typeof Grant;
		readonly ClientCredentials: {find: (token: string) => Promise<Token | undefined>};
		interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
		interactionFinished(
			request: IncomingMessage,
			response: ServerResponse,
			result: InteractionResult,
			options?: {mergeWithLastSubmission: boolean},
		): Promise<void>;
	}

	export namespace errors {
		class InvalidTarget extends Error {}
		class SessionNotFound extends Error {}
	}
}

declare module 'oidc-provider/lib/adapters/memory_adapter.js' {
	import type {AdapterFactory} from 'oidc-provider';

	/** Storage in the memory of this process: at most 1,000 things, the least used go first. */
	export function createMemoryAdapter(clockToleranceSeconds: number): AdapterFactory;
}
