import {connect} from 'node:net';
import test from 'ava';
import {bare} from '../../src/api/http/answers.ts';
import {route} from '../../src/api/http/route.ts';
import {view} from '../../src/api/http/shapes.ts';
import {clientOf} from '../support/client.ts';
import {servePlanted} from '../support/planted.ts';
import {isRefused, rawCaller} from '../support/raw-request.ts';
import {startWorld, type World} from '../support/world.ts';

const ORIGIN = 'https://app.example';
const PARTNERS = '/api/v1/admin/partners';

let world: World;
let call: ReturnType<typeof rawCaller>;

test.before(async () => {
	world = await startWorld(undefined, {CORS_ORIGINS: ORIGIN});
	call = rawCaller(world.baseUrl, world.operator.token);
});
test.after.always(async () => world?.close());

test.serial('a path that is not there is 404, whoever asks', async t => {
	for (const path of ['/nothing', '/api/v1', '/api/v1/nothing', '/api/v1/auth/me/', '/api/v1/AUTH/me', '/api/v2/auth/me', '/%E0%A4%A']) {
		isRefused(t, await call(path), 404, 'not_found');
		isRefused(t, await call(path, {headers: {authorization: ''}}), 404, 'not_found');
	}
});

test.serial('a method that a path does not know is 405 and says which it knows', async t => {
	const answer = await call('/api/v1/auth/me', {method: 'DELETE'});
	isRefused(t, answer, 405, 'method_not_allowed');
	t.is(answer.headers.get('allow'), 'GET');
	t.is((await call('/api/v1/subscriptions', {method: 'PUT', body: '{}'})).headers.get('allow'), 'GET, POST');
	isRefused(t, await call('/api/v1/auth/me', {method: 'OPTIONS'}), 405, 'method_not_allowed');
	isRefused(t, await call('/openapi.json', {method: 'POST', body: '{}'}), 405, 'method_not_allowed');
});

test.serial('HEAD answers as GET without a body', async t => {
	const answer = await call('/api/v1/auth/me', {method: 'HEAD'});
	t.is(answer.status, 200);
	t.is(answer.text, '');
	t.true(Number(answer.headers.get('content-length')) > 0);
	t.is((await call('/api/v1/auth/me', {method: 'HEAD', headers: {authorization: ''}})).status, 401);
});

test.serial('a refused credential says how to come back', async t => {
	const answer = await call('/api/v1/auth/me', {headers: {authorization: 'Bearer nonsense'}});
	isRefused(t, answer, 401, 'unauthorized');
	t.is(answer.headers.get('www-authenticate'), 'Bearer');
});

test.serial('without a credential it is 401 whatever the parameters and the body', async t => {
	isRefused(t, await call('/api/v1/subscriptions/no-such-id', {headers: {authorization: ''}}), 401, 'unauthorized');
	isRefused(t, await call(`${PARTNERS}?nonsense=1`, {method: 'POST', body: '{{{', headers: {authorization: ''}}), 401, 'unauthorized');
});

test.serial('a request brings its id, or gets one', async t => {
	t.is((await call('/health', {headers: {'x-request-id': 'abc_DEF-123'}})).headers.get('x-request-id'), 'abc_DEF-123');
	for (const given of ['', 'short', 'x'.repeat(65), 'with space', 'é'.repeat(8)]) {
		t.regex(
			String((await call('/health', {headers: {'x-request-id': Buffer.from(given).toString('latin1')}})).headers.get('x-request-id')),
			/^req_[0-9a-f]{24}$/,
		);
	}

	const {body, headers} = await call('/api/v1/catalog/services');
	t.is(body.meta.request_id, headers.get('x-request-id'));
});

test.serial('a bug is 500 and tells nothing but the request id', async t => {
	const planted = route({
		...{operation: 'planted', tag: 'ext-test', method: 'get', path: '/planted', summary: 'Throws', access: 'public', hasNoUnit: true},
		description: 'Planted by a test.',
		answer: bare(view({})),
		async handle() {
			throw new Error('password=hunter2 in select * from app_user');
		},
	});
	const {url, lines, close} = await servePlanted(world, [planted]);
	t.teardown(close);
	const answer = await clientOf(url).get('/planted');
	t.is(answer.status, 500);
	t.deepEqual(Object.keys(answer.body.error), ['code', 'message', 'request_id']);
	t.is(answer.body.error.code, 'internal_error');
	t.notRegex(JSON.stringify(answer.body), /hunter2|select/);
	t.true(lines.some(line => line.includes(answer.body.error.request_id)));
});

