import type {Currency} from './currencies.ts';

/** An exact amount in minor units. `bigint`, so the compiler refuses `amount * 0.2`. */
export type Money = Readonly<{minor: bigint; currency: Currency}>;

/** No amount goes beyond this, above or below zero: it still is an exact JSON integer, and a sum of two fits a PostgreSQL `bigint`. */
export const MAX_MINOR = 9_000_000_000_000_000n;

/** Whether an amount in minor units is within ±`MAX_MINOR`. */
export const isWithinMoneyLimit = (minor: bigint): boolean => minor <= MAX_MINOR && minor >= -MAX_MINOR;

/** The same amount; throws a `RangeError` beyond ±`MAX_MINOR`. */
export function withinMoneyLimit(minor: bigint): bigint {
	if (!isWithinMoneyLimit(minor)) throw new RangeError(`an amount of ${minor} minor units is beyond the limit of ${MAX_MINOR}`);

	return minor;
}

/** An amount; throws a `RangeError` beyond ±`MAX_MINOR`. */
export const money = (minor: bigint, currency: Currency): Money => ({minor: withinMoneyLimit(minor), currency});

/** The sum; throws a `TypeError` for two currencies and a `RangeError` beyond the limit. */
export function addMoney(one: Money, other: Money): Money {
	if (one.currency !== other.currency) throw new TypeError(`${one.currency} and ${other.currency} cannot be added`);

	return money(one.minor + other.minor, one.currency);
}

/** The same amount in the other direction. */
export const negate = ({minor, currency}: Money): Money => ({minor: -minor, currency});

/** The larger of two amounts. */
export const larger = (one: bigint, other: bigint): bigint => (other > one ? other : one);

/** The smaller of two amounts; `Math.min` takes no `bigint`. */
export const smaller = (one: bigint, other: bigint): bigint => (other < one ? other : one);

const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

/** Divides and rounds half away from zero, so that `divideHalfUp(-n, d) === -divideHalfUp(n, d)`. Throws a `RangeError` for 0 as divisor. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
	const divisor = absolute(denominator);
	const magnitude = (2n * absolute(numerator) + divisor) / (2n * divisor);

	return numerator < 0n === denominator < 0n ? magnitude : -magnitude;
}

/**
 * Splits a whole in proportion to weights without losing or inventing a cent: the shares always add up to the whole, and the shares of
 * the opposite whole are the opposite shares.
 *
 * Largest remainder: each exact share is cut towards zero; the cents left over, of whatever sign, go one each to the shares with the
 * largest cut-off fraction of that sign, ties to the lower index. Weights may be negative. Where they add up to 0 there is no proportion,
 * and the first share takes the whole. Throws a `RangeError` when something is to be split over nothing.
 */
export function allocate(whole: bigint, weights: readonly bigint[]): bigint[] {
	if (weights.length === 0 && whole !== 0n) throw new RangeError('an amount cannot be split over no shares');

	const sum = weights.reduce((total, weight) => total + weight, 0n);
	if (sum === 0n) return weights.map((_, index) => (index === 0 ? whole : 0n));

	const exact = weights.map(weight => (sum < 0n ? -1n : 1n) * whole * weight);
	const divisor = absolute(sum);
	const cut = exact.map(numerator => numerator / divisor);
	const left = whole - cut.reduce((total, share) => total + share, 0n);
	const cent = left < 0n ? -1n : 1n;
	const favoured = new Set(
		exact
			.map((numerator, index) => ({index, fraction: cent * (numerator % divisor)}))
			.sort((one, other) => (one.fraction === other.fraction ? one.index - other.index : one.fraction > other.fraction ? -1 : 1))
			.slice(0, Number(absolute(left)))
			.map(({index}) => index),
	);

	return cut.map((share, index) => (favoured.has(index) ? share + cent : share));
}
