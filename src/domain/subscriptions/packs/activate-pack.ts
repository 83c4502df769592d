import type {Tenant} from '../../organization/tenant.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {activate} from '../activate.ts';
import type {Made} from '../made.ts';
import {tellPackWorks} from './events.ts';
import type {WholePack} from './lock-packs.ts';

/** Lets a pack begin, all of it at this instant: its trial when it has one, else its first period. Until then nothing of it is billed. */
export function activatePack(unit: Unit, made: Made, {pack, children}: WholePack, {tenant}: {tenant: Tenant}): void {
	const {trialDays} = pack;
	for (const child of children) activate(unit, made, child, {tenant, trialDays});
	// Its end is announced for all of them at once, by one of them.
	const [first] = children;
	if (first && trialDays > 0) first.nextTrialNoticeAt = unit.now;
	const previous = pack.apply(trialDays > 0 ? 'start_trial' : 'activate');
	pack.waitingFor = [];
	tellPackWorks(unit, {pack, children, previous});
}
