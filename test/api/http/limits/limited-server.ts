import {once} from 'node:events';
import {connect, type Socket} from 'node:net';
import {setTimeout as delay} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import {connectionLimits, createLimitedServer} from '../../../../src/api/http/limits/limited-server.ts';
import {until} from '../../../support/processes.ts';

/** Limits that a test can wait for. */
const short = {...connectionLimits, headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 50, silenceTimeout: 900};
const BYTE_EVERY_MS = 50;
const PATIENCE_MS = 10_000;
/** More than a system keeps for a connection that is not read. */
const LARGE_BYTES = 32 * 1024 * 1024;
const ASKED = 10;
const CROWD = 160;
const TURNS_LIMIT = 10_000;

async function serve(t: ExecutionContext, more: Partial<Record<keyof typeof connectionLimits, number>> = {}) {
	const answered = {large: 0};
	const server = createLimitedServer(
		(request, response) => {
			if (request.url === '/large') {
				answered.large += 1;
				response.end(Buffer.alloc(LARGE_BYTES));
			} else request.resume().on('end', () => response.end('done'));
		},
		{...short, ...more},
	);
	const port = await server.listen({host: '127.0.0.1', port: 0});
	t.teardown(server.close);
	return {url: `http://127.0.0.1:${port}`, port, answered, server};
}

/** Opens a connection and keeps what comes on it. */
async function open(t: ExecutionContext, port: number) {
	const socket = connect(port, '127.0.0.1');
	const seen = {text: '', isClosed: false};
	socket.on('data', chunk => {
		seen.text += chunk.toString('latin1');
	});
	socket.on('error', () => undefined);
	socket.on('close', () => {
		seen.isClosed = true;
	});
	t.teardown(() => socket.destroy());
	await once(socket, 'connect');
	return {socket, seen};
}

/** Sends a text byte by byte until it is sent or the other side has had enough. */
async function trickle(socket: Socket, text: string): Promise<void> {
	for (const byte of text) {
		if (socket.destroyed || socket.readableEnded) return;
		socket.write(byte);
		await delay(BYTE_EVERY_MS);
	}
}

test('headers that come byte by byte are waited for so long and no longer', async t => {
	const {port} = await serve(t);
	const {socket, seen} = await open(t, port);
	await trickle(socket, `GET / HTTP/1.1\r\nHost: ${'x'.repeat(200)}`);
	t.true(await until(PATIENCE_MS, () => seen.isClosed));
	t.regex(seen.text, /^HTTP\/1\.1 408 /);
});

test('a body that comes byte by byte is waited for so long and no longer', async t => {
	const {port} = await serve(t);
	const {socket, seen} = await open(t, port);
	socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n');
	await trickle(socket, 'x'.repeat(500));
	t.true(await until(PATIENCE_MS, () => seen.isClosed));
	t.regex(seen.text, /^HTTP\/1\.1 408 /);
});

test('whoever connects and says nothing is let go', async t => {
	const {port} = await serve(t);
	const {seen} = await open(t, port);
	t.true(await until(PATIENCE_MS, () => seen.isClosed));
});

test('an answer that nobody reads is given up, and most of what is asked for behind it is never made', async t => {
	const {port, answered, server} = await serve(t);
	const {socket} = await open(t, port);
	socket.pause();
	for (let count = 0; count < ASKED; count++) {
		socket.write('GET /large HTTP/1.1\r\nHost: x\r\n\r\n');
		await delay(BYTE_EVERY_MS);
	}

	t.true(await until(PATIENCE_MS, async () => (await server.connections()) === 0));
	t.true(answered.large < ASKED / 2, `${answered.large} were made`);
});

test('beyond so many connections the next is closed unheard, and those that are there go on', async t => {
	const {port, url} = await serve(t, {maxConnections: 2, listeningSockets: 1, headersTimeout: PATIENCE_MS, requestTimeout: PATIENCE_MS});
	const [one, two] = [await open(t, port), await open(t, port)];
	const three = await open(t, port);
	t.true(await until(PATIENCE_MS, () => three.seen.isClosed));
	t.is(three.seen.text, '');
	one.socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
	t.true(await until(PATIENCE_MS, () => one.seen.text.endsWith('done')));
	two.socket.destroy();
	t.true(await until(PATIENCE_MS, async () => (await fetch(url).catch(() => undefined))?.status === 200));
});

test('a quick client is answered, as often as it asks on one connection', async t => {
	const {port} = await serve(t);
	const {socket, seen} = await open(t, port);
	for (let count = 1; count <= 5; count++) {
		socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
		t.true(await until(PATIENCE_MS, () => seen.text.split('done').length === count + 1));
		await delay(short.headersTimeout / 2);
	}
});

const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('many connections are taken in at each turn of the event loop, so that nobody waits unseen while there is much to do', async t => {
	const {port, url, server} = await serve(t);
	t.is((await fetch(url)).status, 200);
	let turns = 0;
	const turn = () => {
		turns += 1;
		counting = setImmediate(turn);
	};
	let counting = setImmediate(turn);
	const sockets = Array.from({length: CROWD}, () => connect(port, '127.0.0.1').on('error', () => undefined));
	t.teardown(() => {
		for (const socket of sockets) socket.destroy();
	});
	const before = await server.connections();
	turns = 0;
	while ((await server.connections()) < before + CROWD && turns < TURNS_LIMIT) await new Promise(setImmediate);
	clearImmediate(counting);
	t.true(turns < CROWD / 2, `${turns} turns for ${CROWD} connections`);
});

test('a port at which another process listens is not shared with it', async t => {
	const {port} = await serve(t);
	await t.throwsAsync(async () => createLimitedServer(() => undefined).listen({host: '127.0.0.1', port}), {code: 'EADDRINUSE'});
});

test('closing, it answers what was asked and does not wait for connections on which nobody asks', async t => {
	const {port, server} = await serve(t, {headersTimeout: PATIENCE_MS, requestTimeout: PATIENCE_MS});
	const [idle, asking] = [await open(t, port), await open(t, port)];
	idle.socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
	t.true(await until(PATIENCE_MS, () => idle.seen.text.endsWith('done')));
	asking.socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n1');
	await delay(BYTE_EVERY_MS);
	const closing = server.close();
	t.true(await until(PATIENCE_MS, () => idle.seen.isClosed));
	asking.socket.write('2');
	await closing;
	t.true(asking.seen.text.endsWith('done'));
});
