import {createServer, type ServerResponse} from 'node:http';
import {exportJWK, generateKeyPair, type JWTPayload, SignJWT} from 'jose';
import {listen} from './listen.ts';

export const AUDIENCE = 'scaicontrol';
const LIFE_SECONDS = 3600;

export type TestIssuer = Readonly<{
	issuer: string;
	/** Signs claims as the identity provider would; `header` and `key` let a test sign wrongly. */
	sign: (claims: JWTPayload, header?: Record<string, unknown>) => Promise<string>;
	publicKey: Awaited<ReturnType<typeof generateKeyPair>>['publicKey'];
	keyId: string;
	requests: () => number;
	/** How the key set is answered from now on: whole, a byte a second, or without a key. */
	answer: (how: 'whole' | 'drips' | 'empty') => void;
	close: () => Promise<void>;
}>;

const DRIP_MS = 1000;

/** Sends a byte a second until nobody listens. */
function drip(response: ServerResponse, text: string): void {
	let sent = 0;
	const timer = setInterval(() => response.write(text.charAt(sent++)), DRIP_MS);
	response.once('close', () => clearInterval(timer));
}

/** An identity provider as far as the API needs one: a key set over HTTP, and tokens signed with its key. */
export async function startTestIssuer(): Promise<TestIssuer> {
	const {privateKey, publicKey} = await generateKeyPair('EdDSA', {extractable: true});
	const keyId = 'test-key';
	const keys = JSON.stringify({keys: [{...(await exportJWK(publicKey)), kid: keyId, alg: 'EdDSA', use: 'sig'}]});
	let requests = 0;
	let answered: 'whole' | 'drips' | 'empty' = 'whole';
	const server = createServer((_, response) => {
		requests += 1;
		response.writeHead(200, {'content-type': 'application/json'});
		if (answered !== 'drips') response.end(answered === 'whole' ? keys : '{"keys": []}');
		else drip(response, keys);
	});
	const {url: issuer, close} = await listen(server);
	return {
		issuer,
		publicKey,
		keyId,
		requests: () => requests,
		answer: how => {
			answered = how;
		},
		async sign(claims, header = {}) {
			const now = Math.floor(Date.now() / 1000);
			return new SignJWT({iss: issuer, aud: AUDIENCE, iat: now, exp: now + LIFE_SECONDS, ...claims})
				.setProtectedHeader({alg: 'EdDSA', kid: keyId, typ: 'at+jwt', ...header})
				.sign(privateKey);
		},
		close,
	};
}
