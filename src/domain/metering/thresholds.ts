import {compare, type Decimal, decimalOf} from '../platform/decimal.ts';

/** Of a quota, in percent: a tenant is told when so much of it is used. */
export const quotaThresholds = [80, 100] as const;

/** Which thresholds a quantity has reached beyond those that were told already, lowest first. The limit is above 0. */
export const thresholdsReached = (used: Decimal, limit: number, warnedPercent: number): number[] =>
	quotaThresholds.filter(
		percent =>
			percent > warnedPercent &&
			compare({trillionths: used.trillionths * 100n}, {trillionths: decimalOf(BigInt(limit)).trillionths * BigInt(percent)}) >= 0,
	);
