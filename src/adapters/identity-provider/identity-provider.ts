import type {JSONWebKeySet} from 'jose';
import {request} from 'undici';
import {z} from 'zod';
import type {IdentityEndpoints, IdentityProvider} from '../../domain/identity/identity-provider.ts';
import {startTimeLimit} from '../../domain/platform/process/time-limit.ts';
import {readBounded} from '../outbound/read-bounded.ts';

/** For a whole answer, however slowly it comes: a request whose key is not known waits for it. */
export const KEY_SET_LIMIT_MS = 5000;
/** For a whole exchange: looking for the endpoint, sending, and reading the answer to its end. */
export const EXCHANGE_LIMIT_MS = 9000;
const ANSWER_LIMIT_BYTES = 256 * 1024;

const configuration = z.object({
	issuer: z.string(),
	authorization_endpoint: z.url(),
	token_endpoint: z.url(),
	end_session_endpoint: z.url().optional(),
});
const keySet = z.looseObject({keys: z.array(z.record(z.string(), z.unknown()))});
const object = z.record(z.string(), z.unknown());

type Call = Readonly<{signal: AbortSignal; method?: 'POST'; headers?: Readonly<Record<string, string>>; body?: string}>;

async function askForJson(url: string, call: Call): Promise<{status: number; answer: unknown}> {
	const {statusCode, body} = await request(url, call);
	return {status: statusCode, answer: JSON.parse(await readBounded(body, ANSWER_LIMIT_BYTES)) as unknown};
}

const withoutSlash = (url: string): string => url.replace(/\/$/, '');

/** Fetches the issuer's public keys. Throws when it cannot within `limitMs`, or when the answer is no key set. */
export async function fetchKeySet(url: string, limitMs: number = KEY_SET_LIMIT_MS): Promise<JSONWebKeySet> {
	using limit = startTimeLimit(limitMs);
	const {status, answer} = await askForJson(url, {signal: limit.signal});
	if (status !== 200) throw new Error(`the key set answered ${status}`);
	return keySet.parse(answer) as JSONWebKeySet;
}

/**
 * Talks to the identity provider as OpenID Connect Discovery 1.0 and RFC 6749 say. Its host comes from the environment. Each call, with
 * the discovery that it may need, ends within `limitMs`.
 */
export function createIdentityProvider({issuer, limitMs = EXCHANGE_LIMIT_MS}: {issuer: string; limitMs?: number}): IdentityProvider {
	let known: IdentityEndpoints | undefined;
	const endpointsWithin = async (signal: AbortSignal): Promise<IdentityEndpoints> => {
		if (known) return known;
		const {status, answer} = await askForJson(`${issuer}/.well-known/openid-configuration`, {signal});
		if (status !== 200) throw new Error(`discovery answered ${status}`);
		const found = configuration.parse(answer);
		// Somebody else's endpoints would be sent codes and tokens that are meant for this one's (OpenID Connect Discovery 1.0 §4.3).
		if (withoutSlash(found.issuer) !== issuer) throw new Error('discovery answered for another issuer');
		known = {authorization: found.authorization_endpoint, token: found.token_endpoint, endSession: found.end_session_endpoint};
		return known;
	};

	return {
		async endpoints() {
			using limit = startTimeLimit(limitMs);
			return await endpointsWithin(limit.signal);
		},
		async exchange(form) {
			using limit = startTimeLimit(limitMs);
			const {signal} = limit;
			const {token} = await endpointsWithin(signal);
			const {status, answer} = await askForJson(token, {
				signal,
				method: 'POST',
				headers: {'content-type': 'application/x-www-form-urlencoded', accept: 'application/json'},
				body: new URLSearchParams(form).toString(),
			});
			return {status, body: object.parse(answer)};
		},
	};
}
