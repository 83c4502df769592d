import type {Decimal} from '../../platform/values/decimal.ts';
import {divideHalfUp} from '../../platform/values/money.ts';
import type {PricedPlan} from '../queries.ts';

/** What decides a pack's price besides what its items cost. */
export type PackPricing = Readonly<{
	/** The pack's own price, in minor units. */
	basePriceMinor: bigint;
	/** From 0 to 100; null when the pack has a price of its own. */
	discountPercentage: Decimal | null;
}>;

const HUNDRED = 100n * 10n ** 12n;

/**
 * What a pack costs in a period, in minor units: its own price, or the sum of what its items cost × (100 − discount) ÷ 100, rounded
 * half-up once.
 *
 * @param itemPricesMinor what each item costs by itself: the pack's price for it, else the plan's
 */
export function packPrice({basePriceMinor, discountPercentage}: PackPricing, itemPricesMinor: readonly bigint[]): bigint {
	if (discountPercentage === null) return basePriceMinor;
	const sum = itemPricesMinor.reduce((total, price) => total + price, 0n);
	return divideHalfUp(sum * (HUNDRED - discountPercentage.trillionths), HUNDRED);
}

/** What an item of a pack costs by itself, in minor units: the pack's price for it, else what new subscriptions to the plan are charged. */
export const itemPrice = (overridePriceMinor: number | null, {version}: Pick<PricedPlan, 'version'>): bigint =>
	overridePriceMinor === null ? version.basePriceMinor : BigInt(overridePriceMinor);
