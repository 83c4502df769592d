import type {Decimal} from '../../platform/values/decimal.ts';
import {isWithinMoneyLimit} from '../../platform/values/money.ts';
import type {PriceTier} from '../pricing-tiers.ts';
import {chargesOf} from './charges-of.ts';
import {amountOf} from './tier-charge.ts';

/** Whether what a quantity costs by some tiers is within the limit of amounts, so that `priceUsage` can say it. */
export function isPriceable(tiers: readonly PriceTier[], quantity: Decimal): boolean {
	const asked = chargesOf(tiers, quantity);
	return asked === undefined || isWithinMoneyLimit(amountOf(asked.charges));
}
