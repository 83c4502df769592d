import {ownedAs} from '../platform/unit/fact.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {subscriptionEventData} from './events.ts';
import {recordOf} from './record-of.ts';
import type {Subscription} from './subscription.ts';

type Change = Readonly<{
	previous: Subscription['status'];
	kind: 'status_change' | 'scheduled_cancellation' | 'scheduled_cancellation_undone';
}>;

/** Says that a subscription has another state than before, on the plan that it had. */
export function tellChange(unit: Unit, subscription: Subscription, {previous, kind}: Change): void {
	recordOf(unit, subscription, {
		type: 'subscription.changed',
		step: subscription.step,
		owner: ownedAs(subscription),
		data: {...subscriptionEventData(subscription, previous), change_kind: kind, previous_plan_key: subscription.planKey},
	});
}
