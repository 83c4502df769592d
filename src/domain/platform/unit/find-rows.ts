import {
	type EntityMetadata,
	type EntityName,
	type EntityProperty,
	type FilterQuery,
	isRaw,
	type LockMode,
	type Platform,
	type QueryOrderMap,
	raw,
} from '@mikro-orm/core';
import type {EntityManager, QueryBuilder} from '@mikro-orm/postgresql';
import {executePrepared} from './execute-bound.ts';
import {blankOf, plainRow} from './plain-row.ts';

type Options<E, F extends keyof E> = Readonly<{
	/** Which properties are read, beside the key; all that are not lazy unless said. Everything else is undefined. */
	fields?: readonly F[];
	orderBy?: QueryOrderMap<E>;
	/** No more than so many; all unless said. */
	limit?: number;
	/** So many of the first are passed over. */
	offset?: number;
	lockMode?: LockMode;
}>;

/**
 * Rows of an entity that nobody keeps an eye on: no flush stores what is changed on them, so they are only to be read (`lockMany` is for a
 * change). They are read behind both walls, as `find` reads, and have the methods of their class; but their properties are plain, while `find`
 * gives every row an object beside it, which notes each change, and two functions for each property. Where rows come by the hundred, that takes
 * more time than all that is done with them.
 */
export async function findRows<E extends object, F extends keyof E = keyof E>(
	em: EntityManager,
	entity: EntityName<E>,
	where: FilterQuery<NoInfer<E>>,
	{fields, orderBy, limit, offset, lockMode}: Options<NoInfer<E>, F> = {},
): Promise<Readonly<Pick<E, F | Extract<'id', keyof E>>>[]> {
	const meta = em.getMetadata().get(entity);
	const query = em.createQueryBuilder(entity as EntityName<object>);
	query
		.select((fields ? [...new Set([...meta.primaryKeys, ...fields])] : eagerOf(meta)) as never)
		.where(withLists(meta, where as Where) as never);
	if (orderBy) query.orderBy(orderBy as never);
	if (limit !== undefined) query.limit(limit, offset);
	if (lockMode !== undefined) query.setLockMode(lockMode);
	await query.applyFilters();
	const found = await run(em, query);
	const [first] = found;
	if (!first) return [];
	const columns = columnsOf(meta, em.getPlatform()).filter(({column}) => column in first);
	const blank = blankOf(columns.map(({name}) => name));
	return found.map(values => filled(plainRow(meta, blank), columns, values) as E);
}

type Where = Readonly<Record<string, unknown>>;

/** What is looked for, with each list as one value (`= any(…)`), where the ORM builds, quotes and has planned each of its items. */
function withLists<E extends object>(meta: EntityMetadata<E>, where: Where): Where {
	const changed: Record<string, unknown> = {...where};
	for (const [name, value] of Object.entries(where)) {
		const isGroup = (name === '$or' || name === '$and') && Array.isArray(value);
		const list = isGroup ? undefined : listOf(meta.properties[name as never], value);
		if (isGroup) changed[name] = value.map(part => withLists(meta, part as Where));
		if (list) changed[name] = raw('any(?)', [list]);
	}

	return changed;
}

/** The values among which a property's is to be; undefined when something else is asked of it, or when its values are stored as others. */
function listOf(prop: EntityProperty | undefined, value: unknown): readonly unknown[] | undefined {
	if (!prop || prop.customType) return undefined;
	if (Array.isArray(value)) return value;
	const [operator, ...others] = typeof value === 'object' && value !== null ? Object.entries(value) : [];
	return operator?.[0] === '$in' && others.length === 0 ? (operator[1] as readonly unknown[]) : undefined;
}

/**
 * Runs a query. One that looks for lists is the same word for word however long they are: it is planned once for each connection. For others
 * it matters which values are looked for.
 */
async function run(em: EntityManager, query: QueryBuilder<object>): Promise<Record<string, unknown>[]> {
	const {sql, params} = query.toQuery();
	if (!params.some(isRaw)) return query.execute('all', {mapResults: false});
	let index = 0;
	const values = params.flatMap(value => (isRaw(value) ? value.params : [value]));
	const text = sql.replaceAll('?', () => {
		const value = params[index++];
		return isRaw(value) ? value.sql : '?';
	});
	return executePrepared(em, text, values);
}

/** What is read unless a property is named. */
const eagerOf = <E extends object>({props}: EntityMetadata<E>): string[] =>
	props.some(({lazy}) => lazy) ? props.filter(({lazy}) => !lazy).map(({name}) => name) : ['*'];

/** A column as a property: how what PostgreSQL answers becomes the property's value, where that is not the same. */
type Column = Readonly<{name: string; column: string; toProperty?: (stored: unknown) => unknown}>;

const columnsByEntity = new WeakMap<object, readonly Column[]>();

function columnsOf<E extends object>(meta: EntityMetadata<E>, platform: Platform): readonly Column[] {
	const known = columnsByEntity.get(meta);
	if (known) return known;
	const columns = meta.props.flatMap(prop => prop.fieldNames.map(column => columnOf(prop as EntityProperty, column, platform)));
	columnsByEntity.set(meta, columns);
	return columns;
}

function columnOf({name, customType, runtimeType}: EntityProperty, column: string, platform: Platform): Column {
	if (customType) return {name, column, toProperty: stored => customType.convertToJSValue(stored, platform)};
	if (runtimeType === 'Date') return {name, column, toProperty: stored => platform.parseDate(stored as string)};
	return {name, column};
}

function filled(row: Record<string, unknown>, columns: readonly Column[], values: Readonly<Record<string, unknown>>): object {
	for (const {name, column, toProperty} of columns) {
		const stored = values[column];
		row[name] = toProperty && stored !== null ? toProperty(stored) : stored;
	}

	return row;
}
