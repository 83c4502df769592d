import type {EntityManager} from '@mikro-orm/postgresql';

const instants = new WeakMap<object, Date>();

/** Ties an entity manager to the one instant of its unit, so that every row it makes carries the same time. */
export const setInstant = (em: EntityManager, now: Date): void => {
	instants.set(em, now);
};

/** The instant of the unit that `em` belongs to. Throws outside a unit: rows are made in units only. */
export function instantOf(em: object): Date {
	const now = instants.get(em);
	if (now === undefined) throw new Error('a row can only be made inside a unit of work');
	return now;
}
