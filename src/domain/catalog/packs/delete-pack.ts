import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {lockPack} from './queries.ts';

type Request = Readonly<{
	packId: IdOf<'pack'>;
	/** Whether anybody ever subscribed to it. Asked here, because subscriptions know packs and not the other way round. */
	wasEverSubscribed: (packId: IdOf<'pack'>) => Promise<boolean>;
}>;

/** Takes a pack off the catalog: one that nobody ever subscribed to is gone, any other is not on offer any more. */
export async function deletePack(unit: Unit, {packId, wasEverSubscribed}: Request): Promise<void> {
	const pack = await lockPack(unit, packId);
	if (await wasEverSubscribed(packId)) pack.isActive = false;
	else unit.em.remove(pack);
}
