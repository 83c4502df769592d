import type {Fault} from '../../platform/refusals.ts';
import {type Currency, minorDigits} from '../../platform/values/currencies.ts';
import {type Decimal, formatDecimal, parseDecimal, scaleMoney} from '../../platform/values/decimal.ts';
import {isWithinMoneyLimit} from '../../platform/values/money.ts';
import type {Day} from '../../platform/values/period.ts';
import type {Invoice} from '../invoice.ts';
import type {Parties} from '../parties.ts';
import type {CurrencyPair, DatedRate} from './exchange-rate.ts';
import type {TaxGroup} from './totals.ts';
import type {StatedVat} from './vat-details.ts';

/** The document's currency, the one that its VAT is stated in besides, and the rate between them when it is known. */
export type VatExchange = CurrencyPair & Readonly<{known: DatedRate | undefined}>;

type Request = Readonly<{
	currency: Currency;
	/** The invoices that it gives back, when it is a credit note; the first of them counts. */
	corrected: readonly Pick<Invoice, 'currency' | 'vatDetails'>[];
	parties: Parties;
	issueDate: Day;
	/** The reference rate of a pair on a day, or of the last day before it. */
	rateOn: (pair: CurrencyPair, day: Day) => DatedRate | undefined;
}>;

/**
 * How a document's VAT is stated in the seller's own currency (Directive 2006/112/EC, Art. 230): by the reference rate of the issue
 * date or the last one before it (Art. 91); a credit note as the first invoice that it gives back was. Undefined when the document is
 * in that currency, or there is none.
 */
export function vatExchangeOf({currency: from, corrected, parties, issueDate, rateOn}: Request): VatExchange | undefined {
	for (const {currency, vatDetails} of corrected) {
		if (currency !== from || !vatDetails?.vat_currency || !vatDetails.exchange_rate) continue;
		const known = {rate: parseDecimal(vatDetails.exchange_rate), day: vatDetails.exchange_rate_date ?? issueDate};
		return {from, to: vatDetails.vat_currency, known};
	}

	const to = parties.seller.vat_currency;
	return to && to !== from ? {from, to, known: rateOn({from, to}, issueDate)} : undefined;
}

/** An amount of VAT in the second currency: rounded once, half-up, to its minor units. */
export const convertTax = (minor: bigint, {from, to}: CurrencyPair, rate: Decimal): bigint =>
	scaleMoney(minor, rate, minorDigits(to) - minorDigits(from));

const isCharged = (groups: readonly Pick<TaxGroup, 'taxMinor'>[]): boolean => groups.some(({taxMinor}) => taxMinor !== 0n);

/** Says what a document needs to state its VAT in the second currency and does not have, or that it is beyond the limit of amounts there. */
export function exchangeFaults(exchange: VatExchange | undefined, groups: readonly TaxGroup[], issueDate: Day): Fault[] {
	if (!exchange || !isCharged(groups)) return [];
	const {from, to, known} = exchange;
	if (!known) return [{path: 'exchange_rate', message: `${from}/${to} is not known for ${issueDate} or a day before`}];
	if (isWithinMoneyLimit(taxInSecondCurrency(exchange, groups, known.rate))) return [];
	return [{path: 'exchange_rate', message: `takes the VAT in ${to} beyond the limit of amounts`}];
}

/** The sum of the groups, each converted by itself, so that what is printed adds up. */
const taxInSecondCurrency = (pair: CurrencyPair, groups: readonly TaxGroup[], rate: Decimal): bigint =>
	groups.reduce((sum, {taxMinor}) => sum + convertTax(taxMinor, pair, rate), 0n);

/** The VAT of a document in the second currency, as it is kept and shown. Nothing when no VAT is charged. */
export function statedVat(exchange: VatExchange | undefined, groups: readonly TaxGroup[]): StatedVat {
	if (!exchange?.known || !isCharged(groups)) return {};
	const {to, known} = exchange;
	return {
		vat_currency: to,
		exchange_rate: formatDecimal(known.rate),
		exchange_rate_date: known.day,
		tax_cents_vat_currency: Number(taxInSecondCurrency(exchange, groups, known.rate)),
	};
}
