import {ownedAs} from '../platform/fact.ts';
import type {IdOf} from '../platform/id.ts';
import type {Unit} from '../platform/unit.ts';
import {toldOf} from './events.ts';
import {holdOwn} from './queries.ts';
import type {Subscription} from './subscription.ts';

type Request = Readonly<{subscriptionId: IdOf<'subscription'>; reason?: string | undefined}>;

/** Suspends a subscription: it is not renewed, and nothing is given back. */
export async function suspend(unit: Unit, {subscriptionId, reason}: Request): Promise<Subscription> {
	const subscription = await holdOwn(unit, subscriptionId);
	const previous = subscription.apply('suspend');
	subscription.suspensionReason = reason ?? null;
	unit.record({
		type: 'subscription.suspended',
		step: subscription.step,
		owner: ownedAs(subscription),
		data: toldOf(subscription, previous),
	});
	return subscription;
}
