import type {Pool, PoolClient, QueryResult} from 'pg';

const BEGINS = /^(begin|start transaction)\b/;
/** What the library sends right after it: the walls of the unit. Nobody reads its result. */
const SETS_CONTEXT = /^(set local role|select set_config\()/;

const BEGUN = {command: 'BEGIN', rowCount: null, rows: [], fields: [], oid: 0};

/**
 * Lets `begin` wait for the statement after it, and sends it together with the context of a unit (`set local role`, `set_config`): one
 * trip to the database less for each unit, of at least four. What goes wrong with `begin` shows at that statement.
 */
export function beginWithContext(pool: Pool): void {
	const held = new WeakMap<PoolClient, string>();
	pool.on('connect', client => {
		const send = client.query.bind(client) as (...query: readonly unknown[]) => Promise<QueryResult | QueryResult[]>;
		const query = async (...[text, values]: readonly unknown[]): Promise<unknown> => {
			const begin = held.get(client);
			held.delete(client);
			const isPlain = typeof text === 'string' && !(Array.isArray(values) && values.length > 0);
			if (isPlain && BEGINS.test(text)) {
				held.set(client, text);
				return BEGUN;
			}

			if (begin === undefined) return send(text, values);
			if (isPlain && SETS_CONTEXT.test(text)) {
				const results = await send(`${begin}; ${text}`);
				return Array.isArray(results) ? results.at(-1) : results;
			}

			await send(begin);
			return send(text, values);
		};
		client.query = query as typeof client.query;
	});
	// Given back before anything was asked: the next one to have it has begun nothing.
	pool.on('release', (_, client) => held.delete(client));
}
