import {tiersOf} from '../../catalog/queries.ts';
import {isPriceable} from '../../catalog/rating/is-priceable.ts';
import type {UsageReport} from '../../metering/usage-report.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {priceUsed} from './usage-lines.ts';

/**
 * What the usage of a subscription would be billed at now, by metric, in minor units of its currency: by the tiers of the price that
 * it began its period with; null where that is more than an amount can be. A trial's usage is never billed.
 */
export async function costOfUsage(unit: Unit, {subscribed, metrics}: UsageReport): Promise<Map<string, bigint | null>> {
	if (subscribed.isTrial) return new Map();
	const tiers = await tiersOf(unit, subscribed.planVersionId);
	return new Map(
		metrics.map(({metricSlug, quantity, usedBefore}) => {
			const ofMetric = tiers
				.filter(tier => tier.metricSlug === metricSlug)
				.map(tier => ({...tier, tierEnd: tier.tierEnd ?? null, freeUnits: tier.freeUnits ?? null}));
			const counted = usedBefore && {before: usedBefore, together: quantity};
			return [metricSlug, isPriceable(ofMetric, quantity) ? priceUsed(ofMetric, {quantity, ...(counted && {counted})}).amountMinor : null];
		}),
	);
}
