import {setImmediate as turn} from 'node:timers/promises';
import test from 'ava';
import {exportJWK, generateKeyPair, type JSONWebKeySet, jwtVerify, SignJWT} from 'jose';
import {pino} from 'pino';
import {createKeySet} from '../../../src/api/http/key-set.ts';
import {Refusal} from '../../../src/domain/platform/refusals.ts';

const HOUR_MS = 3_600_000;

async function makeKey(id: string) {
	const {privateKey, publicKey} = await generateKeyPair('EdDSA', {extractable: true});
	const token = await new SignJWT({}).setProtectedHeader({alg: 'EdDSA', kid: id}).sign(privateKey);
	return {token, jwk: {...(await exportJWK(publicKey)), kid: id, alg: 'EdDSA'}};
}

/** A key set whose issuer and clock the test has in its hands. */
async function setUp() {
	const [first, second] = [await makeKey('first'), await makeKey('second')];
	const issuer: {keys: object[]; isDown: boolean; hangs: boolean; asked: number; changes: number} = {
		...{keys: [first.jwk], isDown: false, hangs: false, asked: 0, changes: 0},
	};
	let nowMs = Date.parse('2026-06-01T10:00:00Z');
	const keys = createKeySet({
		url: 'https://id.example/keys',
		fetchKeys: async (): Promise<JSONWebKeySet> => {
			issuer.asked += 1;
			if (issuer.isDown) throw new Error('down');
			if (issuer.hangs) await new Promise(() => {});
			return {keys: issuer.keys};
		},
		real: () => new Date(nowMs),
		log: pino({level: 'silent'}),
		onChange: () => {
			issuer.changes += 1;
		},
	});
	return {
		...{first, second, issuer},
		wait: (ms: number) => {
			nowMs += ms;
		},
		isKnown: async ({token}: {token: string}) =>
			jwtVerify(token, keys).then(
				() => true,
				(error: unknown) => (error instanceof Refusal ? error.code : false),
			),
	};
}

test('the issuer is asked once an hour', async t => {
	const {first, issuer, wait, isKnown} = await setUp();
	t.deepEqual(await Promise.all([isKnown(first), isKnown(first), isKnown(first)]), [true, true, true]);
	t.is(issuer.asked, 1, 'also when many ask at once');
	wait(HOUR_MS);
	await isKnown(first);
	t.is(issuer.asked, 1);
	wait(1);
	await isKnown(first);
	t.is(issuer.asked, 2);
	await turn();
	t.is(issuer.changes, 0, 'the same keys are no change');
});

test('a key nobody knows makes us ask again, but at most once in 30 seconds', async t => {
	const {first, second, issuer, wait, isKnown} = await setUp();
	await isKnown(first);
	t.false(await isKnown(second));
	t.is(issuer.asked, 1, 'just asked');
	issuer.keys = [first.jwk, second.jwk];
	wait(30_000);
	t.true(await isKnown(second));
	t.deepEqual([issuer.asked, issuer.changes], [2, 1]);
	issuer.keys = [second.jwk];
	for (let call = 0; call < 5; call++) await isKnown(await makeKey('third'));
	t.is(issuer.asked, 2);
});

test('a key that the issuer took back is known no longer', async t => {
	const {first, second, issuer, wait, isKnown} = await setUp();
	await isKnown(first);
	issuer.keys = [second.jwk];
	wait(HOUR_MS + 1);
	await isKnown(first);
	await turn();
	t.deepEqual([await isKnown(first), await isKnown(second)], [false, true]);
	t.is(issuer.changes, 1);
});

test('the last good set serves for a day while the issuer is down, and no longer', async t => {
	const {first, issuer, wait, isKnown} = await setUp();
	await isKnown(first);
	issuer.isDown = true;
	wait(24 * HOUR_MS);
	t.true(await isKnown(first));
	const {asked} = issuer;
	for (let call = 0; call < 5; call++) await isKnown(first);
	t.is(issuer.asked, asked, 'an issuer that is down is not asked again and again');
	wait(1);
	t.is(await isKnown(first), 'issuer_unavailable');
	issuer.isDown = false;
	wait(30_001);
	t.true(await isKnown(first));
});

test('an issuer that was never reached is unavailable, and asked again by the next request', async t => {
	const {first, issuer, wait, isKnown} = await setUp();
	issuer.isDown = true;
	t.is(await isKnown(first), 'issuer_unavailable');
	issuer.isDown = false;
	wait(1);
	t.true(await isKnown(first));
});

test('an issuer that hangs keeps nobody waiting whose key is known', async t => {
	const {first, issuer, wait, isKnown} = await setUp();
	await isKnown(first);
	issuer.hangs = true;
	wait(HOUR_MS + 1);
	t.true(await isKnown(first));
	t.is(issuer.asked, 2, 'it was asked, beside the request');
});

for (const [what, keys] of [
	['no keys', []],
	['an empty key', [{}]],
	['a secret key', [{kty: 'oct', k: 'c2VjcmV0'}]],
	['a key for encryption', [{kty: 'RSA', n: 'AQAB', e: 'AQAB', use: 'enc'}]],
	['a key without its point', [{kty: 'EC', crv: 'P-256'}]],
] as const) {
	test(`an issuer that answers ${what} is not believed: the last good set serves on`, async t => {
		const {first, second, issuer, wait, isKnown} = await setUp();
		await isKnown(first);
		issuer.keys = [...keys];
		wait(30_001);
		t.false(await isKnown(second), 'its key makes us ask');
		t.deepEqual([issuer.asked, await isKnown(first), issuer.changes], [2, true, 0]);
		wait(24 * HOUR_MS);
		t.is(await isKnown(first), 'issuer_unavailable', 'it grows old from when it was good');
	});
}
