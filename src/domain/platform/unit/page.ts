import {type EntityManager, type EntityName, type FilterQuery, type FindOptions, type QueryOrderMap, raw} from '@mikro-orm/postgresql';

import {refuse} from '../refusals.ts';

/** The last thing of a part of a list that is in the order of time, the newest first, or in that of ids. */
export type Cursor = Readonly<{createdAt: Date; id: string}>;

/** Which part of a list is asked for. `page` counts from 1. */
export type PageRequest = Readonly<{
	page: number;
	pageSize: number;
	/** Whoever walks through all of a list: where to go on; null from the beginning. `page` says nothing then, and nothing is counted. */
	after?: Cursor | null;
}>;

/** A part of a list. `total` is exact up to `TOTAL_LIMIT`; beyond it stops there and `hasMore` is true. */
export type Page<T> = Readonly<{
	items: readonly T[];
	page: number;
	pageSize: number;
	total: number;
	hasMore: boolean;
	/** For whoever walks through all of a list: where to go on; absent when this was the last part. */
	last?: Cursor;
}>;

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
	{page, pageSize, after}: PageRequest,
	orderBy: QueryOrderMap<T>,
	counted: CountedInstead = {entity: entity as EntityName, where},
): Promise<Page<T>> {
	if (after !== undefined) return findNext(em, entity, where, {after, orderBy, limit: pageSize});
	demandCounted({page, pageSize});
	const options: FindOptions<T> = {orderBy, limit: pageSize, offset: (page - 1) * pageSize};
	// For an entity that is not known yet the library cannot resolve which index names `where` may use, so it takes nothing.
	const items: T[] = await em.find(entity, where as never, options as never);
	const total = await countUpTo(em, counted, {page, pageSize, found: items.length});
	return {items, page, pageSize, total: Math.min(total, TOTAL_LIMIT), hasMore: total > TOTAL_LIMIT};
}

type Walking<T> = Readonly<{after: Cursor | null; orderBy: QueryOrderMap<T>; limit: number}>;

/** The next part for whoever walks through all of a list: found by where the last one ended, so that the last costs what the first does. */
async function findNext<T extends object>(
	em: EntityManager,
	entity: EntityName<T>,
	where: FilterQuery<T>,
	{after, orderBy, limit}: Walking<T>,
): Promise<Page<T>> {
	const isByTime = 'createdAt' in orderBy;
	const beyond = raw(
		alias => (isByTime ? `(${alias}.created_at, ${alias}.id) < (?, ?)` : `${alias}.id < ?`),
		after ? [...(isByTime ? [after.createdAt] : []), after.id] : [],
	);
	const options: FindOptions<T> = {orderBy, limit, disableIdentityMap: true};
	const items: T[] = await em.find(entity, (after ? {$and: [where, {[beyond]: []}]} : where) as never, options as never);
	const last = items.length < limit ? undefined : (items.at(-1) as Cursor | undefined);
	return {
		...{items, page: 1, pageSize: limit, total: items.length, hasMore: last !== undefined},
		...(last && {last: {createdAt: last.createdAt, id: last.id}}),
	};
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
