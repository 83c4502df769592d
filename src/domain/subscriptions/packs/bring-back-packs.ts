import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {tellPackChange} from './events.ts';
import {lockPacks} from './lock-packs.ts';
import {resumePacks} from './resume-packs.ts';

type Request = Readonly<{
	packSubscriptionIds: readonly IdOf<'packSubscription'>[];
	/** Only those that were suspended for this reason go on. */
	suspendedFor: string;
	/** Subscriptions that are still to be paid for: what has one of them stays as it is. */
	unpaid: ReadonlySet<IdOf<'subscription'>>;
}>;

/**
 * Packs are paid for: those that are past due are active again, those that were suspended because nobody paid go on, each with all of its
 * subscriptions. By a fixed number of queries.
 */
export async function bringBackPacks(unit: Unit, {packSubscriptionIds, suspendedFor, unpaid}: Request): Promise<void> {
	if (packSubscriptionIds.length === 0) return;
	const locked = await lockPacks(unit, packSubscriptionIds);
	const paid = locked.packs.filter(({children}) => !children.some(({id}) => unpaid.has(id)));
	for (const {pack, children} of paid) {
		if (pack.status === 'suspended') continue;
		for (const child of children) {
			if (child.status === 'past_due') child.apply('pay');
			child.pastDueSince = null;
		}

		if (pack.status === 'past_due') tellPackChange(unit, {pack, children, previous: pack.apply('pay')}, 'status_change');
	}

	await locked.save();
	const suspended = paid.filter(({pack, children}) => pack.status === 'suspended' && children[0]?.suspensionReason === suspendedFor);
	if (suspended.length > 0) await resumePacks(unit, {packSubscriptionIds: suspended.map(({pack}) => pack.id)});
}
