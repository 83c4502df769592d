import {compare, type Decimal, decimalOf, formatDecimal, subtract} from '../../platform/decimal.ts';
import {withinMoneyLimit} from '../../platform/money.ts';
import type {PriceTier, PricingModel} from '../pricing-tiers.ts';
import {graduated} from './graduated.ts';
import {packaged} from './package.ts';
import {amountOf, explainTier, type Model, type TierExplanation} from './tier-charge.ts';
import {volume} from './volume.ts';

const models: Readonly<Record<PricingModel, Model>> = {graduated, volume, package: packaged};

const NOTHING = decimalOf(0n);

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

const least = (one: Decimal, other: Decimal): Decimal => (compare(one, other) < 0 ? one : other);

/**
 * Prices all usage of a metric in a period by its tiers: free units off, then the model, then one rounding half-up. The tiers are sound
 * (`pricingTierFaults`), in any order. Throws a `RangeError` for a negative quantity
 * and for a price beyond the limit of amounts.
 */
export function priceUsage(tiers: readonly PriceTier[], quantity: Decimal): UsagePrice {
	if (compare(quantity, NOTHING) < 0) throw new RangeError(`usage cannot be ${formatDecimal(quantity)}`);

	const inOrder = tiers.toSorted((one, other) => compare(one.tierStart, other.tierStart));
	const [first] = inOrder;
	if (first === undefined) return {amountMinor: 0n, explanation: null};

	const free = least(first.freeUnits ?? NOTHING, quantity);
	const charges = models[first.model](inOrder, subtract(quantity, free));
	const amountMinor = withinMoneyLimit(amountOf(charges));

	return {
		amountMinor,
		explanation: {
			model: first.model,
			quantity: formatDecimal(quantity),
			free_units: formatDecimal(free),
			tiers: charges.map(explainTier),
			amount_cents: Number(amountMinor),
		},
	};
}
