import type {Unit} from '../platform/unit/unit.ts';
import {findSubscriber, type Whose} from './queries.ts';

/** Tells a subscriber nothing any more and forgets it with its secret. What waits for it ends as it falls due; what was told is kept. */
export async function deleteSubscriber(unit: Unit, whose: Whose): Promise<void> {
	unit.em.remove(await findSubscriber(unit, whose));
}
