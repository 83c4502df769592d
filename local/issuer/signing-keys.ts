import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK} from 'jose';
import {z} from 'zod';
import {readFileIfThere, writePrivateFile} from '../private-file.ts';

const ALGORITHMS = ['RS256', 'ES256', 'EdDSA'] as const;

/** The algorithms there is a key for. Tokens are signed with the first one unless another is asked for. */
type SigningAlgorithm = (typeof ALGORITHMS)[number];

/** A private key as a JWK (RFC 7517), with its `kid` and `alg`. */
export type SigningKey = JWK & Readonly<{kid: string; alg: SigningAlgorithm}>;

/** One key of each algorithm. */
export type SigningKeys = Readonly<Record<SigningAlgorithm, SigningKey>>;

const storedKey = (algorithm: SigningAlgorithm) => z.looseObject({kty: z.string(), kid: z.string(), alg: z.literal(algorithm)});

const stored = z.object({RS256: storedKey('RS256'), ES256: storedKey('ES256'), EdDSA: storedKey('EdDSA')});

async function makeKey(alg: SigningAlgorithm): Promise<SigningKey> {
	const {privateKey} = await generateKeyPair(alg, {extractable: true});
	const jwk = await exportJWK(privateKey);
	return {...jwk, kid: await calculateJwkThumbprint(jwk), alg, use: 'sig'};
}

/** The keys of a data folder. They are made at the first call, readable by their owner only, and are the same ever after. */
export async function loadSigningKeys(folder: string): Promise<SigningKeys> {
	const path = join(folder, 'keys.json');
	const text = readFileIfThere(path);
	if (text !== undefined) return stored.parse(JSON.parse(text));

	const [RS256, ES256, EdDSA] = await Promise.all([makeKey('RS256'), makeKey('ES256'), makeKey('EdDSA')]);
	mkdirSync(folder, {recursive: true, mode: 0o700});
	writePrivateFile(path, JSON.stringify({RS256, ES256, EdDSA}));
	return {RS256, ES256, EdDSA};
}
