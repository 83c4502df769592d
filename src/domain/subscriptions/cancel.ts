import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {forgetPending} from './change/terms.ts';
import {endNow} from './end-now.ts';
import {passPeriodEnds} from './periods/pass-period-ends.ts';
import {lockOwn} from './queries.ts';
import type {Subscription} from './subscription.ts';
import {tellChange} from './tell-change.ts';

type Request = Readonly<{subscriptionId: IdOf<'subscription'>; reason?: string | undefined; isImmediate?: boolean | undefined}>;

/**
 * Cancels a subscription at the end of its period. At once when that is asked for, and then the unused days of the period are given
 * back; also at once where there is no period to wait for: before it works, in a trial, and what is bought once.
 */
export async function cancel(unit: Unit, {subscriptionId, reason, isImmediate = false}: Request): Promise<Subscription> {
	// What has fallen due comes first: a period that is over is followed by the next one, which then is the one that ends.
	await passPeriodEnds(unit, {subscriptionIds: [subscriptionId]});
	const subscription = await lockOwn(unit, subscriptionId);
	if (isImmediate || hasNothingToWaitFor(subscription)) await endNow(unit, subscription, {by: 'cancel', reason: reason ?? null});
	else scheduleCancellation(unit, subscription, reason);
	return subscription;
}

/** Whether a cancellation is at once, for there is no period to wait for: before it works, in a trial, and what is bought once. */
export const hasNothingToWaitFor = ({status, billingPeriod}: Subscription): boolean =>
	status === 'pending' || status === 'trialing' || billingPeriod === 'one_time';

/** Cancels one that is locked, and has passed what ends have fallen due, for the end of its period. */
export function scheduleCancellation(unit: Unit, subscription: Subscription, reason: string | undefined): void {
	const previous = subscription.apply('schedule_cancellation');
	subscription.pendingCancellationAt = subscription.currentPeriodEnd ?? null;
	subscription.cancellationReason = reason ?? null;
	forgetPending(subscription);
	tellChange(unit, subscription, {previous, kind: 'scheduled_cancellation'});
}
