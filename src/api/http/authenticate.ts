import {hash as digest} from 'node:crypto';
import {errors, type JWTVerifyGetKey, jwtVerify} from 'jose';
import type {Caller} from '../../domain/identity/caller.ts';
import {boundedCache} from '../../domain/platform/process/bounded-cache.ts';
import {Refusal} from '../../domain/platform/refusals.ts';
import {refuse} from './access.ts';
import {readClaims, type TokenClaims} from './token-claims.ts';

/** What a request carries to say who is calling. */
export type Credentials = Readonly<{authorization: string | undefined; apiKey: string | undefined}>;

/** Asymmetric algorithms only: `none` and HS* would let anybody sign with the public key. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const TYPES = new Set([undefined, 'jwt', 'at+jwt', 'application/at+jwt']);
const CLOCK_TOLERANCE_SECONDS = 30;

/** Verified tokens and callers are kept for so long, so that what is revoked ends within it. */
const KNOWN_FOR_MS = 60_000;
const KNOWN_LIMIT = 10_000;

const BEARER = /^Bearer ([A-Za-z0-9._~+/=-]+)$/i;

type Parts = Readonly<{
	issuer: string;
	audience: string;
	keys: JWTVerifyGetKey;
	real: () => Date;
	/** Finds out what is on record of a token's subject, or of an API key. */
	identify: Readonly<{byClaims: (claims: TokenClaims) => Promise<Caller>; byKey: (apiKey: string) => Promise<Caller | undefined>}>;
}>;

export type Authenticate = Readonly<{
	/**
	 * The caller; undefined without any credential. Refuses (401) a credential that is not valid. One that is not known costs a look:
	 * `beforeLooking` is called before it, and may refuse.
	 */
	caller: (credentials: Credentials, beforeLooking?: () => void) => Promise<Caller | undefined>;
	/** The claims of an access token; refuses (401) one that is not valid. */
	claims: (token: string) => Promise<TokenClaims>;
	/** Forgets all verified tokens: the issuer's keys changed. */
	forgetTokens: () => void;
	/** Forgets what is on record of callers: it was changed. Other processes do so within a minute by themselves. */
	forgetCallers: () => void;
}>;

const hashOf = (secret: string): string => digest('sha256', secret, 'base64');

/** Makes the check of credentials: bearer tokens of the issuer, and API keys of services. */
export function createAuthenticate(parts: Parts): Authenticate {
	const tokens = boundedCache<TokenClaims>(KNOWN_LIMIT);
	const callers = boundedCache<Caller>(KNOWN_LIMIT);

	const verified = async (token: string, hash: string, now: number, beforeLooking: () => void): Promise<TokenClaims> => {
		const known = tokens.get(hash, now);
		if (known) return known;
		beforeLooking();
		const claims = await verify(parts, token);
		tokens.set(hash, claims, Math.min(claims.expiresAt * 1000, now + KNOWN_FOR_MS));
		return claims;
	};
	const remembered = async (hash: string, now: number, find: () => Promise<Caller>): Promise<Caller> => {
		const known = callers.get(hash, now);
		if (known) return known;
		const caller = await find();
		callers.set(hash, caller, now + KNOWN_FOR_MS);
		return caller;
	};

	return {
		async caller({authorization, apiKey}, beforeLooking = () => undefined) {
			if (authorization === undefined && apiKey === undefined) return undefined;
			const now = parts.real().getTime();
			let byToken: Caller | undefined;
			if (authorization !== undefined) {
				const token = BEARER.exec(authorization)?.[1];
				if (token === undefined) throw refuse('credential_refused', {why: 'Authorization must be "Bearer <token>"'});
				const hash = hashOf(token);
				const claims = await verified(token, hash, now, beforeLooking);
				byToken = await remembered(hash, now, async () => parts.identify.byClaims(claims));
			}

			if (apiKey === undefined) return byToken;
			const byKey = await remembered(`key ${hashOf(apiKey)}`, now, async () => {
				beforeLooking();
				const caller = await parts.identify.byKey(apiKey);
				if (!caller) throw refuse('credential_refused', {why: 'the API key is unknown or was replaced'});
				return caller;
			});
			if (byToken && byToken.service?.id !== byKey.service?.id)
				throw refuse('credential_refused', {why: 'token and API key name two services'});
			return byKey;
		},
		claims: async token => verify(parts, token),
		forgetTokens: () => tokens.clear(),
		forgetCallers: () => callers.clear(),
	};
}

async function verify({issuer, audience, keys, real}: Parts, token: string): Promise<TokenClaims> {
	try {
		const {payload, protectedHeader} = await jwtVerify(token, keys, {
			...{issuer, audience, algorithms: ALGORITHMS, clockTolerance: CLOCK_TOLERANCE_SECONDS},
			requiredClaims: ['iss', 'sub', 'exp', 'aud'],
			currentDate: real(),
		});
		if (!TYPES.has(protectedHeader.typ?.toLowerCase())) throw refuse('credential_refused', {why: 'it is not an access token'});
		const read = readClaims(payload);
		if ('fault' in read) throw refuse('credential_refused', {why: read.fault});
		return read.claims;
	} catch (error) {
		if (error instanceof Refusal) throw error;
		const why = error instanceof errors.JWTExpired ? 'it has expired' : 'it is not valid';
		throw refuse('credential_refused', {why});
	}
}
