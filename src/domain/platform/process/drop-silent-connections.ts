import type {Pool} from 'pg';

/**
 * Ends a connection on which a statement was not answered within `limitMs`: a server that is frozen, or a network that swallows what is
 * sent, would be waited for as long as it likes, for the server's own limits (`statement_timeout`) need a server that works. Whoever
 * waits is told that the connection was terminated; nothing of its transaction is kept.
 */
export function dropSilentConnections(pool: Pool, limitMs: number): void {
	pool.on('connect', client => {
		const send = client.query.bind(client) as (...query: readonly unknown[]) => Promise<unknown>;
		const {stream} = (client as unknown as {connection: {stream: {destroy: () => void}}}).connection;
		const query = async (...asked: readonly unknown[]): Promise<unknown> => {
			const timer = setTimeout(() => stream.destroy(), limitMs);
			try {
				return await send(...asked);
			} finally {
				clearTimeout(timer);
			}
		};
		client.query = query as typeof client.query;
	});
}
