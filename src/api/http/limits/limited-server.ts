import {createServer, type RequestListener} from 'node:http';
import {createServer as createListener, type ListenOptions, type Server} from 'node:net';
import {promisify} from 'node:util';

/**
 * What one connection may take, in bytes and milliseconds: headers within ten seconds, a request whole within thirty, the next one within
 * sixty-five. What is late is answered 408, or closed.
 */
export const connectionLimits = {
	maxHeaderSize: 16 * 1024,
	headersTimeout: 10_000,
	requestTimeout: 30_000,
	keepAliveTimeout: 65_000,
	/** So often it is looked who is late. */
	connectionsCheckingInterval: 5000,
	/** A connection on which nothing moves for so long is closed: also that of a client that does not read its answer. */
	silenceTimeout: 120_000,
	/** Connections at once, more or less: more are closed unheard. Each takes a file descriptor, and some ten kilobytes. */
	maxConnections: 12_000,
	/**
	 * Node takes in one connection of a listening socket in each turn of its event loop (libuv since 1.45). Turns are long when there is much
	 * to do: with a single socket hundreds would wait, unseen, in the system's queue, and nobody would tell them to come back later.
	 */
	listeningSockets: 16,
} as const;

type ConnectionLimits = Readonly<Record<keyof typeof connectionLimits, number>>;

export type LimitedServer = Readonly<{
	/** Listens, and answers at which port. Rejects when it cannot, also when another process listens there. */
	listen: (at: Readonly<{host: string; port: number}>) => Promise<number>;
	/** How many connections there are. */
	connections: () => Promise<number>;
	/** Takes in no more connections and resolves when the last answer is given. */
	close: () => Promise<void>;
}>;

/** While it closes, connections on which the last answer was given are closed this often. */
const IDLE_LOOK_MS = 50;

/** Where several sockets of a process can listen at one port, and the system deals out connections to them. */
const canShareAPort = process.platform === 'linux';

/** Makes an HTTP server on which no client takes more than its limits, however slow it is, and which takes in connections also when it is busy. */
export function createLimitedServer(
	handle: RequestListener,
	{silenceTimeout, maxConnections, listeningSockets, ...limits}: ConnectionLimits = connectionLimits,
): LimitedServer {
	const server = createServer(limits, handle);
	server.setTimeout(silenceTimeout);
	const others = canShareAPort ? listeningSockets - 1 : 0;
	const pass = () => createListener({allowHalfOpen: true, noDelay: true}, socket => server.emit('connection', socket));
	const listeners: readonly Server[] = [server, ...Array.from({length: others}, pass)];
	for (const each of listeners) each.maxConnections = Math.ceil(maxConnections / listeners.length);

	return {
		async listen({host, port}) {
			// Sockets that share a port would also share it with those of another process.
			if (others > 0) await demandFree({host, port});
			let at = port;
			for (const each of listeners) at = await listenOn(each, {host, port: at, reusePort: others > 0});
			return at;
		},
		async connections() {
			const counts = await Promise.all(listeners.map(async each => promisify(each.getConnections.bind(each))()));
			return counts.reduce((sum, count) => sum + count, 0);
		},
		async close() {
			const closingIdle = setInterval(() => server.closeIdleConnections(), IDLE_LOOK_MS);
			await Promise.all(listeners.map(closed));
			clearInterval(closingIdle);
		},
	};
}

const closed = async (server: Server): Promise<void> => new Promise(resolve => server.close(() => resolve()));

/** Answers the port. */
async function listenOn(server: Server, options: ListenOptions): Promise<number> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options, () => {
			server.off('error', reject);
			resolve();
		});
	});
	const address = server.address();
	return typeof address === 'object' && address ? address.port : 0;
}

async function demandFree(at: ListenOptions): Promise<void> {
	const probe = createListener();
	await listenOn(probe, at);
	await closed(probe);
}
