import {once} from 'node:events';
import {createServer, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import {hasCode} from '../error-code.ts';

const LOOPBACK = '127.0.0.1';
const TIME_LIMITS = {headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000};

/** A server of this machine, for this machine. `origin` has no slash at its end. */
export type LocalServer = Readonly<{origin: string; stop: () => Promise<void>}>;

/** Says which port is taken, and for what it was wanted. */
export const portProblem = (error: Error, port: number, purpose: string): Error =>
	hasCode(error, 'EADDRINUSE') ? new Error(`Port ${port} is taken; ${purpose} cannot listen on it.`, {cause: error}) : error;

/**
 * Serves HTTP on 127.0.0.1. Port 0 takes a free one; the handler is made once the origin is known.
 * A request that names another host is refused with 421 (RFC 9110, 15.5.20): these servers ask for no password, and a web page
 * that points its own name at this machine must not read them.
 */
export async function serveLocally(port: number, purpose: string, handlerFor: (origin: string) => RequestListener): Promise<LocalServer> {
	const server = createServer(TIME_LIMITS);
	server.listen(port, LOOPBACK);
	await once(server, 'listening').catch(error => {
		throw portProblem(error, port, purpose);
	});
	const {port: openPort} = server.address() as AddressInfo;
	const origin = `http://${LOOPBACK}:${openPort}`;
	const ownHosts: readonly (string | undefined)[] = [`${LOOPBACK}:${openPort}`, `localhost:${openPort}`];
	const handle = handlerFor(origin);

	server.on('request', (request, response) => {
		if (ownHosts.includes(request.headers.host)) handle(request, response);
		else response.writeHead(421, {'Content-Type': 'text/plain'}).end(`This server answers as ${origin} only.\n`);
	});

	return {
		origin,
		async stop() {
			if (!server.listening) return;
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
		},
	};
}
