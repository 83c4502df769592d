import {type Currency, minorDigits} from '../../platform/values/currencies.ts';

/** An amount as text, exact, with as many decimals as its currency has: `12.50`, with another separator where the format wants one. */
export function amountText(minor: bigint, currency: Currency, separator = '.'): string {
	const digits = minorDigits(currency);
	const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
	const sign = minor < 0n ? '-' : '';
	return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}${separator}${text.slice(-digits)}`;
}
