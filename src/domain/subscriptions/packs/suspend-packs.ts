import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {passPeriodEnds} from '../periods/pass-period-ends.ts';
import {tellPackChange} from './events.ts';
import {lockPacks} from './lock-packs.ts';
import {childrenOf} from './queries.ts';

type Request = Readonly<{packSubscriptionIds: readonly IdOf<'packSubscription'>[]; reason?: string | undefined}>;

/** Suspends packs with all of their subscriptions, by a fixed number of queries: they are not renewed, and nothing is given back. */
export async function suspendPacks(unit: Unit, {packSubscriptionIds, reason}: Request): Promise<void> {
	// What has fallen due comes first: a period that is over is followed by the next one, which then is the one that ends.
	await passPeriodEnds(unit, {subscriptionIds: await childrenOf(unit, packSubscriptionIds)});
	const locked = await lockPacks(unit, packSubscriptionIds);
	for (const {pack, children} of locked.packs) {
		const previous = pack.apply('suspend');
		for (const child of children) {
			child.apply('suspend');
			child.suspensionReason = reason ?? null;
		}

		tellPackChange(unit, {pack, children, previous}, 'status_change');
	}

	await locked.save();
}
