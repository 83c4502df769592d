import {compare, type Decimal, decimalOf, formatDecimal, subtract} from '../../platform/values/decimal.ts';
import type {PriceTier, PricingModel} from '../pricing-tiers.ts';
import {graduated} from './graduated.ts';
import {packaged} from './package.ts';
import type {Model, TierCharge} from './tier-charge.ts';
import {volume} from './volume.ts';

const models: Readonly<Record<PricingModel, Model>> = {graduated, volume, package: packaged};

const NOTHING = decimalOf(0n);

/** What the tiers of a metric ask for a quantity, and how much of it was free. */
export type Charges = Readonly<{model: PricingModel; free: Decimal; charges: readonly TierCharge[]}>;

const least = (one: Decimal, other: Decimal): Decimal => (compare(one, other) < 0 ? one : other);

/**
 * Which tiers ask for which parts of a quantity: free units off, then the model. The tiers are sound (`pricingTierFaults`), in any order;
 * undefined without any. Throws a `RangeError` for a negative quantity.
 */
export function chargesOf(tiers: readonly PriceTier[], quantity: Decimal): Charges | undefined {
	if (compare(quantity, NOTHING) < 0) throw new RangeError(`usage cannot be ${formatDecimal(quantity)}`);

	const inOrder = tiers.toSorted((one, other) => compare(one.tierStart, other.tierStart));
	const [first] = inOrder;
	if (first === undefined) return undefined;

	const free = least(first.freeUnits ?? NOTHING, quantity);
	return {model: first.model, free, charges: models[first.model](inOrder, subtract(quantity, free))};
}
