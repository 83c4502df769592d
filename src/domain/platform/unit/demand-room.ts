import type {EntityName, FilterQuery} from '@mikro-orm/postgresql';
import {refuse} from '../refusals.ts';
import {lockNames} from './lock-names.ts';
import type {Unit} from './unit.ts';

/** What one owner may have at most, so that all of it can be read at once. */
type Room<T extends object> = Readonly<{
	entity: EntityName<T>;
	/** Which of them are the owner's. */
	where: FilterQuery<T>;
	/** Names the owner among all who own such things. */
	owner: string;
	/** As a caller reads it, in the plural: `plans of a service`. */
	things: string;
	limit: number;
	/** The field of the request that would be one too many. */
	path: string;
}>;

/** Refuses one more where there are as many as may be. Two who add at once wait for each other, else both would count before the other adds. */
export async function demandRoom<T extends object>(unit: Unit, {entity, where, owner, things, limit, path}: Room<T>): Promise<void> {
	await lockNames(unit, [`${things} of ${owner}`]);
	if ((await unit.em.count(entity, where as never)) < limit) return;
	throw refuse('limit_reached', {limit, things, details: [{path, message: `would be one more than ${limit}`}]});
}
