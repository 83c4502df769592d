import type {EntityMetadata, EntityName, EntityProperty, FilterQuery, LockMode, Platform, QueryOrderMap} from '@mikro-orm/core';
import type {EntityManager} from '@mikro-orm/postgresql';
import {blankOf, plainRow} from './plain-row.ts';

type Options<E, F extends keyof E> = Readonly<{
	/** Which properties are read, beside the key; all that are not lazy unless said. Everything else is undefined. */
	fields?: readonly F[];
	orderBy?: QueryOrderMap<E>;
	/** No more than so many; all unless said. */
	limit?: number;
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
	{fields, orderBy, limit, lockMode}: Options<NoInfer<E>, F> = {},
): Promise<Readonly<Pick<E, F | Extract<'id', keyof E>>>[]> {
	const meta = em.getMetadata().get(entity);
	const query = em.createQueryBuilder(entity as EntityName<object>);
	query.select((fields ? [...new Set([...meta.primaryKeys, ...fields])] : eagerOf(meta)) as never).where(where as never);
	if (orderBy) query.orderBy(orderBy as never);
	if (limit !== undefined) query.limit(limit);
	if (lockMode !== undefined) query.setLockMode(lockMode);
	await query.applyFilters();
	const found = await query.execute<Record<string, unknown>[]>('all', {mapResults: false});
	const [first] = found;
	if (!first) return [];
	const columns = columnsOf(meta, em.getPlatform()).filter(({column}) => column in first);
	const blank = blankOf(columns.map(({name}) => name));
	return found.map(values => filled(plainRow(meta, blank), columns, values) as E);
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
