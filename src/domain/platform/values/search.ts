import {type EventArgs, p, raw} from '@mikro-orm/postgresql';
import type {Unit} from '../unit/unit.ts';
import {fold} from './fold.ts';

/** What a thing is found by: a property, or one value in a property that holds several. */
type Source = string | readonly [property: string, key: string];

/**
 * What a thing is found by, as one folded column. One comparison with it costs a tenth of several without regard to case, and a trigram
 * index finds parts of it. `keepSearchText` fills it.
 */
export const searchColumn = () => p.text().nullable().hidden().lazy();

/** The hooks of an entity that keep its search column: the named texts, folded, anew whenever one of them changes. */
export function keepSearchText(...sources: readonly Source[]) {
	const properties = sources.map(source => (typeof source === 'string' ? source : source[0]));
	const textOf = (thing: Record<string, unknown>, source: Source): unknown => {
		if (typeof source === 'string') return thing[source];
		const value = thing[source[0]];
		return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[source[1]] : undefined;
	};
	const keep = ({entity, changeSet}: Pick<EventArgs<object>, 'entity' | 'changeSet'>): void => {
		const thing = entity as Record<string, unknown>;
		const payload: object = changeSet?.payload ?? thing;
		if (!properties.some(property => property in payload)) return;
		const texts = sources.map(source => textOf(thing, source)).filter(text => typeof text === 'string');
		thing['searchText'] = fold(texts.join(' '));
	};
	return {beforeCreate: [keep], beforeUpdate: [keep], beforeUpsert: [keep]};
}

/** The index that finds a part of the search column of a table. */
export const searchIndex = (table: string) => ({
	name: `${table}__search`,
	expression: `create index "${table}__search" on "${table}" using gin ("search_text" gin_trgm_ops)`,
});

/** The pattern of LIKE that a search column fulfils when it holds `q`, in any case: what the caller sends is text, never a pattern. */
export const partOfSearchText = (q: string): string => `%${fold(q).replace(/[\\%_]/g, '\\$&')}%`;

/** So many of the newest rows are looked at to tell a common text from a rare one. */
const SAMPLE = 200;
const COMMON_SHARE = 0.3;

/**
 * The condition that a table's search column holds `q`, in any case.
 *
 * A text that most rows hold is not looked for by index: reading rows until enough are counted takes a tenth of the time. PostgreSQL
 * would know by its statistics, but behind row-level security it does not use them for LIKE; so we look at a few rows ourselves. A
 * partner's unit needs none of this, for there the index of the partner's rows goes first.
 */
export const searching = async (unit: Unit, table: string, q: string): Promise<{searchText: {$like: string}}> =>
	searchedAs(q, {isCommon: await isCommonText(unit, table, q)});

/** Whether so many of a table's rows hold `q` that no index is of use; not asked where a partner's rows go first. */
export async function isCommonText({em, reach}: Unit, table: string, q: string): Promise<boolean> {
	if (reach.kind !== 'everything') return false;
	const [row] = await em.execute<{hits: string}[]>(
		`select count(*) as hits from (select search_text from ${table} order by created_at desc, id desc limit ?) as newest
		 where search_text like ?`,
		[SAMPLE, partOfSearchText(q)],
	);
	return Number(row?.hits ?? 0) > SAMPLE * COMMON_SHARE;
}

/** The condition that a search column holds `q`, looked for by its index unless it is common. */
export function searchedAs(q: string, {isCommon}: Readonly<{isCommon: boolean}>): {searchText: {$like: string}} {
	if (!isCommon) return {searchText: {$like: partOfSearchText(q)}};
	// Its key has no type in a filter.
	const unindexed: object = {[raw(holdsText, [fold(q)])]: []};
	return unindexed as {searchText: {$like: string}};
}

/**
 * SQL: whether a row's search column holds a folded text, which is the parameter. The planner takes a third of all rows to fulfil a comparison
 * like this one, and no index is on it.
 */
export const holdsText = (alias: string): string => `strpos(${alias}.search_text, ?) > 0`;
