import {randomInt} from 'node:crypto';
import {once} from 'node:events';
import {createServer} from 'node:net';
import {hasCode} from './error-code.ts';

const triesAtMost = 50;

/** Below 32768, where Linux starts to hand out ports for outgoing connections: a server that restarts finds its port again. */
const usualRange = {from: 20_000, to: 32_000};

/** Whether a server on this machine could listen on the port, on each of the hosts. A host the machine does not have is no obstacle. */
export async function isPortFree(port: number, hosts: readonly string[] = ['127.0.0.1', '::1']): Promise<boolean> {
	for (const host of hosts) {
		if (!(await canListen(port, host))) {
			return false;
		}
	}

	return true;
}

/** A port of 127.0.0.1 that is free now, from the half-open range. Throws when none is found in 50 tries. */
export async function freePort({from, to}: {from: number; to: number} = usualRange): Promise<number> {
	for (let tries = 0; tries < triesAtMost; tries += 1) {
		const port = randomInt(from, to);

		if (await isPortFree(port)) {
			return port;
		}
	}

	throw new Error(`No free port was found between ${from} and ${to}.`);
}

async function canListen(port: number, host: string): Promise<boolean> {
	const server = createServer();

	try {
		server.listen({port, host, exclusive: true});
		await once(server, 'listening');
		server.close();
		await once(server, 'close');
		return true;
	} catch (error) {
		return hasCode(error, 'EADDRNOTAVAIL');
	}
}
