import {ownedAs} from '../platform/unit/fact.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {subscriptionEventData} from './events.ts';
import {passPeriodEnds} from './periods/pass-period-ends.ts';
import {lockOwn} from './queries.ts';
import type {Subscription} from './subscription.ts';

type Request = Readonly<{subscriptionId: IdOf<'subscription'>; reason?: string | undefined}>;

/** Suspends a subscription: it is not renewed, and nothing is given back. */
export async function suspend(unit: Unit, {subscriptionId, reason}: Request): Promise<Subscription> {
	// What has fallen due comes first: a period that is over is followed by the next one, which then is the one that ends.
	await passPeriodEnds(unit, {subscriptionIds: [subscriptionId]});
	const subscription = await lockOwn(unit, subscriptionId);
	suspendLocked(unit, subscription, reason);
	return subscription;
}

/** The same for one that is locked and has passed what ends have fallen due. */
export function suspendLocked(unit: Unit, subscription: Subscription, reason: string | undefined): void {
	const previous = subscription.apply('suspend');
	subscription.suspensionReason = reason ?? null;
	unit.record({
		type: 'subscription.suspended',
		step: subscription.step,
		owner: ownedAs(subscription),
		data: subscriptionEventData(subscription, previous),
	});
}
