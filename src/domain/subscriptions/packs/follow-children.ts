import type {Unit} from '../../platform/unit/unit.ts';
import type {SubscriptionStatus} from '../lifecycle.ts';
import {tellPackChange, tellPackEnd} from './events.ts';
import type {WholePack} from './lock-packs.ts';

type Passed = Readonly<{
	/** What all of its subscriptions were before. */
	before: SubscriptionStatus;
	/** Another period follows. */
	hasNext: boolean;
}>;

/** All subscriptions of a pack have passed the end of their periods: the pack is what they are, and tells it. */
export function followChildren(unit: Unit, {pack, children}: WholePack, {before, hasNext}: Passed): void {
	const [first] = children;
	if (!first) throw new Error(`${pack.id} has no subscriptions`);
	pack.partnerId = first.partnerId;
	if (first.status === 'cancelled') {
		const previous = pack.apply('cancel');
		tellPackEnd(unit, {pack, children, previous}, {isImmediate: false, reason: first.cancellationReason ?? null});
	} else if (before === 'trialing') {
		const previous = pack.apply('end_trial');
		tellPackChange(unit, {pack, children, previous}, 'status_change');
	} else if (hasNext) {
		tellPackChange(unit, {pack, children, previous: pack.status}, 'renewal');
	}
}
