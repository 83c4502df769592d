import {compare, subtract} from '../../platform/values/decimal.ts';
import type {Model} from './tier-charge.ts';

/**
 * Graduated: each part of the quantity at the price of the tier it lies in, plus the flat fee of every tier entered. A tier is entered
 * by what lies above its start; the first one also by a quantity of 0. What lies above the end of a bounded last tier stays at its price.
 */
export const graduated: Model = (tiers, quantity) =>
	tiers
		.filter((tier, index) => index === 0 || compare(quantity, tier.tierStart) > 0)
		.map((tier, index, entered) => {
			const isLast = index === entered.length - 1;
			const upTo = isLast || tier.tierEnd === null ? quantity : tier.tierEnd;
			return {tier, quantity: subtract(upTo, tier.tierStart), hasFlatFee: true};
		});
