import {createServer} from 'node:http';
import {type AddressInfo, connect} from 'node:net';
import {gzipSync} from 'node:zlib';
import test, {type ExecutionContext} from 'ava';
import Koa from 'koa';
import {pino} from 'pino';
import {bare} from '../../src/api/http/answers.ts';
import {mount} from '../../src/api/http/mount.ts';
import {requestFrame} from '../../src/api/http/request-frame.ts';
import {route} from '../../src/api/http/route.ts';
import {view} from '../../src/api/http/shapes.ts';
import {clientOf} from '../support/client.ts';
import {startWorld, type World} from '../support/world.ts';

const ORIGIN = 'https://app.example';
const PARTNERS = '/api/v1/admin/partners';

let world: World;
let authorization: string;

test.before(async () => {
	world = await startWorld(undefined, {CORS_ORIGINS: ORIGIN});
	authorization = `Bearer ${world.operator.token}`;
});
test.after.always(async () => world?.close());

type Call = Readonly<{method?: string; headers?: Record<string, string>; body?: string | Buffer}>;

async function call(path: string, {method = 'GET', headers = {}, body}: Call = {}) {
	const response = await fetch(`${world.baseUrl}${path}`, {
		method,
		redirect: 'manual',
		headers: {authorization, ...(body !== undefined && {'content-type': 'application/json'}), ...headers},
		...(body !== undefined && {body: body as string}),
	});
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
	return {status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined};
}

type Called = Awaited<ReturnType<typeof call>>;

const post = async (body: string | Buffer, headers: Record<string, string> = {}): Promise<Called> =>
	call(PARTNERS, {method: 'POST', body, headers});

function isRefused(t: ExecutionContext, {status, body, headers}: Called, expected: number, code: string): void {
	t.is(status, expected, JSON.stringify(body));
	t.deepEqual(Object.keys(body), ['error']);
	t.is(body.error.code, code);
	t.is(typeof body.error.message, 'string');
	t.is(body.error.request_id, headers.get('x-request-id'));
}

const faultsOf = ({body}: Called): Record<string, string> =>
	Object.fromEntries((body.error.details as {path: string; message: string}[]).map(({path, message}) => [path, message]));

test('a path that is not there is 404, whoever asks', async t => {
	for (const path of ['/nothing', '/api/v1', '/api/v1/nothing', '/api/v1/auth/me/', '/api/v1/AUTH/me', '/api/v2/auth/me', '/%E0%A4%A']) {
		isRefused(t, await call(path), 404, 'not_found');
		isRefused(t, await call(path, {headers: {authorization: ''}}), 404, 'not_found');
	}
});

test('a method that a path does not know is 405 and says which it knows', async t => {
	const answer = await call('/api/v1/auth/me', {method: 'DELETE'});
	isRefused(t, answer, 405, 'method_not_allowed');
	t.is(answer.headers.get('allow'), 'GET');
	t.is((await call('/api/v1/subscriptions', {method: 'PUT', body: '{}'})).headers.get('allow'), 'GET, POST');
	isRefused(t, await call('/api/v1/auth/me', {method: 'OPTIONS'}), 405, 'method_not_allowed');
	isRefused(t, await call('/openapi.json', {method: 'POST', body: '{}'}), 405, 'method_not_allowed');
});

test('HEAD answers as GET without a body', async t => {
	const answer = await call('/api/v1/auth/me', {method: 'HEAD'});
	t.is(answer.status, 200);
	t.is(answer.text, '');
	t.true(Number(answer.headers.get('content-length')) > 0);
	t.is((await call('/api/v1/auth/me', {method: 'HEAD', headers: {authorization: ''}})).status, 401);
});

test('a refused credential says how to come back', async t => {
	const answer = await call('/api/v1/auth/me', {headers: {authorization: 'Bearer nonsense'}});
	isRefused(t, answer, 401, 'unauthorized');
	t.is(answer.headers.get('www-authenticate'), 'Bearer');
});

test('without a credential it is 401 whatever the parameters and the body', async t => {
	isRefused(t, await call('/api/v1/subscriptions/no-such-id', {headers: {authorization: ''}}), 401, 'unauthorized');
	isRefused(t, await call(`${PARTNERS}?nonsense=1`, {method: 'POST', body: '{{{', headers: {authorization: ''}}), 401, 'unauthorized');
});

