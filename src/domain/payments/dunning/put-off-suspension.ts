import {LockMode} from '@mikro-orm/core';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {Dunning} from './dunning.ts';

const PUT_OFF_MS = 24 * 3_600_000;

/** What cannot be suspended for a fault of ours is tried again a day later, and holds up neither the sweep nor a clock that is moved. */
export async function putOffSuspension({em, now}: Unit, {dunningId}: {dunningId: IdOf<'dunning'>}): Promise<void> {
	const dunning = await em.findOne(Dunning, {id: dunningId}, {lockMode: LockMode.PESSIMISTIC_WRITE});
	if (dunning?.suspendAt && dunning.suspendAt <= now) dunning.suspendAt = new Date(now.getTime() + PUT_OFF_MS);
}
