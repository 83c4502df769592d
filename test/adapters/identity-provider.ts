import {createServer, type RequestListener} from 'node:http';
import {setTimeout as sleep} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import {createIdentityProvider, fetchKeySet} from '../../src/adapters/identity-provider/identity-provider.ts';
import {listen} from '../support/listen.ts';

const LIMIT_MS = 400;
const SLACK_MS = 2000;
const BYTE_EVERY_MS = 100;

async function serve(t: ExecutionContext, answer: RequestListener): Promise<string> {
	const {url, close} = await listen(createServer(answer));
	t.teardown(close);
	return url;
}

/** Answers one byte after the other, each well within a limit that counts from byte to byte. */
const drips: RequestListener = async (_, response) => {
	response.writeHead(200, {'content-type': 'application/json'});
	for (const byte of `{"keys": [], "padding": "${'x'.repeat(200)}"}`) {
		if (response.destroyed) return;
		response.write(byte);
		await sleep(BYTE_EVERY_MS);
	}
	response.end();
};

async function endsInTime(t: ExecutionContext, call: Promise<unknown>): Promise<void> {
	const started = performance.now();
	await t.throwsAsync(call);
	t.true(performance.now() - started < LIMIT_MS + SLACK_MS);
}

test('a key set that drips is given up when the time for the whole of it is over', async t => {
	await endsInTime(t, fetchKeySet(await serve(t, drips), LIMIT_MS));
});

test('an identity provider that never answers is given up', async t => {
	const issuer = await serve(t, () => {});
	await endsInTime(t, createIdentityProvider({issuer, limitMs: LIMIT_MS}).endpoints());
});

test('looking for the endpoint and exchanging have one limit together', async t => {
	const issuer = await serve(t, async (request, response) => {
		if (request.url?.endsWith('/token')) return drips(request, response);
		await sleep(LIMIT_MS / 2);
		const at = `http://${request.headers.host}`;
		response.end(JSON.stringify({issuer: at, authorization_endpoint: `${at}/authorize`, token_endpoint: `${at}/token`}));
	});
	await endsInTime(t, createIdentityProvider({issuer, limitMs: LIMIT_MS}).exchange({grant_type: 'refresh_token'}));
});

test('endpoints of another issuer are not believed, and the right ones are once they come', async t => {
	let named = 'https://id.elsewhere.example';
	const issuer = await serve(t, (request, response) => {
		const at = `http://${request.headers.host}`;
		response.end(JSON.stringify({issuer: named, authorization_endpoint: `${at}/authorize`, token_endpoint: `${named}/token`}));
	});
	const provider = createIdentityProvider({issuer});
	await t.throwsAsync(provider.exchange({grant_type: 'refresh_token'}), {message: /another issuer/});
	named = `${issuer}/`;
	t.is((await provider.endpoints()).token, `${issuer}//token`);
});
