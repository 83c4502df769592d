import {type Currency, minorDigits} from '../../platform/values/currencies.ts';
import {type Decimal, formatDecimal, formatPercentage} from '../../platform/values/decimal.ts';
import {shiftPoint} from '../../platform/values/shift-point.ts';

/** An amount as XML has it: a plain decimal with the currency's own number of places, at most two (BR-DEC-*). */
export const xmlAmount = (minor: bigint, currency: Currency): string => shiftPoint(String(minor), minorDigits(currency));

/** A unit price with all of its digits. */
export const xmlPrice = (priceMinor: Decimal, currency: Currency): string => shiftPoint(formatDecimal(priceMinor), minorDigits(currency));

/** A quantity with all of its digits. */
export const xmlQuantity = (quantity: Decimal): string => formatDecimal(quantity);

/** A rate in percent, with two places. */
export const xmlRate = (rate: Decimal | undefined): string | undefined => rate && formatPercentage(rate);
