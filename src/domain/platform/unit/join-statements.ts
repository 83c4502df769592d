import {hash} from 'node:crypto';
import type {Pool, PoolClient, QueryResult} from 'pg';

/** Begins a statement whose result nobody reads: it is sent together with the next one, at the latest with the commit. */
export const WITH_NEXT = '/* with next */ ';

/** Begins a statement with parameters that each connection plans once, and then only runs. */
export const PREPARED = '/* prepared */ ';

/** PostgreSQL cuts longer names. */
const NAME_LENGTH = 40;
const namesOfPrepared = new Map<string, string>();

/** The same statement has the same name, in every process: behind a pooler, too, each is prepared once. */
function nameOf(text: string): string {
	const name = namesOfPrepared.get(text) ?? hash('sha256', text).slice(0, NAME_LENGTH);
	namesOfPrepared.set(text, name);
	return name;
}

const BEGINS = /^(begin|start transaction)\b/;
/** Takes back what was to be sent: it never has to be. */
const ROLLS_BACK = /^rollback\b/;

const SENT_LATER = {command: '', rowCount: null, rows: [], fields: [], oid: 0};

/**
 * Sends statements whose result nobody reads by the same trip to the database as the one after them: `begin` with the context of a unit
 * (`set local role`, `set_config`), and what is marked `WITH_NEXT`, such as links, audit entries and facts with the commit. They are run
 * in the order in which they were asked. What goes wrong with one of them shows at the statement that it was sent with.
 *
 * Statements that are `PREPARED` get a name, by which the driver and PostgreSQL know them.
 */
export function joinStatements(pool: Pool): void {
	const held = new WeakMap<PoolClient, string[]>();
	pool.on('connect', client => {
		const send = client.query.bind(client) as (...query: readonly unknown[]) => Promise<QueryResult | QueryResult[]>;
		const query = async (...[text, values]: readonly unknown[]): Promise<unknown> => {
			const plain = typeof text === 'string' && !(Array.isArray(values) && values.length > 0) ? text : undefined;
			const waiting = held.get(client) ?? [];
			if (plain !== undefined && (BEGINS.test(plain) || plain.startsWith(WITH_NEXT))) {
				held.set(client, [...waiting, plain]);
				return SENT_LATER;
			}

			const asked = typeof text === 'string' && text.startsWith(PREPARED) ? [{name: nameOf(text), text, values}] : [text, values];
			held.delete(client);
			if (plain !== undefined && ROLLS_BACK.test(plain)) waiting.splice(BEGINS.test(waiting[0] ?? '') ? 1 : 0);
			if (waiting.length === 0) return send(...asked);
			if (plain === undefined) {
				await send(waiting.join('; '));
				return send(...asked);
			}

			const results = await send([...waiting, plain].join('; '));
			return Array.isArray(results) ? results.at(-1) : results;
		};
		client.query = query as typeof client.query;
	});
	// Given back before anything was asked: the next one to have it has begun nothing.
	pool.on('release', (_, client) => held.delete(client));
}
