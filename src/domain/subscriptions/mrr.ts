import type {BillingPeriod} from '../catalog/billing-period.ts';
import {divideHalfUp} from '../platform/values/money.ts';

/** What a month's share of a period is, as a fraction: a yearly price counts for a twelfth, a weekly one four times. */
const monthly: Readonly<Record<BillingPeriod, readonly [numerator: bigint, denominator: bigint]>> = {
	monthly: [1n, 1n],
	quarterly: [1n, 3n],
	yearly: [1n, 12n],
	weekly: [4n, 1n],
	daily: [30n, 1n],
	one_time: [1n, 1n],
};

/**
 * Monthly recurring revenue in minor units: price × quantity, brought to a month, rounded half-up once. What is bought once counts
 * as it is and is left out of sums by whoever adds.
 */
export function mrr({priceMinor, quantity, billingPeriod}: {priceMinor: bigint; quantity: number; billingPeriod: BillingPeriod}): bigint {
	const [numerator, denominator] = monthly[billingPeriod];
	return divideHalfUp(priceMinor * BigInt(quantity) * numerator, denominator);
}
