import type {EntityManager, EntityName, FilterQuery, FindOptions, QueryOrderMap} from '@mikro-orm/postgresql';

import {refuse} from '../refusals.ts';

/** Which part of a list is asked for. `page` counts from 1. */
export type PageRequest = Readonly<{page: number; pageSize: number}>;

/** A part of a list. `total` is exact up to `TOTAL_LIMIT`; beyond it stops there and `hasMore` is true. */
export type Page<T> = Readonly<{items: readonly T[]; page: number; pageSize: number; total: number; hasMore: boolean}>;

/** Counting stops here: the count of a large table costs more than its page. */
export const TOTAL_LIMIT = 10_000;

const TOO_FAR = `page × page_size must be at most ${TOTAL_LIMIT}: narrow the filter`;

export const DEFAULT_PAGE_SIZE = 20;
export const PAGE_SIZE_LIMIT = 100;

function demandCounted({page, pageSize}: PageRequest): void {
	if (page * pageSize > TOTAL_LIMIT) throw refuse('input_invalid', {details: [{path: 'page', message: TOO_FAR}]});
}

/** Rows of another table, one for each that is listed: counted in place of a list that joining with them would make dear. */
type CountedInstead = Readonly<{entity: EntityName; where: FilterQuery<object>}>;

/** One page of an entity, in a total order, with the capped total. Refuses a page beyond what is counted. */
export async function findPage<T extends object>(
	em: EntityManager,
	entity: EntityName<T>,
	where: FilterQuery<T>,
	{page, pageSize}: PageRequest,
	orderBy: QueryOrderMap<T>,
	counted: CountedInstead = {entity: entity as EntityName, where},
): Promise<Page<T>> {
	demandCounted({page, pageSize});
	const options: FindOptions<T> = {orderBy, limit: pageSize, offset: (page - 1) * pageSize};
	// For an entity that is not known yet the library cannot resolve which index names `where` may use, so it takes nothing.
	const items: T[] = await em.find(entity, where as never, options as never);
	const total = await countUpTo(em, counted, {page, pageSize, found: items.length});
	return {items, page, pageSize, total: Math.min(total, TOTAL_LIMIT), hasMore: total > TOTAL_LIMIT};
}

type Query = Readonly<{sql: string; parameters: readonly unknown[]}>;

/** The same for rows that only SQL can select, in a total order. */
export async function findPageBySql<Row>(em: EntityManager, {sql, parameters}: Query, {page, pageSize}: PageRequest): Promise<Page<Row>> {
	demandCounted({page, pageSize});
	const items = await em.execute<Row[]>(`${sql} limit ? offset ?`, [...parameters, pageSize, (page - 1) * pageSize]);
	const [row] = await em.execute<{total: string}[]>(`select count(*) as total from (${sql} limit ?) as capped`, [
		...parameters,
		TOTAL_LIMIT + 1,
	]);
	const total = Number(row?.total ?? 0);
	return {items, page, pageSize, total: Math.min(total, TOTAL_LIMIT), hasMore: total > TOTAL_LIMIT};
}

/** Counts no further than the limit; not at all when the page itself tells. */
async function countUpTo(
	em: EntityManager,
	{entity, where}: CountedInstead,
	{page, pageSize, found}: PageRequest & {found: number},
): Promise<number> {
	const isLastPage = found < pageSize && (found > 0 || page === 1);
	if (isLastPage) return (page - 1) * pageSize + found;
	const capped = em
		.createQueryBuilder(entity as never, 'counted')
		.select('id' as never)
		.where(where as never)
		.limit(TOTAL_LIMIT + 1);
	await capped.applyFilters();
	const [row] = await em.execute<{total: string}[]>(`select count(*) as total from (${capped.getFormattedQuery()}) as capped`);
	return Number(row?.total ?? 0);
}
