import {ownedAs} from '../platform/unit/fact.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {forgetChanging, forgetPending} from './change/terms.ts';
import {subscriptionEventData} from './events.ts';
import type {Made} from './made.ts';
import {hasPrice} from './periods/begin-period.ts';
import {closePeriod, closePeriodEarly, dayAfter} from './periods/close-period.ts';
import type {SubscriptionPeriod} from './periods/subscription-period.ts';
import {recordOf} from './record-of.ts';
import type {Subscription} from './subscription.ts';

type Ending = Readonly<{
	by: 'expire' | 'cancel' | 'fail_provisioning';
	reason: string | null;
	isImmediate?: boolean;
	/** The period that it is in, if it is in one. */
	open: SubscriptionPeriod | undefined;
	/** The one whose price paid for that, where it was another one. */
	paidWith?: SubscriptionPeriod | undefined;
	isMetered: boolean;
}>;

/**
 * Ends a subscription: the period that it is in is closed, so that its usage is charged. At once, in the middle of a period, its unused
 * days are given back. Whoever calls it also says that late usage is billed alone from now on (`billLateUsageAlone`).
 */
export function end(unit: Unit, made: Made, subscription: Subscription, ending: Ending): void {
	const {by, reason, isImmediate = false, open, paidWith, isMetered} = ending;
	const isOver = Boolean(open?.endsAt && open.endsAt <= unit.now);
	if (open && isImmediate && !isOver)
		closePeriodEarly(unit, made, open, {unusedFrom: dayAfter(open, unit.now), isMetered, isLast: true, isPriced: hasPrice(open), paidWith});
	else if (open) closePeriod(unit, made, open, {at: isOver && open.endsAt ? open.endsAt : unit.now, isMetered, isLast: true});
	const previous = subscription.apply(by);
	subscription.cancelledAt = unit.now;
	subscription.cancellationReason = reason;
	subscription.pendingCancellationAt = null;
	forgetPending(subscription);
	forgetChanging(subscription);
	recordOf(unit, subscription, {
		type: 'subscription.cancelled',
		step: subscription.step,
		owner: ownedAs(subscription),
		data: {
			...subscriptionEventData(subscription, previous),
			effective_immediately: isImmediate,
			terminal_state: by === 'expire' ? 'expired' : 'cancelled',
			cancelled_at: unit.now.toISOString(),
			reason,
		},
	});
}
