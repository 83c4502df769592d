import {decimalOf} from '../../platform/values/decimal.ts';
import type {Model} from './tier-charge.ts';

/** Package: started blocks of `unitDivisor` units, each at the price, plus the flat fee when there is a block. 0 units are no block. */
export const packaged: Model = ([tier], quantity) => {
	if (tier === undefined) return [];

	const block = decimalOf(BigInt(tier.unitDivisor)).trillionths;
	const blocks = (quantity.trillionths + block - 1n) / block;
	return [{tier, quantity: decimalOf(blocks * BigInt(tier.unitDivisor)), hasFlatFee: blocks > 0n}];
};
