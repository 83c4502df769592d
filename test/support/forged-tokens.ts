import {createHmac} from 'node:crypto';
import {exportJWK, exportSPKI, generateKeyPair, SignJWT} from 'jose';
import {AUDIENCE, type TestIssuer} from './test-issuer.ts';

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const HOUR = 3600;

/** Tokens that look like those of a super admin and must all be refused, by what is wrong with them. */
export async function forgedTokens({issuer, sign, publicKey, keyId}: TestIssuer, operatorPartner: string): Promise<Record<string, string>> {
	const now = Math.floor(Date.now() / 1000);
	const claims = {sub: 'usr_forger', partner_id: operatorPartner, roles: ['super_admin']};
	const whole = {iss: issuer, aud: AUDIENCE, iat: now, exp: now + HOUR, ...claims};
	const own = await generateKeyPair('EdDSA', {extractable: true});
	const ownJwk = await exportJWK(own.publicKey);
	const byOwnKey = async (header: Record<string, unknown>) =>
		new SignJWT(whole).setProtectedHeader({alg: 'EdDSA', typ: 'at+jwt', ...header}).sign(own.privateKey);
	const hmac = (secret: string | Buffer): string => {
		const signed = `${encoded({alg: 'HS256', kid: keyId, typ: 'at+jwt'})}.${encoded(whole)}`;
		return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
	};
	const good = await sign(claims);
	const [header = '', , signature = ''] = good.split('.');
	return {
		'that is no token': 'garbage',
		'of three empty parts': '..',
		'that has expired': await sign({...claims, exp: now - HOUR}),
		'that is not valid yet': await sign({...claims, nbf: now + HOUR}),
		'of another issuer': await sign({...claims, iss: 'https://evil.example'}),
		'for another audience': await sign({...claims, aud: 'another'}),
		'for no audience': await sign({...claims, aud: undefined}),
		'without an end': await sign({...claims, exp: undefined}),
		'without a subject': await sign({...claims, sub: undefined}),
		'of algorithm none': `${encoded({alg: 'none', typ: 'at+jwt'})}.${encoded(whole)}.`,
		'signed with the public key as a secret': hmac(await exportSPKI(publicKey)),
		'signed with the public JWK as a secret': hmac(Buffer.from(String((await exportJWK(publicKey)).x), 'base64url')),
		'signed by another key under our key id': await byOwnKey({kid: keyId}),
		'signed by a key nobody knows': await byOwnKey({kid: 'unknown'}),
		'that brings its own key': await byOwnKey({jwk: ownJwk}),
		'that brings its own key under our key id': await byOwnKey({jwk: ownJwk, kid: keyId}),
		'that says where its key lies': await byOwnKey({jku: 'https://evil.example/keys', kid: keyId}),
		'whose claims were changed': `${header}.${encoded({...whole, sub: 'usr_other'})}.${signature}`,
		'that is an ID token by its nonce': await sign({...claims, nonce: 'n'}),
		'that is an ID token by its at_hash': await sign({...claims, at_hash: 'h'}),
		'of another type': await sign(claims, {typ: 'logout+jwt'}),
		'whose roles are a word': await sign({...claims, roles: 'super_admin'}),
		'whose permissions are numbers': await sign({...claims, permissions: [1]}),
		'whose tenant is a number': await sign({...claims, tenant_id: 7}),
		'whose partner is no id of a partner': await sign({...claims, partner_id: 'operator'}),
		'whose subject is a list': await sign({...claims, sub: ['usr_forger'] as never}),
	};
}
