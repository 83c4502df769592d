import {compare, type Decimal, decimalOf} from '../platform/values/decimal.ts';

/**
 * Which of the thresholds, in percent of a quota, a quantity has reached beyond the highest that was told already, lowest first. The
 * limit is above 0.
 */
export const thresholdsReached = (used: Decimal, limit: number, warnedPercent: number, thresholds: readonly number[]): number[] =>
	thresholds
		.filter(
			percent =>
				percent > warnedPercent &&
				compare({trillionths: used.trillionths * 100n}, {trillionths: decimalOf(BigInt(limit)).trillionths * BigInt(percent)}) >= 0,
		)
		.sort((one, other) => one - other);