test('a request brings its id, or gets one', async t => {
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

test('a bug is 500 and tells nothing but the request id', async t => {
	const planted = route({
		...{operation: 'planted', tag: 'ext-test', method: 'get', path: '/planted', summary: 'Throws', access: 'public', hasNoUnit: true},
		answer: bare(view({})),
		async handle() {
			throw new Error('password=hunter2 in select * from app_user');
		},
	});
	const limit = async () => undefined;
	const authenticate = {
		caller: async () => undefined,
		claims: async () => Promise.reject(new Error('not used')),
		forgetTokens: () => undefined,
		forgetCallers: () => undefined,
	};
	const lines: string[] = [];
	const app = new Koa();
	app.silent = true;
	app.use(requestFrame({log: pino({level: 'info'}, {write: line => lines.push(line)}), onAnswered: () => undefined}));
	app.use(mount([planted], {tools: world.tools, authenticate, limit}).routes());
	const server = createServer(app.callback());
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	t.teardown(() => server.close());
	const answer = await clientOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`).get('/planted');
	t.is(answer.status, 500);
	t.deepEqual(Object.keys(answer.body.error), ['code', 'message', 'request_id']);
	t.is(answer.body.error.code, 'internal_error');
	t.notRegex(JSON.stringify(answer.body), /hunter2|select/);
	t.true(lines.some(line => line.includes(answer.body.error.request_id)));
});

test('a body of another type is 415, one too large 413, one that cannot be read 400', async t => {
	const good = JSON.stringify({id: 'prt_new', name: 'New'});
	for (const type of [
		'text/plain',
		'application/x-www-form-urlencoded',
		'multipart/form-data; boundary=x',
		'application/json; charset=latin1',
		'application/json; charset=utf-16',
		'application/jsonp',
		'',
	]) {
		isRefused(t, await post(good, {'content-type': type}), 415, 'unsupported_media_type');
	}

	isRefused(t, await post(JSON.stringify({id: 'prt_new', name: 'x'.repeat(300 * 1024)})), 413, 'payload_too_large');
	isRefused(
		t,
		await post(gzipSync(JSON.stringify({name: 'x'.repeat(5 * 1024 * 1024)})), {'content-encoding': 'gzip'}),
		413,
		'payload_too_large',
	);
	for (const body of ['{', '{"a":1,}', 'nonsense', '{"a":NaN}', "{'a':1}"]) isRefused(t, await post(body), 400, 'bad_request');
	isRefused(t, await post('not gzip at all', {'content-encoding': 'gzip'}), 400, 'bad_request');
	isRefused(t, await post(gzipSync(good).subarray(0, 12), {'content-encoding': 'gzip'}), 400, 'bad_request');
	isRefused(t, await post('not brotli at all', {'content-encoding': 'br'}), 400, 'bad_request');
	t.true([400, 415].includes((await post(good, {'content-encoding': 'nonsense'})).status));
});

test('a compressed body and a charset of UTF-8 are fine', async t => {
	const body = gzipSync(JSON.stringify({id: 'prt_gzip', name: 'Zipped'}));
	t.is((await post(body, {'content-encoding': 'gzip', 'content-type': 'application/json; charset=UTF-8'})).status, 201);
});

test('every fault of a body is told at once, with its place', async t => {
	const answer = await post(JSON.stringify({id: 'nonsense', payment_terms_days: -1, no_such_field: 1, contact_email: 'x'}));
	isRefused(t, answer, 422, 'validation_error');
	t.deepEqual(Object.keys(faultsOf(answer)).toSorted(), ['contact_email', 'id', 'name', 'no_such_field', 'payment_terms_days']);
	t.is(faultsOf(answer)['name'], 'is required');
	t.is(faultsOf(answer)['no_such_field'], 'is not known here');
	isRefused(t, await call(PARTNERS, {method: 'POST'}), 422, 'validation_error');
	for (const body of ['null', '[]', '"text"', '7', 'true']) isRefused(t, await post(body), 422, 'validation_error');
});

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

for (const [what, name, message] of [
	['NUL', '"a\\u0000b"', /NUL/],
	['a lone surrogate', '"a\\ud800b"', /surrogate/],
	['a number of more than 15 digits', '1234567890123456789', /15 significant digits/],
	['a number that rounds', '0.12345678901234567', /15 significant digits/],
	['nesting without end', nested(40), /nested at most 32/],
	['very deep nesting', nested(100_000), /nested at most 32/],
	['several lines', '"a\\nb"', /single line/],
	['a bidirectional override', '"a\\u202eb"', /single line/],
	['a line separator', '"a\\u2028b"', /single line/],
] as const) {
	test(`${what} in a body is 422`, async t => {
		const answer = await post(`{"id":"prt_x","name":${name}}`);
		isRefused(t, answer, 422, 'validation_error');
		t.regex(Object.values(faultsOf(answer)).join(), message);
	});
}

test('bytes that are not UTF-8 are 422', async t => {
	isRefused(
		t,
		await post(Buffer.concat([Buffer.from('{"id":"prt_x","name":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')])),
		422,
		'validation_error',
	);
});

test('a body cannot change prototypes', async t => {
	for (const body of [
		'{"id":"prt_x","name":"x","__proto__":{"isAdmin":true}}',
		'{"id":"prt_x","name":"x","constructor":{"prototype":{}}}',
		'{"id":"prt_x","name":{"__proto__":{"a":1}}}',
	]) {
		t.true([400, 422].includes((await post(body)).status));
	}

	t.is(({} as Record<string, unknown>)['isAdmin'], undefined);
});

test('a query that is not known, repeated, bracketed, or no text the database keeps is 422', async t => {
	for (const query of [
		'no_such=1',
		'page=1&page=2',
		'page[]=1',
		'page[gt]=1',
		'__proto__=1',
		'constructor=1',
		'page=',
		'page=1e2',
		'page=-1',
		'page=0',
		'page=1.5',
		'page_size=101',
		'page_size=0',
		'page=101&page_size=100',
		'page=99999999999999999999',
		'q=',
		`q=${'x'.repeat(101)}`,
		'q=%00',
		'q=%ff',
		'q=a%00b',
		'category=%00',
	]) {
		const answer = await call(`/api/v1/catalog/services?${query}`);
		isRefused(t, answer, 422, 'validation_error');
		t.true(answer.body.error.details.length > 0);
	}
});

test('a search text is text, never a pattern, never SQL', async t => {
	for (const q of ['%', '_', '\\', "'", '"', '?', '??', '$1', ':name', '--', ';select 1', '%27', '{{x}}', '%'.repeat(100)]) {
		const {status, body} = await call(`/api/v1/catalog/services?q=${encodeURIComponent(q)}`);
		t.is(status, 200, q);
		t.is(body.pagination.total, 0, q);
	}
});

test('pages have their limits and say what there is', async t => {
	const {body} = await call('/api/v1/catalog/services?page=100&page_size=100');
	t.deepEqual(body.data, []);
	t.like(body.pagination, {page: 100, page_size: 100});
	t.deepEqual((await call('/api/v1/catalog/services')).body.pagination, {page: 1, page_size: 20, total: 0, total_pages: 0});
});

test('no answer to a credential is kept, and every answer has the headers that protect', async t => {
	const answer = await call('/api/v1/auth/me');
	t.is(answer.headers.get('cache-control'), 'no-store');
	t.is((await call('/api/v1/nothing')).headers.get('cache-control'), 'no-store');
	t.is(answer.headers.get('x-content-type-options'), 'nosniff');
	t.is(answer.headers.get('x-powered-by'), null);
	t.regex(String(answer.headers.get('content-security-policy')), /default-src 'self'/);
	t.is(answer.headers.get('strict-transport-security'), null, 'only in production');
	t.is(answer.headers.get('content-type'), 'application/json; charset=utf-8');
});

test('browsers of the allowed origins may call, and no other, and never with credentials', async t => {
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

test('the description and the page to browse it need no credential and no network', async t => {
	const document = await call('/openapi.json', {headers: {authorization: ''}});
	t.is(document.body.openapi, '3.1.0');
	t.is(document.body.servers[0].url, world.config.publicUrl);
	t.false(
		Object.keys(document.body.paths).some(path => path.includes('sandbox')),
		'what is not served is not described',
	);
	const page = await call('/docs', {headers: {authorization: ''}});
	t.is(page.status, 200);
	const parts = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(match => String(match[1]));
	t.true(parts.length > 2);
	for (const part of parts) {
		t.regex(part, /^\/docs\//);
		t.is((await call(part, {headers: {authorization: ''}})).status, 200, part);
	}
});

test('without SANDBOX its routes do not exist', async t => {
	isRefused(t, await call('/api/v1/sandbox/clock'), 404, 'not_found');
	isRefused(t, await call('/api/v1/sandbox/tokens', {method: 'POST', body: '{}'}), 404, 'not_found');
});

test('too many requests are 429 and say when to come back', async t => {
	const strict = await startWorld(undefined, {RATE_LIMIT_SCALE: '1'});
	t.teardown(strict.close);
	const answers = await Promise.all(Array.from({length: 13}, async () => strict.nobody.post('/auth/token', {})));
	const limited = answers.filter(({status}) => status === 429);
	t.deepEqual([limited.length, answers.filter(({status}) => status === 422).length], [3, 10]);
	t.is(limited[0]?.body.error.code, 'rate_limited');
	t.regex(String(limited[0]?.headers.get('retry-after')), /^[1-9]\d*$/);
});

test('a request that is no HTTP ends, and the server goes on', async t => {
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
