import {LockMode} from '@mikro-orm/core';
import {Charge} from '../../charges/charge.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {refuse} from '../refusals.ts';
import type {CallingService} from './reached.ts';

type Request = Readonly<{service: CallingService; chargeId: IdOf<'charge'>}>;

/** Lets a service take a charge of its own back while it stands on no document. */
export async function cancelCharge(unit: Unit, {service, chargeId}: Request): Promise<void> {
	const charge = await unit.em.findOne(Charge, {id: chargeId, serviceId: service.id}, {lockMode: LockMode.PESSIMISTIC_WRITE});
	if (!charge) throw refuse('charge_not_found', {id: chargeId});
	const status = charge.status();
	if (status !== 'pending') throw refuse('charge_not_pending', {status});
	Object.assign(charge, {billedAt: unit.now, cancelledAt: unit.now});
}
