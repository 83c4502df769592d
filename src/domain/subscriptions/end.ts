import type {Unit} from '../platform/unit.ts';
import {closePeriod} from './close-period.ts';
import {toldOf} from './events.ts';
import type {Subscription} from './subscription.ts';

type Ending = Readonly<{by: 'expire' | 'cancel'; reason: string | null}>;

/** Ends a subscription that is over: its last period is closed, so that its usage is charged. */
export async function end(unit: Unit, subscription: Subscription, {by, reason}: Ending): Promise<void> {
	const {currentPeriodEnd} = subscription;
	const at = currentPeriodEnd && currentPeriodEnd < unit.now ? currentPeriodEnd : unit.now;
	await closePeriod(unit, subscription, at);
	const previous = subscription.apply(by);
	subscription.cancelledAt = unit.now;
	subscription.cancellationReason = reason;
	unit.record({
		type: 'subscription.cancelled',
		step: subscription.step,
		owner: {tenantId: subscription.tenantId, partnerId: subscription.partnerId},
		data: {
			...toldOf(subscription, previous),
			effective_immediately: false,
			terminal_state: by === 'expire' ? 'expired' : 'cancelled',
			cancelled_at: unit.now.toISOString(),
			reason,
		},
	});
}
