import {p, raw} from '@mikro-orm/postgresql';
import type {Unit} from './unit.ts';

/**
 * What a thing is found by, as one column that the database keeps: the named columns in small letters. One comparison with it costs a
 * tenth of several without regard to case, and a trigram index finds parts of it.
 */
export const searchColumn = (...columns: readonly string[]) =>
	p
		.text()
		.generated(`(lower(${columns.map(column => `coalesce(${column}, '')`).join(" || ' ' || ")})) stored`)
		.nullable()
		.hidden()
		.lazy();

/** The index that finds a part of the search column of a table. */
export const searchIndex = (table: string) => ({
	name: `${table}__search`,
	expression: `create index "${table}__search" on "${table}" using gin ("search_text" gin_trgm_ops)`,
});

/** So many of the newest rows are looked at to tell a common text from a rare one. */
const SAMPLE = 200;
const COMMON_SHARE = 0.3;

/**
 * The condition that a table's search column holds `q`, in any case: what the caller sends is text, never a pattern.
 *
 * A text that most rows hold is not looked for by index: reading rows until enough are counted takes a tenth of the time. PostgreSQL
 * would know by its statistics, but behind row-level security it does not use them for LIKE; so we look at a few rows ourselves. A
 * partner's unit needs none of this, for there the index of the partner's rows goes first.
 */
export async function searching({em, reach}: Unit, table: string, q: string): Promise<{searchText: {$like: string}}> {
	const text = q.toLowerCase();
	const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
	if (reach.kind !== 'everything') return {searchText: {$like: pattern}};
	const [row] = await em.execute<{hits: string}[]>(
		`select count(*) as hits from (select search_text from ${table} order by created_at desc, id desc limit ?) as newest
		 where search_text like ?`,
		[SAMPLE, pattern],
	);
	const isCommon = Number(row?.hits ?? 0) > SAMPLE * COMMON_SHARE;
	// The planner takes a third of all rows to fulfil a comparison like this one, and no index is on it; its key has no type in a filter.
	const unindexed: object = {[raw(alias => `strpos(${alias}.search_text, ?) > 0`, [text])]: []};
	return isCommon ? (unindexed as {searchText: {$like: string}}) : {searchText: {$like: pattern}};
}
