import {type EntityManager, type EntityName, type FilterQuery, type QueryOrderMap, raw} from '@mikro-orm/postgresql';
import {refuse} from '../refusals.ts';
import {instantOfId} from '../values/id.ts';

/** The values that a list is ordered by, of one of its entries. */
export type SortKey = readonly unknown[];

/** Nothing is known of the entry, so there is no telling what comes after it. */
const unknownEntry = () => refuse('input_invalid', {details: [{path: 'after', message: 'is the id of nothing that was in this list'}]});

/**
 * The sort key of an entry that is gone, as far as its id tells it: our ids hold the instant at which their things were stored. A list in
 * that order goes on behind it as if it were there still.
 */
export function sortKeyOfGone(id: string, properties: readonly string[]): SortKey {
	const storedAt = instantOfId(id);
	if (!storedAt || properties.some(property => property !== 'createdAt' && property !== 'id')) throw unknownEntry();
	return properties.map(property => (property === 'id' ? id : storedAt));
}

/** The sort key of the entry with an id, in a list of entities that is ordered by these properties. */
async function sortKeyOf<T extends object>(
	em: EntityManager,
	entity: EntityName<T>,
	properties: readonly string[],
	id: string,
): Promise<SortKey> {
	const row = (await em.findOne(entity, {id} as never, {disableIdentityMap: true})) as Record<string, unknown> | null;
	return row ? properties.map(property => row[property]) : sortKeyOfGone(id, properties);
}

/**
 * What comes after the entry with an id in a list of entities. All parts of the order have one direction, so that an index finds where that
 * is.
 */
export async function comesAfter<T extends object>(
	em: EntityManager,
	entity: EntityName<T>,
	orderBy: QueryOrderMap<T>,
	id: string,
): Promise<FilterQuery<T>> {
	const properties = Object.keys(orderBy);
	const directions = new Set(Object.values(orderBy) as unknown[]);
	if (directions.size !== 1) throw new Error(`a list in the order of ${properties.join(', ')} goes up and down at once`);
	const sortKey = await sortKeyOf(em, entity, properties, id);
	const known = em.getMetadata().get<Record<string, unknown>>(entity as never).properties;
	const columns = properties.map(property => known[property]?.fieldNames[0] ?? property);
	const beyond = raw(
		alias =>
			`(${columns.map(column => `${alias}.${column}`).join(', ')}) ${directions.has('asc') ? '>' : '<'} (${columns.map(() => '?').join(', ')})`,
		[...sortKey],
	);
	return {[beyond]: []} as FilterQuery<T>;
}
