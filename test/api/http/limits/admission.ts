import {once} from 'node:events';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {connect} from 'node:net';
import {setTimeout as delay} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import {pino} from 'pino';
import {createAdmission} from '../../../../src/api/http/limits/admission.ts';
import {listen} from '../../../support/listen.ts';
import {until} from '../../../support/processes.ts';
import {isRefused, rawCaller} from '../../../support/raw-request.ts';

const LIMIT = 2;
const ORIGIN = 'https://app.example';
const PATIENCE_MS = 5000;
/** More than a system keeps for a connection that is not read. */
const LARGE_BYTES = 64 * 1024 * 1024;
/** Refusals are told together, a second after the first. */
const TOLD_WITHIN_MS = 3000;

/** A server behind an admission, whose answers wait until the test gives them. */
async function serve(t: ExecutionContext) {
	const lines: string[] = [];
	const counted = {refused: 0};
	const admission = createAdmission({
		limit: LIMIT,
		corsOrigins: [ORIGIN],
		log: pino({level: 'warn'}, {write: line => lines.push(line)}),
		onRefused: () => {
			counted.refused += 1;
		},
	});
	const asked: Readonly<{request: IncomingMessage; response: ServerResponse; done: () => void}>[] = [];
	const server = createServer(
		admission.before(async (request, response) => {
			const {promise, resolve} = Promise.withResolvers<void>();
			asked.push({request, response, done: resolve});
			await promise;
		}),
	);
	const {url, port, close} = await listen(server);
	t.teardown(close);
	const call = rawCaller(url, undefined);
	return {
		...{admission, asked, lines, counted, port, call},
		/** Asks and does not wait for the answer, but until that has arrived. */
		async begin(path: string, init: Parameters<typeof call>[1] = {}) {
			const before = asked.length;
			const answer = call(path, init).then(({status}) => status);
			answer.catch(() => undefined);
			t.true(await until(PATIENCE_MS, () => asked.length > before), path);
			return {answer};
		},
		answerAll: () => {
			for (const {response, done} of asked) {
				response.end();
				done();
			}
		},
	};
}

test('beyond the limit a request is refused at once, in the envelope, and whoever is answered makes room', async t => {
	const {admission, begin, call, answerAll, counted} = await serve(t);
	const begun = [await begin('/one'), await begin('/two')];
	t.is(admission.atWork(), LIMIT);
	const refused = await call('/three', {headers: {'x-request-id': 'three-is-much'}});
	isRefused(t, refused, 503, 'unavailable');
	t.is(refused.headers.get('retry-after'), '1');
	t.is(refused.headers.get('x-request-id'), 'three-is-much');
	t.is(refused.headers.get('cache-control'), 'no-store');
	t.is(refused.headers.get('access-control-allow-origin'), null);
	t.is(counted.refused, 1);

	answerAll();
	t.deepEqual(await Promise.all(begun.map(async ({answer}) => answer)), [200, 200]);
	t.true(await until(PATIENCE_MS, () => admission.atWork() === 0));
	const {answer} = await begin('/again');
	answerAll();
	t.is(await answer, 200);
});

test('a page of an allowed origin can read that it was refused, and no other', async t => {
	const {begin, call} = await serve(t);
	await begin('/one');
	await begin('/two');
	const refused = await call('/three', {headers: {origin: ORIGIN}});
	t.is(refused.headers.get('access-control-allow-origin'), ORIGIN);
	t.regex(String(refused.headers.get('access-control-expose-headers')), /Retry-After/);
	t.is((await call('/three', {headers: {origin: `${ORIGIN}.evil.example`}})).headers.get('access-control-allow-origin'), null);
});

test('probes, and what browsers ask before they ask, are let in and counted never', async t => {
	const {admission, begin, answerAll} = await serve(t);
	await begin('/one');
	await begin('/two');
	const begun = [await begin('/health'), await begin('/ready'), await begin('/api/v1/catalog/services', {method: 'OPTIONS'})];
	t.is(admission.atWork(), LIMIT);
	answerAll();
	t.deepEqual(await Promise.all(begun.map(async ({answer}) => answer)), [200, 200, 200]);
});

test('whoever still sends a body is not at work, and is once it was read', async t => {
	const {admission, asked, begin, port} = await serve(t);
	const sockets = await Promise.all(
		Array.from({length: 5 * LIMIT}, async () => {
			const socket = connect(port, '127.0.0.1');
			await once(socket, 'connect');
			socket.write('POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{');
			return socket;
		}),
	);
	t.teardown(() => {
		for (const socket of sockets) socket.destroy();
	});
	t.true(await until(PATIENCE_MS, () => asked.length === sockets.length));
	t.is(admission.atWork(), 0);
	await begin('/quick');
	t.is(admission.atWork(), 1);
	for (const {request} of asked.slice(0, sockets.length)) admission.enter(request);
	t.is(admission.atWork(), sockets.length + 1, 'who was let in is at work, whatever the limit says');
});

test('a caller that goes away makes no room while its work goes on', async t => {
	const {admission, asked, port} = await serve(t);
	const socket = connect(port, '127.0.0.1');
	socket.write('GET /one HTTP/1.1\r\nHost: x\r\n\r\n');
	t.true(await until(PATIENCE_MS, () => asked.length === 1));
	socket.destroy();
	await new Promise(resolve => asked[0]?.response.once('close', resolve));
	t.is(admission.atWork(), 1);
	asked[0]?.done();
	t.true(await until(PATIENCE_MS, () => admission.atWork() === 0));
});

test('an answer that nobody reads takes no place', async t => {
	const {admission, asked, port} = await serve(t);
	const socket = connect(port, '127.0.0.1').pause();
	t.teardown(() => socket.destroy());
	socket.write('GET /one HTTP/1.1\r\nHost: x\r\n\r\n');
	t.true(await until(PATIENCE_MS, () => asked.length === 1));
	asked[0]?.response.end(Buffer.alloc(LARGE_BYTES));
	asked[0]?.done();
	t.true(await until(PATIENCE_MS, () => admission.atWork() === 0));
	t.false(asked[0]?.response.writableFinished);
});

test('what waits for other things than a connection makes room while it waits', async t => {
	const {admission, asked, begin} = await serve(t);
	await begin('/one');
	await begin('/two');
	for (const {request} of asked) admission.leave(request);
	await begin('/three');
	t.is(admission.atWork(), 1);
});

test('refusals are told to the log together', async t => {
	const {begin, call, lines, counted} = await serve(t);
	await begin('/one');
	await begin('/two');
	for (let count = 0; count < 5; count++) await call('/more');
	t.deepEqual(lines, []);
	t.true(await until(TOLD_WITHIN_MS, () => lines.length > 0));
	await delay(100);
	t.deepEqual(
		lines.map(line => (JSON.parse(line) as {refused: number}).refused),
		[counted.refused],
	);
});
