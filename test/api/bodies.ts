import {connect} from 'node:net';
import {gzipSync} from 'node:zlib';
import test from 'ava';
import {z} from 'zod';
import {bare} from '../../src/api/http/answers.ts';
import {sentBytes} from '../../src/api/http/read-raw.ts';
import {route} from '../../src/api/http/route.ts';
import {input, view} from '../../src/api/http/shapes.ts';
import {servePlanted} from '../support/planted.ts';
import {isRefused, rawCaller} from '../support/raw-request.ts';
import {startWorld, type World} from '../support/world.ts';

const LIMIT = 1024;
const planted = {
	tag: 'ext-test',
	method: 'post',
	summary: 'Takes a body',
	description: 'Planted by a test.',
	hasNoUnit: true,
	bodyLimitBytes: LIMIT,
} as const;

const raw = route({
	...planted,
	operation: 'plantedRaw',
	path: '/planted/raw',
	access: {signedBy: 'stripe'},
	bodyKind: 'raw',
	body: sentBytes,
	answer: bare(view({hex: z.string()})),
	handle: async ({body}) => ({hex: Buffer.from(body).toString('hex')}),
});

const form = route({
	...planted,
	operation: 'plantedForm',
	path: '/planted/form',
	access: {lookedUpAt: 'Mollie'},
	bodyKind: 'form',
	body: input({id: z.string().min(1).max(20)}),
	answer: bare(view({id: z.string()})),
	handle: async ({body}) => body,
});

const none = route({
	...planted,
	operation: 'plantedNone',
	path: '/planted/none',
	access: {tokenInBody: 'callback'},
	bodyKind: 'none',
	limit: 'none',
	answer: bare(view({body: z.string()})),
	handle: async ({body}) => ({body: typeof body}),
});

let world: World;
let served: Awaited<ReturnType<typeof servePlanted>>;
let call: ReturnType<typeof rawCaller>;

test.before(async () => {
	world = await startWorld();
	served = await servePlanted(world, [raw, form, none]);
	call = rawCaller(`${served.url}/api/v1/planted`, undefined);
});
test.after.always(async () => {
	await served?.close();
	await world?.close();
});

const bodies: Readonly<Record<string, Buffer>> = {
	'an empty one': Buffer.alloc(0),
	'JSON with spaces': Buffer.from('{ "a" : 1.0,\r\n"b":"\\u00e9" }\n'),
	'broken JSON': Buffer.from('{{{'),
	'bytes that are no text': Buffer.from([0, 255, 254, 128, 10]),
	'something packed': gzipSync('{"a":1}'),
	'as much as is allowed': Buffer.alloc(LIMIT, 1),
};

for (const [name, body] of Object.entries(bodies)) {
	test(`raw bodies arrive as they were sent, byte for byte: ${name}`, async t => {
		for (const type of ['application/json', 'text/plain', 'application/json; charset=latin1', 'application/x-www-form-urlencoded']) {
			for (const packing of ['identity', 'gzip']) {
				const headers = {'content-type': type, 'content-encoding': packing};
				const answer = await call('/raw', {method: 'POST', body, headers});
				t.is(answer.status, 200, answer.text);
				t.is(answer.body.hex, body.toString('hex'));
			}
		}
	});
}

test('a raw body beyond its limit is refused, said or not, and the connection answers', async t => {
	isRefused(t, await call('/raw', {method: 'POST', body: Buffer.alloc(LIMIT + 1)}), 413, 'payload_too_large');
	const chunk = Buffer.alloc(LIMIT + 1).toString('latin1');
	const said = await sendRaw(`Transfer-Encoding: chunked\r\n\r\n${chunk.length.toString(16)}\r\n${chunk}\r\n0\r\n\r\n`);
	t.regex(said, /^HTTP\/1\.1 413 /);
});

test('a raw body that breaks off is no bug', async t => {
	await sendRaw('Content-Length: 100\r\n\r\nhalf', true);
	t.false(served.lines.some(line => line.includes('a bug')));
});

/** Sends a request as it is written; answers what comes back, or nothing when it breaks off. */
const sendRaw = async (rest: string, breaksOff = false): Promise<string> =>
	new Promise((resolve, reject) => {
		const socket = connect(served.port, '127.0.0.1', () => {
			socket.write(`POST /api/v1/planted/raw HTTP/1.1\r\nHost: x\r\n${rest}`, 'latin1');
			if (breaksOff) setTimeout(() => socket.destroy(), 50);
		});
		socket.on('error', reject);
		socket.on('data', data => {
			resolve(data.toString('latin1'));
			socket.destroy();
		});
		socket.on('close', () => setTimeout(() => resolve(''), 50));
	});

test('a form of short fields is read by its names', async t => {
	const headers = {'content-type': 'application/x-www-form-urlencoded'};
	t.deepEqual((await call('/form', {method: 'POST', body: 'id=tr_1%2B2+x', headers})).body, {id: 'tr_1+2 x'});
	for (const body of ['', 'id=', 'id=a&id=b', 'id=a&more=1', 'id=%00', `id=${'a'.repeat(21)}`]) {
		isRefused(t, await call('/form', {method: 'POST', body, headers}), 422, 'validation_error');
	}

	isRefused(t, await call('/form', {method: 'POST', body: '{"id":"tr_1"}'}), 415, 'unsupported_media_type');
	isRefused(t, await call('/form', {method: 'POST', body: `id=${'a'.repeat(LIMIT)}`, headers}), 413, 'payload_too_large');
});

test('where there is no body, what is sent all the same is not read', async t => {
	t.deepEqual((await call('/none', {method: 'POST', body: '{{{'})).body, {body: 'undefined'});
});

test.serial('whoever needs no credential is limited by address, but where no limit is set', async t => {
	served.limits.length = 0;
	await call('/none', {method: 'POST'});
	await call('/raw', {method: 'POST', body: 'x'});
	t.deepEqual(served.limits, ['address']);
});
