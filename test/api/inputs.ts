import {gzipSync} from 'node:zlib';
import test from 'ava';
import {type Called, faultsOf, isRefused, rawCaller} from '../support/raw-request.ts';
import {startWorld, type World} from '../support/world.ts';

const PARTNERS = '/api/v1/admin/partners';

let world: World;
let call: ReturnType<typeof rawCaller>;

test.before(async () => {
	world = await startWorld();
	call = rawCaller(world.baseUrl, world.operator.token);
});
test.after.always(async () => world?.close());

const post = async (body: string | Buffer, headers: Record<string, string> = {}): Promise<Called> =>
	call(PARTNERS, {method: 'POST', body, headers});

test.serial('a body of another type is 415, one too large 413, one that cannot be read 400', async t => {
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

test.serial('a compressed body and a charset of UTF-8 are fine', async t => {
	const body = gzipSync(JSON.stringify({id: 'prt_gzip', name: 'Zipped'}));
	t.is((await post(body, {'content-encoding': 'gzip', 'content-type': 'application/json; charset=UTF-8'})).status, 201);
});

test.serial('every fault of a body is told at once, with its place', async t => {
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
	test.serial(`${what} in a body is 422`, async t => {
		const answer = await post(`{"id":"prt_x","name":${name}}`);
		isRefused(t, answer, 422, 'validation_error');
		t.regex(Object.values(faultsOf(answer)).join(), message);
	});
}

test.serial('bytes that are not UTF-8 are 422', async t => {
	isRefused(
		t,
		await post(Buffer.concat([Buffer.from('{"id":"prt_x","name":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')])),
		422,
		'validation_error',
	);
});

test.serial('a body cannot change prototypes', async t => {
	for (const body of [
		'{"id":"prt_x","name":"x","__proto__":{"isAdmin":true}}',
		'{"id":"prt_x","name":"x","constructor":{"prototype":{}}}',
		'{"id":"prt_x","name":{"__proto__":{"a":1}}}',
	]) {
		t.true([400, 422].includes((await post(body)).status));
	}

	t.is(({} as Record<string, unknown>)['isAdmin'], undefined);
});

test.serial('a query that is not known, repeated, bracketed, or no text the database keeps is 422', async t => {
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

test.serial('a search text is text, never a pattern, never SQL', async t => {
	for (const q of ['%', '_', '\\', "'", '"', '?', '??', '$1', ':name', '--', ';select 1', '%27', '{{x}}', '%'.repeat(100)]) {
		const {status, body} = await call(`/api/v1/catalog/services?q=${encodeURIComponent(q)}`);
		t.is(status, 200, q);
		t.is(body.pagination.total, 0, q);
	}
});

test.serial('pages have their limits and say what there is', async t => {
	const {body} = await call('/api/v1/catalog/services?page=100&page_size=100');
	t.deepEqual(body.data, []);
	t.like(body.pagination, {page: 100, page_size: 100});
	t.deepEqual((await call('/api/v1/catalog/services')).body.pagination, {
		page: 1,
		page_size: 20,
		total: 0,
		total_pages: 0,
		next_after: null,
	});
});
