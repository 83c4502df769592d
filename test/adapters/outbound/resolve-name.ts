import {createSocket} from 'node:dgram';
import test, {type ExecutionContext} from 'ava';
import {createNameResolver} from '../../../src/adapters/outbound/resolve-name.ts';

const HEADER_BYTES = 12;
const TYPE_A = 1;
const NOT_THERE = 3;

/** The name that a question asks for, and what of the message is the question (RFC 1035 §4.1). */
function questionOf(message: Buffer): Readonly<{name: string; type: number; question: Buffer}> {
	const labels: string[] = [];
	let at = HEADER_BYTES;
	for (let size = message[at] ?? 0; size > 0; size = message[at] ?? 0) {
		labels.push(message.toString('latin1', at + 1, at + 1 + size));
		at += size + 1;
	}

	return {name: labels.join('.').toLowerCase(), type: message.readUInt16BE(at + 1), question: message.subarray(HEADER_BYTES, at + 5)};
}

/** A name server: knows IPv4 addresses of some names, says of others that they are not there, and of those called `slow…` nothing at all. */
async function serveNames(t: ExecutionContext, known: Readonly<Record<string, string>>): Promise<string> {
	const socket = createSocket('udp4');
	socket.on('message', (message, {address, port}) => {
		const {name, type, question} = questionOf(message);
		if (name.startsWith('slow')) return;
		const found = known[name];
		const isAnswered = found !== undefined && type === TYPE_A;
		const header = Buffer.from(message.subarray(0, HEADER_BYTES));
		header.writeUInt16BE(0x8180 + (found === undefined ? NOT_THERE : 0), 2);
		header.writeUInt16BE(1, 4);
		header.writeUInt16BE(isAnswered ? 1 : 0, 6);
		header.writeUInt32BE(0, 8);
		// A pointer to the name of the question, an address of class IN for 60 seconds.
		const record = Buffer.from([0xc0, HEADER_BYTES, 0, TYPE_A, 0, 1, 0, 0, 0, 60, 0, 4, ...(found ?? '').split('.').map(Number)]);
		socket.send(Buffer.concat([header, question, ...(isAnswered ? [record] : [])]), port, address);
	});
	await new Promise<void>(resolve => {
		socket.bind(0, '127.0.0.1', resolve);
	});
	t.teardown(() => socket.close());
	return `127.0.0.1:${socket.address().port}`;
}

const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException).code;

test('a name leads to its addresses, one that nobody knows to none', async t => {
	const resolve = createNameResolver({servers: [await serveNames(t, {'hooks.example': '192.0.2.7'})]});
	t.deepEqual(await resolve('hooks.example'), ['192.0.2.7']);
	t.is(codeOf(await resolve('nobody.invalid').catch((error: unknown) => error)), 'ENOTFOUND');
});

test("names of this machine are known, whatever the name servers say: without a dot, and of its own list where they don't know them", async t => {
	const resolve = createNameResolver({servers: [await serveNames(t, {})]});
	t.true((await resolve('localhost')).includes('127.0.0.1'));
});

test('a crowd of names whose servers never answer delays no other name, and each of them ends', async t => {
	const resolve = createNameResolver({servers: [await serveNames(t, {'hooks.example': '192.0.2.7'})]});
	const slow = Array.from({length: 100}, async (_, n) => resolve(`slow${n}.example`).then(() => 'found', codeOf));
	// Later than any of them began.
	await new Promise(resolve => {
		setTimeout(resolve, 50);
	});
	const first = await Promise.race([resolve('hooks.example'), ...slow]);
	t.deepEqual(first, ['192.0.2.7']);
	t.deepEqual(new Set(await Promise.all(slow)), new Set(['ETIMEOUT']));
});
