import type {Pool, PoolClient, QueryResult} from 'pg';

/** Begins a statement that is sent together with the commit after it; nobody reads its result. */
export const WITH_COMMIT = '/* with commit */ ';

const BEGINS = /^(begin|start transaction)\b/;
/** What the library sends right after it: the walls of the unit. Nobody reads its result. */
const SETS_CONTEXT = /^(set local role|select set_config\()/;
const COMMITS = /^commit\b/;
const ROLLS_BACK = /^rollback$/;

const SENT_LATER = {command: '', rowCount: null, rows: [], fields: [], oid: 0};

const waits = (text: string): boolean => BEGINS.test(text) || text.startsWith(WITH_COMMIT);

const goesWith = (waiting: string, text: string): boolean => (BEGINS.test(waiting) ? SETS_CONTEXT : COMMITS).test(text);

/**
 * Sends by one trip to the database what is always sent one after the other: `begin` with the context of a unit (`set local role`,
 * `set_config`), and what is marked `WITH_COMMIT` with the commit. Two trips less for a unit that needs at least five. What goes wrong
 * with the first of two shows at the second.
 */
export function joinStatements(pool: Pool): void {
	const held = new WeakMap<PoolClient, string>();
	pool.on('connect', client => {
		const send = client.query.bind(client) as (...query: readonly unknown[]) => Promise<QueryResult | QueryResult[]>;
		const query = async (...[text, values]: readonly unknown[]): Promise<unknown> => {
			const waiting = held.get(client);
			held.delete(client);
			const plain = typeof text === 'string' && !(Array.isArray(values) && values.length > 0) ? text : undefined;
			if (waiting !== undefined && plain !== undefined && goesWith(waiting, plain)) {
				const results = await send(`${waiting}; ${plain}`);
				return Array.isArray(results) ? results.at(-1) : results;
			}

			if (waiting !== undefined && !(plain !== undefined && ROLLS_BACK.test(plain) && !BEGINS.test(waiting))) await send(waiting);
			if (plain === undefined || !waits(plain)) return send(text, values);
			held.set(client, plain);
			return SENT_LATER;
		};
		client.query = query as typeof client.query;
	});
	// Given back before anything was asked: the next one to have it has begun nothing.
	pool.on('release', (_, client) => held.delete(client));
}
