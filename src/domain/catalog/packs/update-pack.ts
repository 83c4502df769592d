import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {checkPack} from './check-pack.ts';
import {inItemOrder, type NewPack} from './create-pack.ts';
import type {Pack} from './pack.ts';
import {lockPack} from './queries.ts';

export type PackChange = Partial<Omit<NewPack, 'slug'>>;

/** Changes a pack; only what is given, and items as a whole. Who subscribes to it already keeps what was agreed on. */
export async function updatePack(unit: Unit, {packId, change}: {packId: IdOf<'pack'>; change: PackChange}): Promise<Pack> {
	const pack = await lockPack(unit, packId);
	const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as PackChange;
	await checkPack(unit, {...pack, ...given});
	Object.assign(pack, {...given, ...(given.items && {items: inItemOrder(given.items)})});
	await unit.em.flush();
	return pack;
}
