import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {tellPackChange} from './events.ts';
import {lockPacks} from './lock-packs.ts';

type Request = Readonly<{packSubscriptionIds: readonly IdOf<'packSubscription'>[]}>;

/**
 * A payment of packs has failed: those that are active are past due, each with all of its subscriptions, and say so once. Those in another
 * state stay as they are.
 */
export async function missPackPayment(unit: Unit, {packSubscriptionIds}: Request): Promise<void> {
	if (packSubscriptionIds.length === 0) return;
	const locked = await lockPacks(unit, packSubscriptionIds);
	for (const {pack, children} of locked.packs.filter(({pack: {status}}) => status === 'active')) {
		const previous = pack.apply('miss_payment');
		for (const child of children.filter(({status}) => status === 'active')) {
			child.apply('miss_payment');
			child.pastDueSince = unit.now;
		}

		tellPackChange(unit, {pack, children, previous}, 'status_change');
	}

	await locked.save();
}
