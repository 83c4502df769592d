import {once} from 'node:events';
import {stat} from 'node:fs/promises';
import {get} from 'node:http';
import {join} from 'node:path';
import test from 'ava';
import {freePort} from '../../../local/free-port.ts';
import {freshIssuer, issuerAt, mint, temporaryFolder, tokenOf, verify} from '../../support/local-issuer.ts';

test('keys and issuer stay the same over a restart, and only their owner reads them', async t => {
	const folder = await temporaryFolder(t);
	// A port that the machine would hand out may be somebody's outgoing connection by the time of the restart.
	const before = await issuerAt(t, folder, await freePort());
	const token = await tokenOf(await mint(before, {sub: 'usr_operator'}));
	await before.stop();
	const after = await issuerAt(t, folder, Number(new URL(before.issuer).port));

	t.is(after.issuer, before.issuer);
	await t.notThrowsAsync(verify(after, token));
	t.is((await stat(join(folder, 'issuer', 'keys.json'))).mode & 0o777, 0o600);
	t.is((await stat(join(folder, 'issuer', 'directory.json'))).mode & 0o777, 0o600);
});

test('the key set holds three public keys and nothing private, at both addresses', async t => {
	const {issuer} = await freshIssuer(t);

	for (const path of ['/jwks', '/api/v1/platform/.well-known/jwks.json']) {
		const {keys} = (await (await fetch(issuer + path)).json()) as {keys: Record<string, string>[]};

		t.deepEqual(
			keys.map(key => key['alg']),
			['RS256', 'ES256', 'EdDSA'],
		);
		t.true(keys.every(key => !('d' in key)));
	}
});

test('a port that is taken is named in the error', async t => {
	const port = Number(new URL((await freshIssuer(t)).issuer).port);
	const folder = await temporaryFolder(t);

	await t.throwsAsync(issuerAt(t, folder, port), {message: `Port ${port} is taken; the local identity provider cannot listen on it.`});
});

test('a request for another host is refused', async t => {
	const {issuer} = await freshIssuer(t);

	const [answer] = await once(get(`${issuer}/jwks`, {headers: {host: 'rebound.example'}}), 'response');

	t.is(answer.statusCode, 421);
	answer.destroy();
});
