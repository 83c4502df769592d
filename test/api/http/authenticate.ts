import test from 'ava';
import type {JWTPayload} from 'jose';
import {createLocalJWKSet, exportJWK} from 'jose';
import {createAuthenticate} from '../../../src/api/http/authenticate.ts';
import type {Caller} from '../../../src/domain/identity/caller.ts';
import {Refusal} from '../../../src/domain/platform/refusals.ts';
import {forgedTokens} from '../../support/forged-tokens.ts';
import {AUDIENCE, startTestIssuer, type TestIssuer} from '../../support/test-issuer.ts';

const MINUTE_MS = 60_000;

let issuer: TestIssuer;

test.before(async () => {
	issuer = await startTestIssuer();
});
test.after.always(async () => issuer?.close());

const callerOf = (subject: string, serviceId?: string): Caller =>
	({
		subject,
		place: serviceId ? 'service' : 'operator',
		service: serviceId ? {id: serviceId, slug: 'x', status: 'active'} : undefined,
	}) as unknown as Caller;

/** A check whose clock, record and number of look-ups the test has in its hands. */
async function setUp() {
	const seen = {verified: 0, identified: 0, keys: 0};
	let nowMs = Date.now();
	const find = createLocalJWKSet({keys: [{...(await exportJWK(issuer.publicKey)), kid: issuer.keyId, alg: 'EdDSA'}]});
	const authenticate = createAuthenticate({
		...{issuer: issuer.issuer, audience: AUDIENCE, real: () => new Date(nowMs)},
		keys: async (header, token) => {
			seen.verified += 1;
			return find(header, token);
		},
		identify: {
			byClaims: async claims => {
				seen.identified += 1;
				return callerOf(claims.subject, claims.subject.startsWith('svc') ? claims.subject : undefined);
			},
			byKey: async apiKey => {
				seen.keys += 1;
				return apiKey === 'sck_good' ? callerOf('svc_one', 'svc_one') : undefined;
			},
		},
	});
	return {
		...{seen, authenticate},
		wait: (ms: number) => {
			nowMs += ms;
		},
		call: async (claims: JWTPayload | string, apiKey?: string) => {
			const token = typeof claims === 'string' ? claims : await issuer.sign(claims);
			return authenticate.caller({authorization: `Bearer ${token}`, apiKey}).then(
				caller => caller?.subject,
				(error: unknown) => (error instanceof Refusal ? error.kind : Promise.reject(error)),
			);
		},
	};
}

test('without any credential there is nobody, and that is no error', async t => {
	const {authenticate} = await setUp();
	t.is(await authenticate.caller({authorization: undefined, apiKey: undefined}), undefined);
});

test('every forged token is refused, also the second time', async t => {
	const {call, seen} = await setUp();
	for (const [fault, token] of Object.entries(await forgedTokens(issuer, 'prt_operator'))) {
		t.is(await call(token), 'unauthenticated', fault);
		t.is(await call(token), 'unauthenticated', `${fault}, again`);
	}

	t.is(seen.identified, 0, 'nobody is looked up for a token that is not valid');
});

test('audiences may be several, types may be written in capitals, algorithms may not be weak', async t => {
	const {call} = await setUp();
	t.is(await call({sub: 'usr_a', aud: ['other', AUDIENCE]}), 'usr_a');
	for (const typ of ['JWT', 'jwt', 'at+jwt', 'AT+JWT', undefined])
		t.is(await call(await issuer.sign({sub: 'usr_a'}, {typ})), 'usr_a', String(typ));
});

test('a clock that is off by half a minute is forgiven', async t => {
	const {call} = await setUp();
	const now = Math.floor(Date.now() / 1000);
	t.is(await call({sub: 'usr_a', nbf: now + 20}), 'usr_a');
	t.is(await call({sub: 'usr_b', exp: now - 20}), 'usr_b');
	t.is(await call({sub: 'usr_c', nbf: now + 60}), 'unauthenticated');
	t.is(await call({sub: 'usr_d', exp: now - 60}), 'unauthenticated');
});

