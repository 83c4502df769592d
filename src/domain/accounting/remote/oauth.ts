/** What a token endpoint came to. After `unclear` nobody knows whether the refresh token was used up. */
export type TokensAnswer =
	| Readonly<{kind: 'granted'; tokens: Tokens; livesMs: number | undefined}>
	| Readonly<{kind: 'refused'; code: string}>
	| Readonly<{kind: 'unclear'; code: string}>;

/** What calls are signed with, and what the next such token is asked with: it changes with each use. */
export type Tokens = Readonly<{access: string; refresh: string}>;

/** An app that is registered with the provider. */
export type OAuthApp = Readonly<{clientId: string; clientSecret: string}>;

/** Where a provider lets somebody agree, and gives tokens (RFC 6749, RFC 7636). No call throws; each is bounded in time and size. */
export type OAuthClient = Readonly<{
	/** How long an access token lives where they do not say, in milliseconds. */
	tokenMs: number;
	/** An access token of this age is renewed before it is used. */
	refreshAfterMs: number;
	/** A new one may not be asked for before the last is so old. */
	notBeforeMs: number;
	authorizationUrl: (asked: Readonly<{app: OAuthApp; redirectUri: string; state: string; verifier: string}>) => Promise<string>;
	exchange: (
		given: Readonly<{app: OAuthApp; redirectUri: string; callback: URLSearchParams; state: string; verifier: string}>,
	) => Promise<TokensAnswer>;
	refresh: (given: Readonly<{app: OAuthApp; refreshToken: string}>) => Promise<TokensAnswer>;
}>;
