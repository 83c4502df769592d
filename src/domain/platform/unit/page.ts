import type {EntityManager, EntityName, FilterQuery, QueryOrderMap} from '@mikro-orm/postgresql';
import {refuse} from '../refusals.ts';
import {findRows} from './find-rows.ts';
import {comesAfter, sortKeyOfGone} from './sort-key.ts';

/** Which part of a list is asked for. `page` counts from 1. */
export type PageRequest = Readonly<{
	page: number;
	pageSize: number;
	/**
	 * The id of the last thing that was seen: what comes after it in the order of the list, found by its sort key, so that the last part costs
	 * what the first does, and nothing is skipped or repeated while things come and go. `page` is 1 then; null from the beginning.
	 */
	after?: string | null;
	/** Whoever walks through all of a list does not ask how long it is. */
	isUncounted?: true;
}>;

/** A part of a list. `total` is exact up to `TOTAL_LIMIT`; beyond it stops there and `hasMore` is true. */
export type Page<T> = Readonly<{
	items: readonly T[];
	page: number;
	pageSize: number;
	total: number;
	hasMore: boolean;
	/** The id to go on after; null when this was the last part. */
	nextAfter: string | null;
}>;

/** Counting stops here: the count of a large table costs more than its page. */
export const TOTAL_LIMIT = 10_000;

const TOO_FAR = `page × page_size must be at most ${TOTAL_LIMIT}: go on with after, or narrow the filter`;

export const DEFAULT_PAGE_SIZE = 20;
export const PAGE_SIZE_LIMIT = 100;
/** Of lists that are whole in one page nearly always: so much unless said, and at most. */
export const LONG_PAGE_SIZE = 500;

function demandCounted({page, pageSize, after}: PageRequest): void {
	if (page * pageSize > TOTAL_LIMIT) throw refuse('input_invalid', {details: [{path: 'page', message: TOO_FAR}]});
	if (typeof after === 'string' && page !== 1)
		throw refuse('input_invalid', {details: [{path: 'page', message: 'says nothing beside after'}]});
}

/** Rows of another table, one for each that is listed: counted in place of a list that joining with them would make dear. */
type CountedInstead = Readonly<{entity: EntityName; where: FilterQuery<object>}>;

/** Reads one more than is shown: it tells whether anything comes after. */
function cut<T>(rows: readonly T[], {page, pageSize}: PageRequest): Pick<Page<T>, 'items' | 'page' | 'pageSize' | 'nextAfter'> {
	const items = rows.slice(0, pageSize);
	const last = items.at(-1) as {id: string} | undefined;
	return {items, page, pageSize, nextAfter: rows.length > pageSize && last ? last.id : null};
}

const counted = (total: number): Pick<Page<unknown>, 'total' | 'hasMore'> => ({
	total: Math.min(total, TOTAL_LIMIT),
	hasMore: total > TOTAL_LIMIT,
});

/** One page of an entity, in a total order of one direction, with the capped total. Refuses a page beyond what is counted. */
export async function findPage<T extends object>(
	em: EntityManager,
	entity: EntityName<T>,
	where: FilterQuery<T>,
	request: PageRequest,
	orderBy: QueryOrderMap<T>,
	countedInstead: CountedInstead = {entity: entity as EntityName, where},
): Promise<Page<T>> {
	demandCounted(request);
	const {page, pageSize, after, isUncounted} = request;
	const beyond = typeof after === 'string' ? {$and: [where, await comesAfter(em, entity, orderBy, after)]} : where;
	const part = {orderBy, limit: pageSize + 1, offset: (page - 1) * pageSize};
	const rows = (await findRows(em, entity, beyond as never, part)) as T[];
	const total = isUncounted ? rows.length : (knownTotal(request, rows.length) ?? (await countUpTo(em, countedInstead)));
	return {...cut(rows, request), ...counted(total)};
}

/** How long a list is whose end was read; undefined when it was not, or nothing was read. */
function knownTotal({page, pageSize, after}: PageRequest, read: number): number | undefined {
	if (typeof after === 'string' || read > pageSize || (read === 0 && page > 1)) return undefined;
	return (page - 1) * pageSize + read;
}

type Query = Readonly<{
	sql: string;
	parameters: readonly unknown[];
	/** The column of the time that the list is in the order of, the newest first, beside `id`. */
	time: string;
}>;

/** The same for rows that only SQL can select, the newest first. */
export async function findPageBySql<Row extends object>(em: EntityManager, query: Query, request: PageRequest): Promise<Page<Row>> {
	demandCounted(request);
	const {page, pageSize, after} = request;
	const {sql, parameters, time} = query;
	const sortKey = typeof after === 'string' ? sortKeyOfGone(after, ['createdAt', 'id']) : [];
	const rows = await em.execute<Row[]>(
		`select * from (${sql}) listed ${sortKey.length > 0 ? `where (${time}, id) < (?, ?)` : ''} order by ${time} desc, id desc limit ? offset ?`,
		[...parameters, ...sortKey, pageSize + 1, (page - 1) * pageSize],
	);
	const total = knownTotal(request, rows.length) ?? (await countRows(em, {sql: `${sql} limit ${TOTAL_LIMIT + 1}`, parameters}));
	return {...cut(rows, request), ...counted(total)};
}

async function countRows(em: EntityManager, {sql, parameters}: Omit<Query, 'time'>): Promise<number> {
	const [row] = await em.execute<{total: string}[]>(`select count(*) as total from (${sql}) as capped`, [...parameters]);
	return Number(row?.total ?? 0);
}

/** Counts no further than the limit. */
async function countUpTo(em: EntityManager, {entity, where}: CountedInstead): Promise<number> {
	const capped = em
		.createQueryBuilder(entity as never, 'counted')
		.select('id' as never)
		.where(where as never)
		.limit(TOTAL_LIMIT + 1);
	await capped.applyFilters();
	return countRows(em, {sql: capped.getFormattedQuery(), parameters: []});
}
