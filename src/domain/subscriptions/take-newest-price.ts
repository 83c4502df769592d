import {newestVersionForExisting, versionOf} from '../catalog/queries.ts';
import type {Unit} from '../platform/unit.ts';
import type {Subscription} from './subscription.ts';

/** Moves to the newest price that was made for running subscriptions too. A price that was agreed on with this customer stays. */
export async function takeNewestPrice(unit: Unit, subscription: Subscription): Promise<void> {
	const current = await versionOf(unit, subscription.planVersionId);
	const newest = await newestVersionForExisting(unit, current);
	if (!newest) return;
	if (subscription.priceMinor === current.basePriceMinor) subscription.priceMinor = newest.basePriceMinor;
	subscription.planVersionId = newest.id;
}
