import type {Fact} from '../events.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {Subscription} from './subscription.ts';

/** Records a fact of a subscription. What happens to one of a pack is told of the pack, once for all of them. */
export function recordOf(unit: Unit, {packSubscriptionId}: Subscription, fact: Fact): void {
	if (!packSubscriptionId) unit.record(fact);
}
