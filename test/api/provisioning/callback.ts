import test from 'ava';
import {unique} from '../../support/factories.ts';
import {startWorld} from '../../support/world.ts';

test('whoever guesses tokens of call backs is told to wait after thirty within a minute', async t => {
	const world = await startWorld('2026-06-01T10:00:00Z', {RATE_LIMIT_SCALE: '1'});
	t.teardown(world.close);
	const statuses = new Map<number, number>();
	for (let guess = 0; guess < 32; guess++) {
		const {status} = await world.nobody.post('/provisioning/callback', {callback_token: unique('token'), status: 'completed'});
		statuses.set(status, (statuses.get(status) ?? 0) + 1);
		// The limit of callers without a credential is another one: 20 a second.
		await new Promise(resolve => setTimeout(resolve, 60));
	}

	t.deepEqual(
		[...statuses],
		[
			[404, 30],
			[429, 2],
		],
	);
});

test('no browser may call back, whatever origins are allowed, and what is said is bounded', async t => {
	const world = await startWorld('2026-06-01T10:00:00Z', {CORS_ORIGINS: 'https://app.example'});
	t.teardown(world.close);
	const origin = {origin: 'https://app.example'};
	const said = {callback_token: unique('token'), status: 'completed'};
	t.is((await world.nobody.post('/provisioning/callback', said, origin)).headers.get('access-control-allow-origin'), null);
	t.is((await world.nobody.get('/auth/config', origin)).headers.get('access-control-allow-origin'), 'https://app.example');
	const preflight = await fetch(`${world.baseUrl}/api/v1/provisioning/callback`, {
		method: 'OPTIONS',
		headers: {...origin, 'access-control-request-method': 'POST'},
	});
	t.is(preflight.status, 405);
	t.is(preflight.headers.get('access-control-allow-methods'), null);

	const tooLong = {endpoint: 'x'.repeat(2049), credentials: {key: 'x'.repeat(16_384)}, error_message: 'é'.repeat(513), surprise: 1};
	const {status, body} = await world.nobody.post('/provisioning/callback', {...said, ...tooLong});
	t.is(status, 422);
	t.deepEqual(body.error.details.map(({path}: {path: string}) => path).toSorted(), [
		'credentials',
		'endpoint',
		'error_message',
		'surprise',
	]);
});
