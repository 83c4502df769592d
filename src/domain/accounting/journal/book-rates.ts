import {type CurrencyPair, rateOn} from '../../billing/tax/exchange-rate.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {Currency} from '../../platform/values/currencies.ts';
import {type Decimal, parseDecimal} from '../../platform/values/decimal.ts';
import type {Day} from '../../platform/values/period.ts';
import type {BookedDocument} from '../booked-document.ts';
import type {ToldEntry} from '../entry-of.ts';

/** What one unit of a currency is in that of the books: on a day, and as a document says it. */
export type BookRates = Readonly<{
	on: (from: Currency, day: Day) => Decimal | undefined;
	ofDocument: (invoice: BookedDocument) => Decimal | undefined;
}>;

type Asked = Readonly<{to: Currency; told: readonly ToldEntry[]; corrected: (invoice: BookedDocument) => BookedDocument | undefined}>;

const keyOf = ({from, to}: CurrencyPair, day: Day): string => `${from} ${to} ${day}`;

/**
 * The rates that things in other currencies are posted by: a document's own where it states its VAT by one (a credit note has its
 * invoice's), else the reference rate of its day; money by that of its day. One query for each pair and day that is not known.
 */
export async function loadBookRates(unit: Unit, {to, told, corrected}: Asked): Promise<BookRates> {
	const stated = ({vatDetails}: BookedDocument): Decimal | undefined =>
		vatDetails?.vat_currency === to && vatDetails.exchange_rate ? parseDecimal(vatDetails.exchange_rate) : undefined;
	const dayFor = (invoice: BookedDocument): Day => corrected(invoice)?.issueDate ?? invoice.issueDate ?? '';
	const wanted = new Map<string, {pair: CurrencyPair; day: Day}>();
	const want = (from: Currency, day: Day): void => {
		if (from !== to) wanted.set(keyOf({from, to}, day), {pair: {from, to}, day});
	};
	for (const {currency, day, invoice} of told) {
		want(currency, day);
		if (invoice && !stated(invoice)) want(invoice.currency, dayFor(invoice));
	}

	const found = new Map<string, Decimal | undefined>();
	for (const [key, {pair, day}] of wanted) found.set(key, (await rateOn(unit, pair, day))?.rate);
	const on = (from: Currency, day: Day) => found.get(keyOf({from, to}, day));
	return {on, ofDocument: invoice => stated(invoice) ?? on(invoice.currency, dayFor(invoice))};
}
