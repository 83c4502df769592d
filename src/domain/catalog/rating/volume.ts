import {compare} from '../../platform/values/decimal.ts';
import type {Model} from './tier-charge.ts';

/**
 * Volume: all of the quantity at the price of the one tier it falls in, plus that tier's flat fee. A quantity of 0 falls in the first
 * tier, one above the end of a bounded last tier in the last.
 */
export const volume: Model = (tiers, quantity) => {
	const tier = tiers.findLast((each, index) => index === 0 || compare(quantity, each.tierStart) > 0);
	return tier === undefined ? [] : [{tier, quantity, hasFlatFee: true}];
};
