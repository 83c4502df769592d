import {createPrivateKey, type KeyObject, randomBytes} from 'node:crypto';
import {SignJWT} from 'jose';

const LIFE_S = 120;
const SEED_BYTES = 32;
/** RFC 8410: what stands before the seed of an Ed25519 key in PKCS #8. */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

export type CoinbaseKey = Readonly<{keyId: string; secret: string}>;

/** A PEM (ES256), or base64 of 64 bytes (EdDSA). */
function keyOf(secret: string): Readonly<{key: KeyObject; alg: 'ES256' | 'EdDSA'}> {
	const text = secret.replaceAll('\\n', '\n');
	if (text.includes('PRIVATE KEY')) return {key: createPrivateKey(text), alg: 'ES256'};
	const seed = Buffer.from(text, 'base64').subarray(0, SEED_BYTES);
	return {key: createPrivateKey({key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8'}), alg: 'EdDSA'};
}

/** Makes the bearer tokens of Coinbase's platform: one for each request, good for two minutes and for that request alone. */
export function createCoinbaseTokens({keyId, secret}: CoinbaseKey, real: () => Date): (method: string, url: URL) => Promise<string> {
	const {key, alg} = keyOf(secret);
	return async (method, {host, pathname}) => {
		const now = Math.floor(real().getTime() / 1000);
		return new SignJWT({iss: 'cdp', sub: keyId, nbf: now, exp: now + LIFE_S, uri: `${method} ${host}${pathname}`})
			.setProtectedHeader({alg, kid: keyId, typ: 'JWT', nonce: randomBytes(16).toString('hex')})
			.sign(key);
	};
}
