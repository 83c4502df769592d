import {type Currency, minorDigits} from '../../platform/values/currencies.ts';
import {type Decimal, formatDecimal, formatPercentage, parseDecimal} from '../../platform/values/decimal.ts';
import {shiftPoint} from '../../platform/values/shift-point.ts';
import type {DocumentLanguage} from './invoice-document.ts';

type NumberStyle = Readonly<{group: string; point: string; isCurrencyFirst: boolean; percent: string}>;

const NARROW_NO_BREAK_SPACE = '\u202f';
const NO_BREAK_SPACE = '\u00a0';

/** How each language writes figures; own data, since what a runtime knows of languages changes and a document must not. */
const styles: Readonly<Record<DocumentLanguage, NumberStyle>> = {
	en: {group: ',', point: '.', isCurrencyFirst: true, percent: '%'},
	nl: {group: '.', point: ',', isCurrencyFirst: true, percent: '%'},
	de: {group: '.', point: ',', isCurrencyFirst: false, percent: `${NO_BREAK_SPACE}%`},
	fr: {group: NARROW_NO_BREAK_SPACE, point: ',', isCurrencyFirst: false, percent: `${NO_BREAK_SPACE}%`},
	es: {group: '.', point: ',', isCurrencyFirst: false, percent: `${NO_BREAK_SPACE}%`},
	it: {group: '.', point: ',', isCurrencyFirst: false, percent: '%'},
};

function punctuate(plain: string, language: DocumentLanguage): string {
	const {group, point} = styles[language];
	const [whole = '', fraction] = plain.split('.');
	const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, group);

	return fraction === undefined ? grouped : `${grouped}${point}${fraction}`;
}

/** Writes an amount without its currency: 123456 in EUR is `1,234.56` in English and `1.234,56` in German. */
export const formatAmount = (amountMinor: bigint, currency: Currency, language: DocumentLanguage): string =>
	punctuate(shiftPoint(String(amountMinor), minorDigits(currency)), language);

/** Writes an amount with its ISO 4217 code where the language puts it: `EUR 1,234.56`, `1.234,56 EUR`; the two do not part at a line's end. */
export function formatMoney(amountMinor: bigint, currency: Currency, language: DocumentLanguage): string {
	const amount = formatAmount(amountMinor, currency, language);

	return styles[language].isCurrencyFirst ? `${currency}${NO_BREAK_SPACE}${amount}` : `${amount}${NO_BREAK_SPACE}${currency}`;
}

/**
 * Writes a unit price, given as a decimal string in minor units of at most twelve places, with all of its digits: `0.15` cents is
 * `0.0015`. Throws a `RangeError` for what is not such a decimal.
 */
export const formatUnitPrice = (priceMinor: string, currency: Currency, language: DocumentLanguage): string =>
	punctuate(shiftPoint(formatDecimal(parseDecimal(priceMinor)), minorDigits(currency)), language);

/** Writes a quantity, given as a decimal string of at most twelve places, without trailing zeros. Throws a `RangeError` for anything else. */
export const formatQuantity = (quantity: string, language: DocumentLanguage): string =>
	punctuate(formatDecimal(parseDecimal(quantity)), language);

/** Writes a rate in percent with two decimals, as the language writes it: `21.00%`, `21,00 %`; figure and sign do not part at a line's end. */
export const formatRate = (rate: Decimal, language: DocumentLanguage): string =>
	`${punctuate(formatPercentage(rate), language)}${styles[language].percent}`;
