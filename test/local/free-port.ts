import {once} from 'node:events';
import {createServer} from 'node:net';
import test from 'ava';
import {freePort, isPortFree} from '../../local/free-port.ts';
import {demandFreePorts, localPorts} from '../../local/local-ports.ts';

const range = {from: 18_050, to: 18_090};
/** Of a test that also looks at the ports beside its own: the others listen elsewhere. */
const apart = {from: 18_110, to: 18_150};

test('a free port is in the range that was asked for', async t => {
	const port = await freePort(range);

	t.true(port >= range.from && port < range.to);
	t.true(await isPortFree(port));
});

test('a port on which something listens is not free', async t => {
	const port = await listening(t);

	t.false(await isPortFree(port));
	await t.throwsAsync(freePort({from: port, to: port + 1}), {message: /No free port/});
});

test('a busy port among the five is named, with the variable that chooses others', async t => {
	const port = await listening(t, apart);

	await t.throwsAsync(demandFreePorts(localPorts(String(port - 2))), {message: new RegExp(`^Port ${port} is in use.*PORT=9000`)});
});

test('five ports follow from one number', t => {
	t.deepEqual(localPorts('8000'), {web: 8000, issuer: 8001, mailbox: 8002, webMetrics: 8003, workerMetrics: 8004});
});

for (const text of ['', '0', '-1', '80a', '65532', '123456', '8000 ']) {
	test(`"${text}" is no port`, t => {
		t.throws(() => localPorts(text), {message: /^PORT must be a whole number/});
	});
}

async function listening(t: {teardown: (end: () => void) => void}, within = range): Promise<number> {
	const server = createServer();
	const port = await freePort(within);

	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	t.teardown(() => server.close());
	return port;
}
