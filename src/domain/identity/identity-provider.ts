/** Where the identity provider does what. */
export type IdentityEndpoints = Readonly<{authorization: string; token: string; endSession: string | undefined}>;

/** The identity provider's token endpoint, as people's browsers need it. */
export type IdentityProvider = Readonly<{
	/** Where it signs people in and out (OpenID Connect Discovery 1.0). Throws when it cannot be reached. */
	endpoints: () => Promise<IdentityEndpoints>;
	/** Passes a token request on. Answers the provider's status and body; throws when it cannot be reached or answers nonsense. */
	exchange: (form: Readonly<Record<string, string>>) => Promise<{status: number; body: Record<string, unknown>}>;
}>;
