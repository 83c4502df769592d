import {type Decimal, formatDecimal} from '../../platform/values/decimal.ts';
import {withinMoneyLimit} from '../../platform/values/money.ts';
import type {PriceTier, PricingModel} from '../pricing-tiers.ts';
import {chargesOf} from './charges-of.ts';
import {amountOf, explainTier, type TierExplanation} from './tier-charge.ts';

/** How a price of usage came about, as it is kept on the line and shown. */
export type UsageExplanation = Readonly<{
	model: PricingModel;
	quantity: string;
	free_units: string;
	tiers: readonly TierExplanation[];
	amount_cents: number;
}>;

/** What a quantity of one metric costs, in minor units, and why; without tiers it costs nothing and there is nothing to explain. */
export type UsagePrice = Readonly<{amountMinor: bigint; explanation: UsageExplanation | null}>;

/**
 * Prices all usage of a metric in a period by its tiers: free units off, then the model, then one rounding half-up. The tiers are sound
 * (`pricingTierFaults`), in any order. Throws a `RangeError` for a negative quantity and for a price beyond the limit of amounts.
 */
export function priceUsage(tiers: readonly PriceTier[], quantity: Decimal): UsagePrice {
	const asked = chargesOf(tiers, quantity);
	if (asked === undefined) return {amountMinor: 0n, explanation: null};

	const {model, free, charges} = asked;
	const amountMinor = withinMoneyLimit(amountOf(charges));
	return {
		amountMinor,
		explanation: {
			model,
			quantity: formatDecimal(quantity),
			free_units: formatDecimal(free),
			tiers: charges.map(explainTier),
			amount_cents: Number(amountMinor),
		},
	};
}
