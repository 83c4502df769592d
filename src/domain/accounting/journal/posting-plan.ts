import type {TaxCategory} from '../../billing/tax/vat.ts';
import {type Currency, minorDigits} from '../../platform/values/currencies.ts';
import {type Decimal, scaleMoney} from '../../platform/values/decimal.ts';
import type {AccountRole} from './chart.ts';

/** A line of the journal as it is decided, in minor units: above zero a debit, below a credit. */
export type PlannedLine = {
	role: AccountRole;
	account: string;
	/** In the currency of the books. */
	minor: bigint;
	/** In the currency of the document. */
	documentMinor: bigint;
	itemId: string | null;
	vatCase: number | null;
	vatCategory: TaxCategory | null;
	vatRate: Decimal | null;
	vatCountry: string | null;
	/** On revenue, the VAT of its group, with the same sign. */
	vatMinor: bigint;
};

/** The lines of a posting, which add up to 0; or the role that the chart has no account for. */
export type PostingPlan = Readonly<{lines: readonly PlannedLine[]}> | Readonly<{missingRole: AccountRole}>;

/** From the currency of a document to that of the books, by what one unit of the first is in the second; no rate where they are one. */
export type Conversion = Readonly<{from: Currency; to: Currency; rate: Decimal | undefined}>;

/** An amount in the currency of the books, rounded once, half-up. */
export function convert(minor: bigint, {from, to, rate}: Conversion): bigint {
	if (from === to) return minor;
	if (rate === undefined) throw new Error(`no rate from ${from} to ${to}`);
	return scaleMoney(minor, rate, minorDigits(to) - minorDigits(from));
}
