import {createHash, randomBytes} from 'node:crypto';
import test from 'ava';
import type {Issuer} from '../../../local/issuer/start-issuer.ts';
import {issuerBrowser} from '../../support/issuer-browser.ts';
import {freshIssuer, mint, redirectUri, verify} from '../../support/local-issuer.ts';

const verifier = randomBytes(32).toString('base64url');
const challenge = createHash('sha256').update(verifier).digest('base64url');

const authorization = new URLSearchParams({
	client_id: 'web',
	response_type: 'code',
	scope: 'openid profile email',
	redirect_uri: redirectUri,
	code_challenge: challenge,
	code_challenge_method: 'S256',
	state: 'the-state',
	nonce: 'the-nonce',
});

async function codeOf(issuer: Issuer, person: string): Promise<string> {
	const {visit, submit} = issuerBrowser(issuer);
	const {url: form} = await visit(`/auth?${authorization}`);
	const {url} = await submit(form, {person});
	return new URL(url).searchParams.get('code') ?? '';
}

async function askForTokens(issuer: Issuer, fields: Record<string, string>) {
	const answer = await fetch(`${issuer.issuer}/token`, {method: 'POST', body: new URLSearchParams({client_id: 'web', ...fields})});
	return {status: answer.status, body: (await answer.json()) as Record<string, string>};
}

const redeem = (issuer: Issuer, code: string, code_verifier = verifier) =>
	askForTokens(issuer, {grant_type: 'authorization_code', code, code_verifier, redirect_uri: redirectUri});

test('signing in with code and PKCE gives an access token with the place and rights of the person', async t => {
	const issuer = await freshIssuer(t);

	const {body} = await redeem(issuer, await codeOf(issuer, 'usr_tenant_admin'));
	const {payload, protectedHeader} = await verify(issuer, body['access_token']);

	t.is(protectedHeader.alg, 'RS256');
	t.like(payload, {sub: 'usr_tenant_admin', tenant_id: 'tnt_demo', partner_id: 'prt_demo', roles: ['tenant_admin'], permissions: []});
});

test('the ID token is for the client, carries the nonce and names the person', async t => {
	const issuer = await freshIssuer(t);

	const {body} = await redeem(issuer, await codeOf(issuer, 'usr_operator'));
	const {payload} = await verify(issuer, body['id_token'], 'web');

	t.like(payload, {sub: 'usr_operator', nonce: 'the-nonce', name: 'Olivia Operator', email: 'olivia@operator.example'});
});

test('the state comes back with the code', async t => {
	const issuer = await freshIssuer(t);
	const {visit, submit} = issuerBrowser(issuer);
	const {url: form, page} = await visit(`/auth?${authorization}`);

	const {url} = await submit(form, {person: 'usr_operator'});

	t.regex(await page.text(), /for development only/);
	t.true(url.startsWith(`${redirectUri}?`));
	t.is(new URL(url).searchParams.get('state'), 'the-state');
});

test('a second authorization of the same browser needs no second choice', async t => {
	const issuer = await freshIssuer(t);
	const {visit, submit} = issuerBrowser(issuer);
	await submit((await visit(`/auth?${authorization}`)).url, {person: 'usr_operator'});

	const {url} = await visit(`/auth?${authorization}`);

	t.truthy(new URL(url).searchParams.get('code'));
});

test('cancelling the sign-in goes back with access_denied', async t => {
	const issuer = await freshIssuer(t);
	const {visit, submit} = issuerBrowser(issuer);
	const {url: form} = await visit(`/auth?${authorization}`);

	const {url} = await submit(`${form}/cancel`, {});

	t.is(new URL(url).searchParams.get('error'), 'access_denied');
});

test('choosing somebody who is not there shows the page again', async t => {
	const issuer = await freshIssuer(t);
	const {visit, submit} = issuerBrowser(issuer);

	const {page} = await submit((await visit(`/auth?${authorization}`)).url, {person: '<script>'});

	t.is(page.status, 422);
	t.regex(await page.text(), /role="alert"/);
});

test('a wrong code verifier is refused', async t => {
	const issuer = await freshIssuer(t);

	const {status, body} = await redeem(issuer, await codeOf(issuer, 'usr_operator'), randomBytes(32).toString('base64url'));

	t.is(status, 400);
	t.is(body['error'], 'invalid_grant');
});

