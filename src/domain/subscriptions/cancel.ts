import type {IdOf} from '../platform/id.ts';
import type {Unit} from '../platform/unit.ts';
import {end} from './end.ts';
import {holdOwn} from './queries.ts';
import type {Subscription} from './subscription.ts';
import {tellChange} from './tell-change.ts';

type Request = Readonly<{subscriptionId: IdOf<'subscription'>; reason?: string | undefined; isImmediate?: boolean | undefined}>;

/**
 * Cancels a subscription at the end of its period. At once when that is asked for, and then the unused days of the period are given
 * back; also at once where there is no period to wait for: before it works, in a trial, and what is bought once.
 */
export async function cancel(unit: Unit, {subscriptionId, reason, isImmediate = false}: Request): Promise<Subscription> {
	const subscription = await holdOwn(unit, subscriptionId);
	const {status, billingPeriod} = subscription;
	const hasNothingToWaitFor = status === 'pending' || status === 'trialing' || billingPeriod === 'one_time';
	if (isImmediate || hasNothingToWaitFor) await end(unit, subscription, {by: 'cancel', reason: reason ?? null, isImmediate: true});
	else schedule(unit, subscription, reason);
	return subscription;
}

function schedule(unit: Unit, subscription: Subscription, reason: string | undefined): void {
	const previous = subscription.apply('schedule_cancellation');
	subscription.pendingCancellationAt = subscription.currentPeriodEnd ?? null;
	subscription.cancellationReason = reason ?? null;
	tellChange(unit, subscription, {previous, kind: 'scheduled_cancellation'});
}
