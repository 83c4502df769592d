import type {EntityMetadata} from '@mikro-orm/core';

/** Properties that have no value yet. */
export type Blank = Readonly<Record<string, unknown>>;

export const blankOf = (names: readonly string[]): Blank => Object.fromEntries(names.map(name => [name, undefined]));

const methodsOf = new WeakMap<object, object>();

/**
 * A row with the methods of an entity's class and the properties of `blank`, which are plain: those of the class would note every change, which
 * takes most of the time. Rows that are made alike, with all their properties at once, are copied and compared several times as fast as those
 * that get them one after the other.
 */
export function plainRow<E extends object>(meta: EntityMetadata<E>, blank: Blank): Record<string, unknown> {
	const methods = methodsOf.get(meta) ?? methodsIn(meta.prototype);
	methodsOf.set(meta, methods);
	return Object.setPrototypeOf({...blank}, methods) as Record<string, unknown>;
}

function methodsIn(prototype: object): object {
	const methods = Object.entries(Object.getOwnPropertyDescriptors(prototype)).filter(([, {value}]) => typeof value === 'function');
	return Object.create(Object.prototype, Object.fromEntries(methods)) as object;
}