test('a code is good for one redemption', async t => {
	const issuer = await freshIssuer(t);
	const code = await codeOf(issuer, 'usr_operator');
	await redeem(issuer, code);

	t.is((await redeem(issuer, code)).body['error'], 'invalid_grant');
});

for (const [what, change] of [
	['without a challenge', {code_challenge: '', code_challenge_method: ''}],
	['with a plain challenge', {code_challenge_method: 'plain'}],
] as const) {
	test(`an authorization ${what} is refused`, async t => {
		const issuer = await freshIssuer(t);
		const asked = new URLSearchParams({...Object.fromEntries(authorization), ...change});

		const {url} = await issuerBrowser(issuer).visit(`/auth?${asked}`);

		t.is(new URL(url).searchParams.get('error'), 'invalid_request');
	});
}

test('a redirect URI that is not registered is refused on a page of the issuer', async t => {
	const issuer = await freshIssuer(t);
	const asked = new URLSearchParams({...Object.fromEntries(authorization), redirect_uri: 'http://localhost:8000/elsewhere'});

	const {page} = await issuerBrowser(issuer).visit(`/auth?${asked}`);

	t.is(page.status, 400);
	t.regex(await page.text(), /invalid_redirect_uri/);
});

test('a refresh token gives a new access token for the same audience, and is replaced', async t => {
	const issuer = await freshIssuer(t);
	const {body: first} = await redeem(issuer, await codeOf(issuer, 'usr_partner_admin'));
	const refresh = () => askForTokens(issuer, {grant_type: 'refresh_token', refresh_token: first['refresh_token'] ?? ''});

	const {body: second} = await refresh();
	const {payload} = await verify(issuer, second['access_token']);

	t.like(payload, {sub: 'usr_partner_admin', partner_id: 'prt_demo', roles: ['partner_admin'], tenant_id: undefined});
	t.not(second['refresh_token'], first['refresh_token']);
	t.is((await refresh()).body['error'], 'invalid_grant');
});

test('signing out ends the session and goes back to the application', async t => {
	const issuer = await freshIssuer(t);
	const {visit, submit} = issuerBrowser(issuer);
	const {url} = await submit((await visit(`/auth?${authorization}`)).url, {person: 'usr_operator'});
	const {body} = await redeem(issuer, new URL(url).searchParams.get('code') ?? '');
	const query = new URLSearchParams({id_token_hint: body['id_token'] ?? '', post_logout_redirect_uri: 'http://localhost:8000/'});
	const {page} = await visit(`/session/end?${query}`);
	const xsrf = /name="xsrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';

	const {url: left} = await submit('/session/end/confirm', {xsrf, logout: 'yes'});
	const {url: asked} = await visit(`/auth?${authorization}`);

	t.is(left, 'http://localhost:8000/');
	t.true(asked.startsWith(`${issuer.issuer}/interaction/`));
});

test('pages run no script, load nothing and cannot be framed', async t => {
	const issuer = await freshIssuer(t);
	const {page} = await issuerBrowser(issuer).visit(`/auth?${authorization}`);
	const policy = page.headers.get('content-security-policy') ?? '';

	t.true(policy.startsWith("default-src 'none'; style-src 'self'"));
	t.true(policy.includes("form-action 'self' http://localhost:8000 http://127.0.0.1:*;"));
	t.true(policy.includes("frame-ancestors 'none'"));
});

test('somebody beyond the first fifty signs in by their id', async t => {
	const issuer = await freshIssuer(t);
	await Promise.all(Array.from({length: 60}, (_, index) => mint(issuer, {sub: `usr_many_${index}`})));
	const {visit, submit} = issuerBrowser(issuer);
	const {url: form, page} = await visit(`/auth?${authorization}`);

	const {url} = await submit(form, {person: ' usr_many_59 '});

	t.regex(await page.text(), /14 more people are not shown/);
	t.truthy(new URL(url).searchParams.get('code'));
});

test('a sign-in page that another browser opens says that the sign-in is over', async t => {
	const issuer = await freshIssuer(t);
	const {url: form} = await issuerBrowser(issuer).visit(`/auth?${authorization}`);

	const {page: opened} = await issuerBrowser(issuer).visit(form);
	const {page: submitted} = await issuerBrowser(issuer).submit(form, {person: 'usr_operator'});

	t.is(opened.status, 400);
	t.is(submitted.status, 400);
	t.regex(await submitted.text(), /This sign-in is over/);
});
