import test from 'ava';
import {decodeProtectedHeader, jwtVerify} from 'jose';
import {mintToken} from '../../../local/issuer/mint-token.ts';
import {loadSigningKeys} from '../../../local/issuer/signing-keys.ts';
import {freshIssuer, mint, temporaryFolder, tokenOf, verify} from '../../support/local-issuer.ts';

test('a minted token has exactly the claims asked for and lives as long as asked', async t => {
	const issuer = await freshIssuer(t);

	const answer = await mint(issuer, {sub: 'billing-robot', roles: ['service_account'], expires_in: 90 * 24 * 3600});
	const {payload} = await verify(issuer, await tokenOf(answer));

	t.deepEqual(Object.keys(payload).sort(), ['aud', 'exp', 'iat', 'iss', 'roles', 'sub']);
	t.is((payload.exp ?? 0) - (payload.iat ?? 0), 90 * 24 * 3600);
});

for (const [what, body] of [
	['a life above 90 days', {sub: 'usr_x', expires_in: 90 * 24 * 3600 + 1}],
	['a person with a malformed id', {sub: 'usr_a b'}],
	['a malformed tenant', {sub: 'usr_x', tenant_id: 'demo'}],
	['an unknown field', {sub: 'usr_x', role: 'super_admin'}],
	['roles that are no list', {sub: 'usr_x', roles: 'super_admin'}],
	['no subject', {}],
] as const) {
	test(`minting ${what} is refused`, async t => {
		t.is((await mint(await freshIssuer(t), body)).status, 400);
	});
}

test('minting needs the admin secret', async t => {
	const answer = await mint(await freshIssuer(t), {sub: 'usr_x'}, 'admin-secret-2');

	t.is(answer.status, 401);
	t.is(answer.headers.get('www-authenticate'), 'Bearer');
});

test('minting a body that is not JSON is refused', async t => {
	const {adminUrl} = await freshIssuer(t);
	const headers = {authorization: 'Bearer admin-secret', 'content-type': 'application/json'};

	t.is((await fetch(`${adminUrl}/tokens`, {method: 'POST', headers, body: '{"sub":'})).status, 400);
});

test('mintToken signs by each of the algorithms, at the time it is told', async t => {
	const keys = await loadSigningKeys(await temporaryFolder(t));

	for (const key of Object.values(keys)) {
		const token = await mintToken(key, {iss: 'i', sub: 's', aud: 'a'}, new Date('2026-01-01T00:00:00.900Z'), 60);
		const {d: _private, ...publicKey} = key;

		const {payload} = await jwtVerify(token, publicKey, {currentDate: new Date('2026-01-01T00:00:30Z')});

		t.like(payload, {iat: 1767225600, exp: 1767225660});
		t.like(decodeProtectedHeader(token), {alg: key.alg, kid: key.kid, typ: 'at+jwt'});
	}
});
