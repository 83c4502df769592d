import type {IdOf} from '../platform/id.ts';
import type {Unit} from '../platform/unit.ts';
import {end} from './end.ts';
import {holdSubscription} from './queries.ts';

/** Ends a subscription that was cancelled for the end of its period, once that has come. Looks again under the lock. */
export async function endCancelled(unit: Unit, {subscriptionId}: {subscriptionId: IdOf<'subscription'>}): Promise<void> {
	const subscription = await holdSubscription(unit, subscriptionId);
	const {status, currentPeriodEnd, cancellationReason} = subscription;
	if (status !== 'cancelling' || !currentPeriodEnd || currentPeriodEnd > unit.now) return;
	await end(unit, subscription, {by: 'cancel', reason: cancellationReason ?? null});
}