test('a token is verified and its subject looked up once a minute', async t => {
	const {call, seen, wait} = await setUp();
	const token = await issuer.sign({sub: 'usr_a'});
	for (let request = 0; request < 5; request++) await call(token);
	t.like(seen, {verified: 1, identified: 1});
	wait(MINUTE_MS);
	await call(token);
	t.like(seen, {verified: 2, identified: 2});
});

test('a known token dies with its own end, not a minute later', async t => {
	const {call, wait} = await setUp();
	const token = await issuer.sign({sub: 'usr_a', exp: Math.floor(Date.now() / 1000) + 5});
	t.is(await call(token), 'usr_a');
	wait(40_000);
	t.is(await call(token), 'unauthenticated');
});

test('when the keys of the issuer change every token is verified anew', async t => {
	const {call, seen, authenticate} = await setUp();
	const token = await issuer.sign({sub: 'usr_a'});
	await call(token);
	authenticate.forgetTokens();
	await call(token);
	t.is(seen.verified, 2);
});

test('an API key is looked up once a minute, a wrong one is refused each time', async t => {
	const {authenticate, seen} = await setUp();
	const byKey = async (apiKey: string) => authenticate.caller({authorization: undefined, apiKey});
	t.is((await byKey('sck_good'))?.subject, 'svc_one');
	await byKey('sck_good');
	t.is(seen.keys, 1);
	for (let request = 0; request < 2; request++) await t.throwsAsync(byKey('sck_wrong'), {instanceOf: Refusal});
	t.is(seen.keys, 3);
});

test('token and key must name one service', async t => {
	const {call} = await setUp();
	t.is(await call({sub: 'svc_one'}, 'sck_good'), 'svc_one');
	t.is(await call({sub: 'svc_two'}, 'sck_good'), 'unauthenticated');
	t.is(await call({sub: 'usr_a'}, 'sck_good'), 'unauthenticated');
	t.is(await call('garbage', 'sck_good'), 'unauthenticated');
});

test('whatever is not "Bearer" and a token is refused', async t => {
	const {authenticate} = await setUp();
	const token = await issuer.sign({sub: 'usr_a'});
	for (const authorization of [
		'',
		'Bearer',
		'Bearer ',
		token,
		`Basic ${token}`,
		`Bearer  ${token}`,
		`Bearer ${token} x`,
		`Bearer ${token}, Bearer ${token}`,
	]) {
		await t.throwsAsync(authenticate.caller({authorization, apiKey: undefined}), {instanceOf: Refusal}, authorization);
	}

	t.is((await authenticate.caller({authorization: `bearer ${token}`, apiKey: undefined}))?.subject, 'usr_a', 'the scheme has no case');
});

test('whoever is not to be looked for costs no look, and whoever is known is let in', async t => {
	const {authenticate, call, seen} = await setUp();
	const token = await issuer.sign({sub: 'usr_a'});
	await call(token);
	const refuse = () => {
		throw new RangeError('too many');
	};
	const known = await authenticate.caller({authorization: `Bearer ${token}`, apiKey: undefined}, refuse);
	t.is(known?.subject, 'usr_a');
	const other = `Bearer ${await issuer.sign({sub: 'usr_b'})}`;
	await t.throwsAsync(authenticate.caller({authorization: other, apiKey: undefined}, refuse), {instanceOf: RangeError});
	await t.throwsAsync(authenticate.caller({authorization: undefined, apiKey: 'sck_good'}, refuse), {instanceOf: RangeError});
	t.deepEqual(seen, {verified: 1, identified: 1, keys: 0});
});

for (const [what, text] of [
	['NUL', 'svc\u0000x'],
	['a lone surrogate', 'svc\ud800x'],
	['what was no UTF-8', 'svc\ufffdx'],
] as const) {
	test(`claims with ${what} are refused like any other input, and reach nobody`, async t => {
		const {call, seen} = await setUp();
		for (const claims of [{sub: text}, {sub: 'svc_a', roles: [text]}, {sub: 'svc_a', permissions: [text]}]) {
			t.is(await call(claims), 'unauthenticated');
		}
		t.is(seen.identified, 0);
	});
}
