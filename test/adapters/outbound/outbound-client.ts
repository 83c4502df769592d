import {createServer, type RequestListener} from 'node:http';
import test, {type ExecutionContext} from 'ava';
import {ANSWER_LIMIT_BYTES, createOutboundClient, OutboundFault} from '../../../src/adapters/outbound/outbound-client.ts';
import type {ResolveName} from '../../../src/adapters/outbound/resolve-name.ts';
import {listen} from '../../support/listen.ts';

const development = {isInsecureAllowed: true, isLoopbackAllowed: true, ownRanges: []};
const production = {isInsecureAllowed: true, isLoopbackAllowed: false, ownRanges: []};
const call = {headers: {'x-test': '1'}, body: '{}'};

async function serve(t: ExecutionContext, listener: RequestListener): Promise<{port: number; requests: () => number}> {
	let requests = 0;
	const server = createServer((request, response) => {
		requests += 1;
		listener(request, response);
	});
	const {port, close} = await listen(server);
	t.teardown(close);
	return {port, requests: () => requests};
}

/** A resolver that answers what it is told, the next time something else. */
const resolverOf =
	(...answers: readonly string[][]): ResolveName =>
	async () =>
		(answers.length > 1 ? (answers as string[][]).shift() : answers[0]) ?? [];

async function codeOf(t: ExecutionContext, work: Promise<unknown>): Promise<string> {
	const fault = await t.throwsAsync(work, {instanceOf: OutboundFault});
	return fault?.code ?? '';
}

function client(t: ExecutionContext, rules: typeof development, resolve?: ResolveName, limitMs?: number) {
	const made = createOutboundClient(rules, {...(resolve && {resolve}), ...(limitMs && {limitMs})});
	t.teardown(made.close);
	return made;
}

test('a call sends its body and brings back status, headers and body', async t => {
	const {port} = await serve(t, (request, response) => response.writeHead(201, {'retry-after': '7'}).end(request.headers['x-test']));
	const answer = await client(t, development).post(`http://127.0.0.1:${port}/`, call);
	t.like(answer, {status: 201, body: '1'});
	t.is(answer.headers['retry-after'], '7');
});

test('an address that is not allowed is never connected to', async t => {
	const {port, requests} = await serve(t, (_, response) => response.end());
	const outbound = client(t, production);
	for (const host of ['127.0.0.1', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', 'localhost']) {
		t.is(await codeOf(t, outbound.post(`http://${host}:${port}/`, call)), 'ADDRESS_NOT_ALLOWED', host);
	}

	t.is(requests(), 0);
});

test('a name with one bad answer among good ones is not called', async t => {
	const outbound = client(t, production, resolverOf(['93.184.215.14', '127.0.0.1']));
	t.is(await codeOf(t, outbound.post('http://mixed.example/', call)), 'ADDRESS_NOT_ALLOWED');
});

test('a name that changes its mind after it was judged is judged again at the connection', async t => {
	const {port, requests} = await serve(t, (_, response) => response.end());
	// Whoever looked first saw a public address; the connection sees this one.
	const outbound = client(t, production, resolverOf(['127.0.0.1']));
	t.is(await codeOf(t, outbound.post(`http://rebinding.example:${port}/`, call)), 'ADDRESS_NOT_ALLOWED');
	t.is(requests(), 0);
});

test('a redirect is an answer, not a way', async t => {
	const inside = await serve(t, (_, response) => response.end('secret'));
	const {port} = await serve(t, (_, response) => response.writeHead(302, {location: `http://127.0.0.1:${inside.port}/`}).end());
	const answer = await client(t, development).post(`http://127.0.0.1:${port}/`, call);
	t.is(answer.status, 302);
	t.is(inside.requests(), 0);
});

test('a long answer is read up to the limit', async t => {
	const {port} = await serve(t, (_, response) => {
		response.writeHead(200);
		response.write('x'.repeat(ANSWER_LIMIT_BYTES));
		response.write('x'.repeat(1_000_000));
	});
	const answer = await client(t, development).post(`http://127.0.0.1:${port}/`, call);
	t.is(answer.body.length, ANSWER_LIMIT_BYTES);
});

for (const [what, listener] of [
	['never answers', () => undefined],
	['begins an answer and never ends it', (_, response) => response.writeHead(200).write('x')],
	[
		'answers one byte at a time',
		(_, response) => {
			response.writeHead(200);
			const timer = setInterval(() => response.write('x'), 20);
			response.on('close', () => clearInterval(timer));
		},
	],
] as readonly (readonly [string, RequestListener])[]) {
	test(`who ${what} is given up when the time is over`, async t => {
		const {port} = await serve(t, listener);
		t.is(await codeOf(t, client(t, development, undefined, 200).post(`http://127.0.0.1:${port}/`, call)), 'TIMEOUT');
	});
}

test('whatever else goes wrong is a code without values', async t => {
	const {port} = await serve(t, request => request.socket.destroy());
	t.is(await codeOf(t, client(t, development).post(`http://127.0.0.1:${port}/`, call)), 'UND_ERR_SOCKET');
	t.is(await codeOf(t, client(t, development).post('http://127.0.0.1:1/', call)), 'ECONNREFUSED');
	t.is(await codeOf(t, client(t, {...development, isInsecureAllowed: false}).post(`http://127.0.0.1:${port}/`, call)), 'NOT_HTTPS');
	t.regex(await codeOf(t, client(t, development).post('file:///etc/passwd', call)), /^[A-Z_]+$/);
});
