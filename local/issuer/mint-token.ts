import {importJWK, type JWTPayload, SignJWT} from 'jose';
import type {SigningKey} from './signing-keys.ts';

/** Who the token is from, about and for. Further claims (`tenant_id`, `partner_id`, `roles`, `permissions`) are signed as they are. */
export type MintedClaims = JWTPayload & Readonly<{iss: string; sub: string; aud: string}>;

/**
 * Signs an access token (`typ: at+jwt`, RFC 9068) without any sign-in. `iat` and `exp` come from `now`, so that a test can make an
 * expired one; nothing else is checked or added.
 */
export async function mintToken(key: SigningKey, claims: MintedClaims, now: Date, expiresInSeconds: number): Promise<string> {
	const issuedAt = Math.floor(now.getTime() / 1000);
	return new SignJWT({...claims, iat: issuedAt, exp: issuedAt + expiresInSeconds})
		.setProtectedHeader({alg: key.alg, kid: key.kid, typ: 'at+jwt'})
		.sign(await importJWK(key));
}
