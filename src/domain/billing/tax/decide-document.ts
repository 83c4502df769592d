import type {Fault} from '../../platform/refusals.ts';
import {type Decimal, decimalOf} from '../../platform/values/decimal.ts';
import type {Day} from '../../platform/values/period.ts';
import type {LineKind} from '../invoice-line.ts';
import {buyerGaps, type Parties, sellerGaps, vatBuyerOf, vatSellerOf} from '../parties.ts';
import {documentTaxFaults, type LineTax, taxOfLine, taxPointOf, unconfirmedFaults} from './line-tax.ts';
import {type DocumentTotals, documentTotals} from './totals.ts';
import {decideVat, type TaxCategory, type VatBuyer, type VatDecision, type VatSeller} from './vat.ts';
import {type VatDetails, vatDetails} from './vat-details.ts';
import {exchangeFaults, statedVat, type VatExchange} from './vat-exchange.ts';

/** A line as far as its tax and the document's totals depend on it. */
export type DecidedLine = Readonly<{
	amountMinor: bigint;
	periodEnd?: Day | null;
	taxCategory?: TaxCategory | null;
	taxRate?: Decimal | null;
	taxExemptionReason?: string | null;
	/** The line that it gives back: its tax is that line's, whatever holds today. */
	creditedLineId?: string | null;
	kind?: LineKind;
	/** Of a credit: what of that line's VAT it gives back. */
	taxMinor?: bigint;
}>;

/** What a document comes to, or what keeps it from being final. */
export type Decision = Readonly<{
	taxes: readonly LineTax[];
	totals: DocumentTotals;
	vatDetails: VatDetails | null;
	faults: readonly Fault[];
}>;

/** What else decides about a document's VAT. */
export type VatRules = Readonly<{
	/** How its VAT is stated in the seller's own currency, when it is in another one. */
	exchange?: VatExchange | undefined;
	/** Reverse charge waits until the register has confirmed the buyer's VAT number. */
	isVatStrict?: boolean;
}>;

const UNTAXED: LineTax = {category: 'S', rate: decimalOf(0n), exemptionReason: null};

/**
 * Decides the VAT of every line, the totals and what they are called, for a document issued on `issueDate`. Pure: previews, drafts,
 * runs and finalising all ask it. Names everything that is missing or wrong at once; where VAT cannot be decided it is 0.
 */
export function decideDocument(lines: readonly DecidedLine[], parties: Parties, issueDate: Day, rules: VatRules = {}): Decision {
	const {seller, buyer} = parties;
	const {exchange, isVatStrict = false} = rules;
	const gaps = [...sellerGaps(seller), ...buyerGaps(buyer)];
	const vatSeller = vatSellerOf(seller);
	// Where the buyer is not known the seller's own needs are judged as if it sold at home.
	const vatBuyer = buyer?.country_code ? vatBuyerOf(buyer) : neighbourOf(vatSeller);
	if (!seller.country_code) {
		const number = seller.vat_number ? [] : [{path: 'seller_vat_number', message: 'is missing'}];
		return {...undecided(lines), faults: [...gaps, ...number, ...noLines(lines)]};
	}

	const decision = decideVat(vatSeller, vatBuyer);
	const {taxes, faults} = taxesOf(lines, decision, issueDate);
	const totals = documentTotals(
		lines.map((line, index) => ({
			...{amountMinor: line.amountMinor, tax: taxes[index] ?? UNTAXED},
			taxMinor: line.kind === 'credit' ? line.taxMinor : undefined,
		})),
	);
	const {groups} = totals;
	return {
		taxes,
		totals,
		vatDetails: vatDetails(decision, {seller: vatSeller, buyer: vatBuyer, groups, issueDate, stated: statedVat(exchange, groups)}),
		faults: [
			...gaps,
			...noLines(lines),
			...faults,
			...(lines.length > 0 ? documentTaxFaults(taxes, vatSeller, vatBuyer) : []),
			...(isVatStrict && isReverseCharged(lines, taxes) ? unconfirmedFaults(vatBuyer) : []),
			...exchangeFaults(exchange, groups, issueDate),
		],
	};
}

/** Whether a line is put under reverse charge now; what gives back is taxed as it was. */
const isReverseCharged = (lines: readonly DecidedLine[], taxes: readonly LineTax[]): boolean =>
	lines.some(({creditedLineId}, index) => !creditedLineId && taxes[index]?.category === 'AE');

const neighbourOf = ({countryCode}: VatSeller): VatBuyer => ({
	countryCode,
	isBusiness: false,
	taxExempt: false,
	vatNumberStatus: 'unchecked',
});

/** EN 16931 BR-16. */
const noLines = (lines: readonly unknown[]): Fault[] => (lines.length === 0 ? [{path: 'line_items', message: 'is empty'}] : []);

function undecided(lines: readonly DecidedLine[]): Omit<Decision, 'faults'> {
	const taxes = lines.map(() => UNTAXED);
	return {taxes, totals: documentTotals(lines.map(({amountMinor}) => ({amountMinor, tax: UNTAXED}))), vatDetails: null};
}

function taxesOf(lines: readonly DecidedLine[], decision: VatDecision, issueDate: Day): {taxes: LineTax[]; faults: Fault[]} {
	const faults: Fault[] = [];
	const taxes = lines.map((line, index) => {
		const taxPoint = taxPointOf(issueDate, line.periodEnd ?? null);
		const tax = line.creditedLineId && line.taxCategory ? taxAsBilled(line, line.taxCategory) : taxOfLine(decision, line, taxPoint);
		if (!tax) faults.push({path: `line_items.${index}.tax_rate`, message: `is missing: no rate is known for ${taxPoint}`});
		return tax ?? UNTAXED;
	});
	return {taxes, faults};
}

const taxAsBilled = ({taxRate, taxExemptionReason}: DecidedLine, category: TaxCategory): LineTax => ({
	category,
	rate: taxRate ?? decimalOf(0n),
	exemptionReason: category === 'E' ? (taxExemptionReason ?? null) : null,
});
