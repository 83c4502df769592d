import {ownedAs} from '../platform/unit/fact.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {type ChangeKind, subscriptionEventData} from './events.ts';
import {recordOf} from './record-of.ts';
import type {Subscription} from './subscription.ts';

type Change = Readonly<{
	previous: Subscription['status'];
	kind: ChangeKind;
	/** The plan that it had, where that was another one. */
	previousPlanKey?: string;
	/** Which time it is; the count of its changes unless said. */
	step?: string | number;
}>;

/** Says that a subscription is other than before. */
export function tellChange(
	unit: Unit,
	subscription: Subscription,
	{previous, kind, previousPlanKey = subscription.planKey, step = subscription.step}: Change,
): void {
	recordOf(unit, subscription, {
		type: 'subscription.changed',
		step,
		owner: ownedAs(subscription),
		data: {...subscriptionEventData(subscription, previous), change_kind: kind, previous_plan_key: previousPlanKey},
	});
}
