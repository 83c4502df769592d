import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';

/** Lets a server listen on a free port of this machine; `close` also ends connections that are kept open. */
export async function listen(server: Server): Promise<Readonly<{url: string; port: number; close: () => Promise<void>}>> {
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	const {port} = server.address() as AddressInfo;
	return {
		...{url: `http://127.0.0.1:${port}`, port},
		async close() {
			server.closeAllConnections();
			await new Promise(resolve => server.close(resolve));
		},
	};
}
