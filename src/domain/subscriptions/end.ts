import {ownedAs} from '../platform/fact.ts';
import type {Unit} from '../platform/unit.ts';
import {closePeriod, closePeriodEarly} from './close-period.ts';
import {toldOf} from './events.ts';
import type {Subscription} from './subscription.ts';

type Ending = Readonly<{by: 'expire' | 'cancel'; reason: string | null; isImmediate?: boolean}>;

/**
 * Ends a subscription: its last period is closed, so that its usage is charged. At once, in the middle of a period, its unused days are
 * given back.
 */
export async function end(unit: Unit, subscription: Subscription, {by, reason, isImmediate = false}: Ending): Promise<void> {
	const {currentPeriodEnd} = subscription;
	const isOver = Boolean(currentPeriodEnd && currentPeriodEnd <= unit.now);
	if (isImmediate && !isOver) await closePeriodEarly(unit, subscription);
	else await closePeriod(unit, subscription, isOver && currentPeriodEnd ? currentPeriodEnd : unit.now);
	const previous = subscription.apply(by);
	subscription.cancelledAt = unit.now;
	subscription.cancellationReason = reason;
	subscription.pendingCancellationAt = null;
	subscription.pendingPlanId = null;
	unit.record({
		type: 'subscription.cancelled',
		step: subscription.step,
		owner: ownedAs(subscription),
		data: {
			...toldOf(subscription, previous),
			effective_immediately: isImmediate,
			terminal_state: by === 'expire' ? 'expired' : 'cancelled',
			cancelled_at: unit.now.toISOString(),
			reason,
		},
	});
}
