import type {PlanVersion} from '../catalog/plan.ts';
import type {Subscription} from './subscription.ts';

/** The newest of a plan's prices that came after `current` and was made for running subscriptions too. */
const newestAfter = (current: PlanVersion, versions: readonly PlanVersion[]): PlanVersion | undefined =>
	versions
		.filter(({planId, number, isForExisting}) => planId === current.planId && isForExisting && number > current.number)
		.toSorted((one, other) => other.number - one.number)
		.at(0);

/**
 * Moves a subscription to the newest price that was made for running ones too. A price that was agreed on with this customer stays; one of
 * a pack bears its share of the pack's price.
 *
 * @param versions the prices of its plan, among others
 */
export function takeNewestPrice(subscription: Subscription, versions: readonly PlanVersion[]): void {
	const current = versions.find(({id}) => id === subscription.planVersionId);
	const newest = current && newestAfter(current, versions);
	if (!current || !newest) return;
	if (!subscription.packSubscriptionId && !subscription.hasOwnPrice) subscription.priceMinor = newest.basePriceMinor;
	subscription.planVersionId = newest.id;
}
