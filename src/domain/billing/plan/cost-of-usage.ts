import {tiersOf} from '../../catalog/queries.ts';
import {isPriceable} from '../../catalog/rating/is-priceable.ts';
import {priceUsage} from '../../catalog/rating/price.ts';
import type {UsageReport} from '../../metering/usage-report.ts';
import type {Unit} from '../../platform/unit/unit.ts';

/**
 * What the usage of a subscription would be billed at now, by metric, in minor units of its currency: by the tiers of the price that
 * it began its period with; null where that is more than an amount can be. A trial's usage is never billed.
 */
export async function costOfUsage(unit: Unit, {subscribed, metrics}: UsageReport): Promise<Map<string, bigint | null>> {
	if (subscribed.isTrial) return new Map();
	const tiers = await tiersOf(unit, subscribed.planVersionId);
	return new Map(
		metrics.map(({metricSlug, quantity}) => {
			const ofMetric = tiers
				.filter(tier => tier.metricSlug === metricSlug)
				.map(tier => ({...tier, tierEnd: tier.tierEnd ?? null, freeUnits: tier.freeUnits ?? null}));
			return [metricSlug, isPriceable(ofMetric, quantity) ? priceUsage(ofMetric, quantity).amountMinor : null];
		}),
	);
}
