import {type EntityName, type FilterQuery, LockMode, type QueryOrderMap} from '@mikro-orm/core';
import {findRows} from './find-rows.ts';
import type {Unit} from './unit.ts';
import {changesOf, hasHooks, runHooks, updateMany} from './write-many.ts';

/** Rows that are locked, and changed together. */
export type Locked<E> = Readonly<{
	rows: readonly E[];
	/** Stores what was changed on any of them, with one statement. */
	save: () => Promise<void>;
}>;

type Options<E> = Readonly<{
	/** In which order they are locked: everywhere the same, so that whoever locks some of the same waits and never deadlocks. */
	orderBy: QueryOrderMap<E>;
	/** No more than so many; all unless said. */
	limit?: number;
}>;

/** Locks many rows of an entity for a change, with one query. Whoever else holds one of them is waited for. */
export async function lockMany<E extends object>(
	unit: Unit,
	entity: EntityName<E>,
	where: FilterQuery<NoInfer<E>>,
	options: Options<E>,
): Promise<Locked<E>> {
	const rows = (await findRows(unit.em, entity, where, {...options, lockMode: LockMode.PESSIMISTIC_WRITE})) as E[];
	return locked(unit, entity, rows);
}

/** The same for rows that are known already: they were locked, or made, by this unit. */
export function locked<E extends object>(unit: Unit, entity: EntityName<E>, rows: readonly E[]): Locked<E> {
	const before = new Map(rows.map(row => [row, {...row} as Readonly<Record<string, unknown>>]));
	return {
		rows,
		async save() {
			const meta = unit.em.getMetadata().get(entity);
			const changed = () =>
				[...before].map(([row, was]) => ({row, before: was, names: changesOf(meta, row, was)})).filter(({names}) => names.length > 0);
			let changes = changed();
			if (hasHooks(meta)) {
				for (const {row, names} of changes) runHooks(unit, meta, 'beforeUpdate', row, Object.fromEntries(names.map(name => [name, true])));
				// A hook may have changed more.
				changes = changed();
			}

			await updateMany(unit, entity, changes);
			for (const {row} of changes) before.set(row, {...row} as Readonly<Record<string, unknown>>);
		},
	};
}