test.serial('no answer to a credential is kept, and every answer has the headers that protect', async t => {
	const answer = await call('/api/v1/auth/me');
	t.is(answer.headers.get('cache-control'), 'no-store');
	t.is((await call('/api/v1/nothing')).headers.get('cache-control'), 'no-store');
	t.is(answer.headers.get('x-content-type-options'), 'nosniff');
	t.is(answer.headers.get('x-powered-by'), null);
	t.is(answer.headers.get('content-security-policy'), "default-src 'none';frame-ancestors 'none'");
	t.is(answer.headers.get('x-frame-options'), 'DENY');
	t.regex((await call('/docs')).headers.get('content-security-policy') ?? '', /default-src 'self'/);
	t.is(answer.headers.get('strict-transport-security'), null, 'only in production');
	t.is(answer.headers.get('content-type'), 'application/json; charset=utf-8');
});

test.serial('browsers of the allowed origins may call, and no other, and never with credentials', async t => {
	const preflight = {
		method: 'OPTIONS',
		headers: {origin: ORIGIN, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization'},
	};
	const allowed = await call(PARTNERS, preflight);
	t.is(allowed.status, 204);
	t.is(allowed.headers.get('access-control-allow-origin'), ORIGIN);
	t.is(allowed.headers.get('access-control-allow-credentials'), null);
	const answered = await call('/api/v1/auth/me', {headers: {origin: ORIGIN}});
	t.is(answered.headers.get('access-control-allow-origin'), ORIGIN);
	t.regex(String(answered.headers.get('vary')), /origin/i);
	const refused = await call('/api/v1/nothing', {headers: {origin: ORIGIN}});
	t.is(refused.headers.get('access-control-allow-origin'), ORIGIN, 'a page can read why it was refused');
	for (const origin of ['https://evil.example', 'null', `${ORIGIN}.evil.example`, 'http://app.example', '*']) {
		const other = await call('/api/v1/auth/me', {headers: {origin}});
		t.is(other.headers.get('access-control-allow-origin'), null, origin);
		t.is(other.headers.get('access-control-allow-credentials'), null);
	}
});

test.serial('the description and the page to browse it need no credential and no network', async t => {
	const document = await call('/openapi.json', {headers: {authorization: ''}});
	t.is(document.body.openapi, '3.1.0');
	t.deepEqual(document.body.servers, [{url: '/'}], 'whatever name the server is called by, it is asked under that name');
	t.false(
		Object.keys(document.body.paths).some(path => path.includes('sandbox')),
		'what is not served is not described',
	);
	const page = await call('/docs', {headers: {authorization: ''}});
	t.is(page.status, 200);
	const named = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(match => String(match[1]));
	// What stands in the page itself, as its empty icon does, is asked of nobody.
	const parts = named.filter(part => !part.startsWith('data:'));
	t.true(parts.length > 2);
	for (const part of parts) {
		t.regex(part, /^\/docs\//);
		t.is((await call(part, {headers: {authorization: ''}})).status, 200, part);
	}
});

test.serial('without SANDBOX its routes do not exist', async t => {
	isRefused(t, await call('/api/v1/sandbox/clock'), 404, 'not_found');
	isRefused(t, await call('/api/v1/sandbox/tokens', {method: 'POST', body: '{}'}), 404, 'not_found');
});

test.serial('too many requests are 429 and say when to come back', async t => {
	const strict = await startWorld(undefined, {RATE_LIMIT_SCALE: '1'});
	t.teardown(strict.close);
	const answers = await Promise.all(Array.from({length: 13}, async () => strict.nobody.post('/auth/token', {})));
	const limited = answers.filter(({status}) => status === 429);
	t.deepEqual([limited.length, answers.filter(({status}) => status === 422).length], [3, 10]);
	t.is(limited[0]?.body.error.code, 'rate_limited');
	t.regex(String(limited[0]?.headers.get('retry-after')), /^[1-9]\d*$/);
});

test.serial('a request that is no HTTP ends, and the server goes on', async t => {
	const {port, hostname} = new URL(world.baseUrl);
	const answer = await new Promise<string>(resolve => {
		const socket = connect(Number(port), hostname, () => socket.write('NONSENSE\r\n\r\n'));
		let text = '';
		socket.on('data', (chunk: Buffer) => {
			text += chunk.toString('utf8');
		});
		socket.on('close', () => resolve(text));
	});
	t.regex(answer, /^HTTP\/1\.1 400/);
	t.is((await call('/health')).status, 200);
});
