import {z} from 'zod';
import {textFault} from '../../domain/platform/values/text-fault.ts';

const sound = z.string().refine(text => textFault(text) === undefined, 'is no text that can be kept');

const words = z.array(sound.max(100)).max(100);

/**
 * What we read from a token (RFC 7519, RFC 9068). A claim of the wrong type makes the token invalid; it is never coerced. An ID token
 * (OpenID Connect Core: `nonce`, `at_hash`) is for the client that asked for it, not for us.
 */
const claims = z.object({
	iss: z.string(),
	sub: sound.min(1).max(200),
	exp: z.number(),
	nonce: z.undefined('an ID token is not accepted').optional(),
	at_hash: z.undefined('an ID token is not accepted').optional(),
	tenant_id: z
		.string()
		.regex(/^tnt_[A-Za-z0-9_-]{1,60}$/)
		.optional(),
	partner_id: z
		.string()
		.regex(/^prt_[A-Za-z0-9_-]{1,60}$/)
		.optional(),
	roles: words.default([]),
	permissions: words.default([]),
});

export type TokenClaims = Readonly<{
	subject: string;
	/** Seconds since 1970. */
	expiresAt: number;
	tenantId: `tnt_${string}` | undefined;
	partnerId: `prt_${string}` | undefined;
	roles: readonly string[];
	permissions: readonly string[];
}>;

/** Reads the payload of a verified token; undefined with the reason when a claim is missing or of the wrong type. */
export function readClaims(payload: unknown): {claims: TokenClaims} | {fault: string} {
	const parsed = claims.safeParse(payload);
	if (!parsed.success) return {fault: parsed.error.issues.map(({path, message}) => `${path.join('.')}: ${message}`).join('; ')};
	const {sub, exp, tenant_id: tenantId, partner_id: partnerId, roles, permissions} = parsed.data;
	return {
		claims: {
			subject: sub,
			expiresAt: exp,
			tenantId: tenantId as `tnt_${string}` | undefined,
			partnerId: partnerId as `prt_${string}` | undefined,
			roles,
			permissions,
		},
	};
}
