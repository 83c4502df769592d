import type {EntityManager} from '@mikro-orm/postgresql';
import {CompiledQuery, type Kysely} from 'kysely';
import {PREPARED} from './join-statements.ts';

/**
 * Runs a statement in a unit's transaction with parameters (`$1`, `$2`) that are sent beside it. `em.execute` writes them into the text of
 * the statement, so that what is large is quoted here, copied, and taken out again by PostgreSQL. Errors are the driver's.
 */
export async function executeBound<Row>(em: EntityManager, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
	const transaction = em.getTransactionContext<Kysely<unknown>>();
	if (!transaction) throw new Error('There is no transaction to run a statement in.');
	const {rows} = await transaction.executeQuery<Row>(CompiledQuery.raw(sql, [...parameters]));
	return rows;
}

/**
 * Runs a statement that is the same word for word every time, with `?` for each parameter, by a plan that each connection keeps: for what is run
 * often and takes longer to plan than to run.
 */
export const executePrepared = async <Row>(em: EntityManager, sql: string, parameters: readonly unknown[]): Promise<Row[]> =>
	executeBound(em, `${PREPARED}${numbered(sql)}`, parameters);

/** `$1`, `$2` … for each `?`. */
function numbered(sql: string): string {
	let count = 0;
	return sql.replaceAll('?', () => `$${++count}`);
}
