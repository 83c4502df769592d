import {type Decimal, percentOf, timesMoney} from '../../platform/values/decimal.ts';
import {allocate} from '../../platform/values/money.ts';
import type {LineTax} from './line-tax.ts';
import type {TaxCategory} from './vat.ts';

/** A line as the totals see it; the amount is net, in minor units. */
export type TaxedLine = Readonly<{
	amountMinor: bigint;
	tax: LineTax;
	/** Given back as it was billed, in minor units: it is what it is. */
	taxMinor?: bigint | undefined;
}>;

/** All lines of one category and rate, and the VAT on them (EN 16931 BG-23). `21` and `21.00` are one rate. */
export type TaxGroup = Readonly<{
	category: TaxCategory;
	rate: Decimal;
	exemptionReason: string | null;
	taxableMinor: bigint;
	taxMinor: bigint;
}>;

/** The figures of a document. `lineTaxesMinor` are in the order of the lines and add up to the VAT. */
export type DocumentTotals = Readonly<{
	groups: readonly TaxGroup[];
	lineTaxesMinor: readonly bigint[];
	subtotalMinor: bigint;
	taxMinor: bigint;
	totalMinor: bigint;
}>;

/** A line's net amount: quantity × unit price, rounded half-up (EN 16931 BT-131). */
export const lineAmount = ({quantity, unitPriceMinor}: Readonly<{quantity: Decimal; unitPriceMinor: Decimal}>): bigint =>
	timesMoney(quantity, unitPriceMinor);

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

/**
 * The totals of a document from its lines, in their order. VAT is rounded half-up once per group, on the group's net (BR-CO-17); a
 * line's own VAT is its share of that by largest remainder. Where all lines of a group give back what was billed, the group's VAT is the
 * sum of theirs. Groups stand in the order of their first lines.
 */
export function documentTotals(lines: readonly TaxedLine[]): DocumentTotals {
	const byGroup = Map.groupBy(
		lines.map((line, index) => ({...line, index})),
		({tax}) => `${tax.category} ${tax.rate.trillionths}`,
	);

	const lineTaxesMinor = lines.map(() => 0n);
	const groups: TaxGroup[] = [];
	for (const [first, ...others] of byGroup.values()) {
		if (first === undefined) continue;

		const members = [first, ...others];
		const amounts = members.map(line => line.amountMinor);
		const taxableMinor = sum(amounts);
		const asBilled = members.flatMap(line => line.taxMinor ?? []);
		const isAsBilled = asBilled.length === members.length;
		const taxMinor = isAsBilled ? sum(asBilled) : percentOf(taxableMinor, first.tax.rate);
		const shares = isAsBilled ? asBilled : allocate(taxMinor, amounts);
		for (const [place, share] of shares.entries()) lineTaxesMinor[members[place]?.index ?? 0] = share;
		groups.push({...first.tax, taxableMinor, taxMinor});
	}

	const subtotalMinor = sum(lines.map(line => line.amountMinor));
	const taxMinor = sum(groups.map(group => group.taxMinor));
	return {groups, lineTaxesMinor, subtotalMinor, taxMinor, totalMinor: subtotalMinor + taxMinor};
}
