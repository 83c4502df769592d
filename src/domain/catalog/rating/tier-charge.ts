import {type Decimal, decimalOf, formatDecimal} from '../../platform/values/decimal.ts';
import {divideHalfUp} from '../../platform/values/money.ts';
import type {PriceTier} from '../pricing-tiers.ts';

/** What one tier asks for: a part of the quantity at its price, with or without its flat fee. */
export type TierCharge = Readonly<{tier: PriceTier; quantity: Decimal; hasFlatFee: boolean}>;

/** A pricing model: which tiers ask for which parts of a quantity. The quantity is not negative and free units are off already. */
export type Model = (tiers: readonly PriceTier[], quantity: Decimal) => TierCharge[];

/** One tier of an explanation, as it is kept on the line and shown. */
export type TierExplanation = Readonly<{
	tier_start: string;
	tier_end: string | null;
	quantity: string;
	unit_price_cents: string;
	unit_divisor: number;
	flat_fee_cents: number;
	/** To at most twelve places; the line's amount is rounded once from the exact sum. */
	amount_cents: string;
}>;

const ONE = decimalOf(1n).trillionths;

/** An exact amount in minor units, as a fraction: a price for 3 units has no finite decimal. */
type Fraction = Readonly<{numerator: bigint; denominator: bigint}>;

function exactAmount({tier, quantity, hasFlatFee}: TierCharge): Fraction {
	const denominator = ONE * ONE * BigInt(tier.unitDivisor);
	const flatFee = hasFlatFee ? tier.flatFeeMinor : 0n;

	return {numerator: quantity.trillionths * tier.unitPriceMinor.trillionths + flatFee * denominator, denominator};
}

const plus = (one: Fraction, other: Fraction): Fraction => ({
	numerator: one.numerator * other.denominator + other.numerator * one.denominator,
	denominator: one.denominator * other.denominator,
});

/** The sum of what all tiers ask for in minor units: computed exactly, rounded half-up once. */
export function amountOf(charges: readonly TierCharge[]): bigint {
	const {numerator, denominator} = charges.map(exactAmount).reduce(plus, {numerator: 0n, denominator: 1n});
	return divideHalfUp(numerator, denominator);
}

/** Says how a tier came to its part of the price. */
export function explainTier(charge: TierCharge): TierExplanation {
	const {numerator, denominator} = exactAmount(charge);
	return {
		tier_start: formatDecimal(charge.tier.tierStart),
		tier_end: charge.tier.tierEnd && formatDecimal(charge.tier.tierEnd),
		quantity: formatDecimal(charge.quantity),
		unit_price_cents: formatDecimal(charge.tier.unitPriceMinor),
		unit_divisor: charge.tier.unitDivisor,
		flat_fee_cents: charge.hasFlatFee ? Number(charge.tier.flatFeeMinor) : 0,
		amount_cents: formatDecimal({trillionths: divideHalfUp(numerator * ONE, denominator)}),
	};
}
