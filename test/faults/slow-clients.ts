import {connect, type Socket} from 'node:net';
import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import {clientOf} from '../support/client.ts';
import {makeCustomer} from '../support/factories.ts';
import {statusOf, until} from '../support/processes.ts';
import {memoryOf} from '../support/processes-of.ts';
import {startOwnRedis, startSystem} from '../support/system.ts';

const CONNECTIONS = 10_000;
/** So many are opened at once: a listener has a short queue. */
const OPENED_AT_ONCE = 250;
const SLOW = 200;
const BYTE_EVERY_MS = 1000;
const ASKED = 50;
/** Headers have ten seconds, and it is looked every five who is late. */
const LET_GO_WITHIN_MS = 25_000;
const GROWTH_LIMIT_MEGABYTES = 250;
/** Bodies of which all but the last byte is sent: in whole more than the heap of web. */
const HALF_SENT = 900;
const BODY_BYTES = 250 * 1024;

const redis = await startOwnRedis();
const system = await startSystem({redisUrl: redis.url()});
const web = await system.startWeb();
const port = Number(new URL(web.url).port);
const {admin} = await makeCustomer(web);
test.after.always(async () => {
	await system.close();
	await redis.close();
});

const onLinux = process.platform === 'linux' ? test.serial : test.serial.skip;

/** Opens connections, some at a time; each says what it is given to say. What comes on them is thrown away, unless they are not to read. */
async function open(count: number, says: string, {reads = true} = {}): Promise<Socket[]> {
	const sockets: Socket[] = [];
	while (sockets.length < count) {
		const opened = Array.from(
			{length: Math.min(OPENED_AT_ONCE, count - sockets.length)},
			async () =>
				new Promise<Socket>((resolve, reject) => {
					const socket = connect(port, '127.0.0.1', () => {
						if (says !== '') socket.write(says);
						resolve(socket);
					});
					socket.once('error', reject);
					socket.on('error', () => undefined);
					if (reads) socket.resume();
				}),
		);
		sockets.push(...(await Promise.all(opened)));
	}

	return sockets;
}

/** Asks again and again as anybody would; answers the statuses. */
async function askedMeanwhile(): Promise<number[]> {
	const statuses: number[] = [];
	for (let asked = 0; asked < ASKED; asked++) statuses.push((await admin.get('/billing/billing-profile')).status);
	return [...new Set([...statuses, await statusOf(web.url)])].flatMap(status => status ?? []);
}

const isOpen = (socket: Socket): boolean => !socket.destroyed && !socket.readableEnded;

const request = (method: string, path: string, headers: string): string =>
	`${method} /api/v1${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${admin.token}\r\n${headers}`;

onLinux('ten thousand connections on which nobody asks, and hundreds that send or read as slowly as they can, hold up nobody', async t => {
	t.deepEqual(await askedMeanwhile(), [200]);
	const before = memoryOf(web.pid).megabytes;
	const idle = await open(CONNECTIONS, '');
	const headers = await open(SLOW, request('GET', '/subscriptions', 'X-Slow: '));
	const bodies = await open(
		SLOW,
		request('PUT', '/billing/billing-profile', 'Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{'),
	);
	const unread = await open(SLOW, 'GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(10), {reads: false});
	const slow = [...headers, ...bodies];
	const dripping = setInterval(() => {
		for (const socket of slow) if (isOpen(socket)) socket.write(' ');
	}, BYTE_EVERY_MS);
	t.teardown(() => {
		clearInterval(dripping);
		for (const socket of [...idle, ...slow, ...unread]) socket.destroy();
	});

	t.deepEqual(await askedMeanwhile(), [200]);
	const grown = memoryOf(web.pid).megabytes - before;
	t.true(grown < GROWTH_LIMIT_MEGABYTES, `${grown} MB more`);
	t.true(await until(LET_GO_WITHIN_MS, () => ![...idle, ...headers].some(isOpen)), 'who has said nothing whole by then is let go');
	t.deepEqual(await askedMeanwhile(), [200]);
});

onLinux(
	'bodies that are sent but for their last byte fill no memory: of one caller so many are taken in, and others are answered',
	async t => {
		const before = memoryOf(web.pid).megabytes;
		const says = request('PUT', '/billing/billing-profile', `Content-Type: application/json\r\nContent-Length: ${BODY_BYTES}\r\n\r\n`);
		const sockets = await open(HALF_SENT, `${says}{"company_name":"${'x'.repeat(BODY_BYTES - 100)}`);
		t.teardown(() => {
			for (const socket of sockets) socket.destroy();
		});
		const answers = new Set<string>();
		for (const socket of sockets) socket.on('data', (chunk: Buffer) => answers.add(chunk.toString('latin1').slice(0, 12)));
		const {admin: other} = await makeCustomer(web);
		for (let asked = 0; asked < ASKED; asked++) t.is((await other.get('/billing/billing-profile')).status, 200);
		t.is((await clientOf(web.url, other.token).put('/billing/billing-profile', {})).status, 422);
		t.true(await until(LET_GO_WITHIN_MS, () => answers.size > 0));
		await delay(1000);
		t.deepEqual([...answers], ['HTTP/1.1 429']);
		const grown = memoryOf(web.pid).megabytes - before;
		t.true(grown < GROWTH_LIMIT_MEGABYTES, `${grown} MB more`);
	},
);
