import type {JSONWebKeySet} from 'jose';
import {request} from 'undici';
import {z} from 'zod';
import type {IdentityEndpoints, IdentityProvider} from '../../domain/identity/identity-provider.ts';

const TIMEOUT_MS = 10_000;
const ANSWER_LIMIT_BYTES = 256 * 1024;

const configuration = z.object({authorization_endpoint: z.url(), token_endpoint: z.url(), end_session_endpoint: z.url().optional()});
const keySet = z.looseObject({keys: z.array(z.record(z.string(), z.unknown()))});
const object = z.record(z.string(), z.unknown());

async function readJson(body: AsyncIterable<Uint8Array>): Promise<unknown> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body) {
		size += chunk.length;
		if (size > ANSWER_LIMIT_BYTES) throw new Error('the identity provider answers too much');
		chunks.push(chunk);
	}

	return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

const timing = {headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS} as const;

/** Fetches the issuer's public keys. Throws when it cannot, or when the answer is no key set. */
export async function fetchKeySet(url: string): Promise<JSONWebKeySet> {
	const {statusCode, body} = await request(url, timing);
	const answer = await readJson(body);
	if (statusCode !== 200) throw new Error(`the key set answered ${statusCode}`);
	return keySet.parse(answer) as JSONWebKeySet;
}

/** Talks to the identity provider as OpenID Connect Discovery 1.0 and RFC 6749 say. Its host comes from the environment. */
export function createIdentityProvider({issuer}: {issuer: string}): IdentityProvider {
	let known: IdentityEndpoints | undefined;
	const endpoints = async (): Promise<IdentityEndpoints> => {
		if (known) return known;
		const {statusCode, body} = await request(`${issuer}/.well-known/openid-configuration`, timing);
		const answer = await readJson(body);
		if (statusCode !== 200) throw new Error(`discovery answered ${statusCode}`);
		const found = configuration.parse(answer);
		known = {authorization: found.authorization_endpoint, token: found.token_endpoint, endSession: found.end_session_endpoint};
		return known;
	};

	return {
		endpoints,
		async exchange(form) {
			const {token} = await endpoints();
			const {statusCode, body} = await request(token, {
				...timing,
				method: 'POST',
				headers: {'content-type': 'application/x-www-form-urlencoded', accept: 'application/json'},
				body: new URLSearchParams(form).toString(),
			});
			return {status: statusCode, body: object.parse(await readJson(body))};
		},
	};
}
