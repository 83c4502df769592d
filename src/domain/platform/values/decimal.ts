import {divideHalfUp} from './money.ts';

/**
 * An exact decimal of at most twelve places (quantities, prices below a cent, tax rates), counted in its smallest step: a trillionth.
 * Adding and comparing are whole-number arithmetic; a product is only ever taken together with its one rounding.
 */
export type Decimal = Readonly<{trillionths: bigint}>;

/** The most places behind the point. */
export const MAX_PLACES = 12;

/** The most digits before the point; with the places behind it this is `numeric(30, 12)`. */
export const MAX_WHOLE_DIGITS = 18;

/** The most digits that a JSON number surely keeps: an IEEE 754 double holds any 15, but not any 16. */
const MAX_EXACT_DIGITS = 15;

const ONE = 10n ** BigInt(MAX_PLACES);
const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const SHORTEST_FORM = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/** The shortest form of a number as whole digits and a power of ten; undefined for what is not a finite number. */
function digitsOf(value: number): {sign: string; digits: string; exponent: number} | undefined {
	const [, sign = '', whole = '', fraction = '', power = '0'] = SHORTEST_FORM.exec(String(value)) ?? [];
	if (whole === '') return undefined;

	const digits = `${whole}${fraction}`.replace(/^0+/, '');
	return {sign, digits, exponent: Number(power) - fraction.length};
}

/**
 * Whether a number read from JSON still is the number that was sent: its shortest form has at most 15 significant digits. Beyond
 * that, reading it as a double may already have changed it, and the sender has to use a string.
 */
export function keepsItsDigits(value: number): boolean {
	const shortest = digitsOf(value);
	return shortest !== undefined && shortest.digits.replace(/0+$/, '').length <= MAX_EXACT_DIGITS;
}

function plainText(value: number): string {
	const {sign = '', digits = '', exponent = 0} = digitsOf(value) ?? {};
	if (exponent >= 0) return `${sign}${digits === '' ? '0' : digits}${'0'.repeat(digits === '' ? 0 : exponent)}`;

	const padded = digits.padStart(1 - exponent, '0');
	return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}

function trillionthsOf(text: string): bigint {
	const [whole = '', fraction = ''] = text.replace('-', '').split('.');
	const magnitude = BigInt(whole) * ONE + BigInt(fraction.slice(0, MAX_PLACES).padEnd(MAX_PLACES, '0'));

	return text.startsWith('-') ? -magnitude : magnitude;
}

/** What keeps a JSON string or number from being an exact decimal, as a sentence for the sender; undefined when nothing does. */
export function decimalFault(value: string | number): string | undefined {
	if (typeof value === 'number' && !keepsItsDigits(value)) return 'must have at most 15 significant digits as a number; send a string';

	const text = typeof value === 'number' ? plainText(value) : value;
	if (!PLAIN.test(text)) return 'must be a decimal number like 12.5, without exponent';

	const [whole = '', fraction = ''] = text.replace('-', '').split('.');
	if (whole.length > MAX_WHOLE_DIGITS) return `must have at most ${MAX_WHOLE_DIGITS} digits before the point`;
	if (fraction.replace(/0+$/, '').length > MAX_PLACES) return `must have at most ${MAX_PLACES} decimal places`;

	return undefined;
}

/** Reads a decimal exactly, never through a binary fraction. Throws a `RangeError` with the words of `decimalFault`. */
export function parseDecimal(value: string | number): Decimal {
	const fault = decimalFault(value);
	if (fault !== undefined) throw new RangeError(`'${value}' ${fault}`);

	return {trillionths: trillionthsOf(typeof value === 'number' ? plainText(value) : value)};
}

/** Writes a decimal without trailing zeros, exponent or negative zero: `12.5`, `-0.000001`, `0`. */
export function formatDecimal({trillionths}: Decimal): string {
	const digits = String(trillionths < 0n ? -trillionths : trillionths).padStart(MAX_PLACES + 1, '0');
	const fraction = digits.slice(-MAX_PLACES).replace(/0+$/, '');
	const text = fraction === '' ? digits.slice(0, -MAX_PLACES) : `${digits.slice(0, -MAX_PLACES)}.${fraction}`;

	return trillionths < 0n ? `-${text}` : text;
}

/** Writes a percentage with two decimals, rounded half away from zero: `21.00`, `25.50`. */
export function formatPercentage(percentage: Decimal): string {
	const hundredths = divideHalfUp(percentage.trillionths * 100n, ONE);
	const digits = String(hundredths < 0n ? -hundredths : hundredths).padStart(3, '0');

	return `${hundredths < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The decimal of a whole number. */
export const decimalOf = (whole: bigint): Decimal => ({trillionths: whole * ONE});

/** The exact sum. */
export const add = (one: Decimal, other: Decimal): Decimal => ({trillionths: one.trillionths + other.trillionths});

/** The exact difference. */
export const subtract = (one: Decimal, other: Decimal): Decimal => ({trillionths: one.trillionths - other.trillionths});

/** The same figure in the other direction. */
export const negateDecimal = ({trillionths}: Decimal): Decimal => ({trillionths: -trillionths});

/** Negative, zero or positive, as `Array.prototype.sort` wants it. */
export const compare = (one: Decimal, other: Decimal): -1 | 0 | 1 =>
	one.trillionths === other.trillionths ? 0 : one.trillionths < other.trillionths ? -1 : 1;

/** The product, rounded half away from zero to twelve places. */
export const multiply = (one: Decimal, other: Decimal): Decimal => ({trillionths: divideHalfUp(one.trillionths * other.trillionths, ONE)});

/** Quantity × unit price in minor units, rounded once, half away from zero, to whole minor units (EN 16931 BT-131, Peppol R120). */
export const timesMoney = (quantity: Decimal, unitPriceMinor: Decimal): bigint =>
	divideHalfUp(quantity.trillionths * unitPriceMinor.trillionths, ONE * ONE);

/** A percentage of an amount, rounded once, half away from zero, to whole minor units. */
export const percentOf = (minor: bigint, percentage: Decimal): bigint => divideHalfUp(minor * percentage.trillionths, 100n * ONE);

/** The quotient, rounded half away from zero to twelve places. Throws a `RangeError` for 0 as divisor. */
export const divide = (one: Decimal, other: Decimal): Decimal => ({trillionths: divideHalfUp(one.trillionths * ONE, other.trillionths)});

/** An amount in minor units times a factor and a power of ten, rounded once, half away from zero, to whole minor units. */
export const scaleMoney = (minor: bigint, factor: Decimal, powerOfTen: number): bigint => {
	const [up, down] = powerOfTen < 0 ? [0, -powerOfTen] : [powerOfTen, 0];
	return divideHalfUp(minor * factor.trillionths * 10n ** BigInt(up), ONE * 10n ** BigInt(down));
};
