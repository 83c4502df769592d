import type {Fault} from '../../platform/refusals.ts';
import {compare, type Decimal, decimalOf} from '../../platform/values/decimal.ts';
import type {Day} from '../../platform/values/period.ts';
import type {TaxCategory, VatBuyer, VatDecision, VatSeller} from './vat.ts';
import {standardRate} from './vat-rates.ts';

/** What a line asks for by itself, before it is finalised. */
export type RequestedTax = Readonly<{taxCategory?: TaxCategory | null; taxRate?: Decimal | null; taxExemptionReason?: string | null}>;

/** What a line is taxed by. The rate is in percent, 0 in every category but S; a reason stands with E only. */
export type LineTax = Readonly<{category: TaxCategory; rate: Decimal; exemptionReason: string | null}>;

export const DEFAULT_EXEMPTION_REASON = 'VAT exempt';

const NOTHING = decimalOf(0n);
const EVERYTHING = decimalOf(100n);
const PER_HUNDREDTH = EVERYTHING.trillionths / 10_000n;

/** Own categories that count whatever the case; the others are the case's to decide. */
const STANDING: ReadonlySet<TaxCategory> = new Set<TaxCategory>(['E', 'Z', 'O', 'K']);

/** What is wrong with a line's own category and rate, whoever buys (EN 16931 BR-S-05, BR-Z-05 and their kin). */
export function requestedTaxFaults({taxCategory, taxRate}: RequestedTax): Fault[] {
	if (taxRate === undefined || taxRate === null) return [];

	const isZero = compare(taxRate, NOTHING) === 0;
	if (compare(taxRate, NOTHING) < 0 || compare(taxRate, EVERYTHING) > 0) return [{path: 'tax_rate', message: 'must be from 0 to 100'}];
	if (taxRate.trillionths % PER_HUNDREDTH !== 0n) return [{path: 'tax_rate', message: 'must have at most 2 decimals'}];
	if (taxCategory === 'S' && isZero) return [{path: 'tax_rate', message: 'must be above 0 in category S'}];
	if (taxCategory && taxCategory !== 'S' && !isZero) return [{path: 'tax_rate', message: `must be 0 or absent in category ${taxCategory}`}];

	return [];
}

/** The tax point of a line: the earlier of the issue date and the last day of its own period (Directive 2006/112/EC, Art. 64 and 65). */
export const taxPointOf = (issueDate: Day, periodLastDay: Day | null): Day =>
	periodLastDay !== null && periodLastDay < issueDate ? periodLastDay : issueDate;

const untaxed = (category: TaxCategory, reason?: string | null): LineTax => ({
	category,
	rate: NOTHING,
	exemptionReason: category === 'E' ? reason || DEFAULT_EXEMPTION_REASON : null,
});

/** What a line's own rate makes of it: rated at 0 it is category Z. */
const ratedAt = (rate: Decimal): LineTax => (compare(rate, NOTHING) > 0 ? {category: 'S', rate, exemptionReason: null} : untaxed('Z'));

/**
 * How a line is taxed at its tax point. An own E, Z, O or K stands in every case; an own rate counts where the case charges VAT, and
 * where the seller is outside the EU. Undefined when VAT is to be charged and no rate is known: the line has to name one.
 */
export function taxOfLine(decision: VatDecision, requested: RequestedTax, taxPoint: Day): LineTax | undefined {
	const {taxCategory, taxRate, taxExemptionReason} = requested;
	if (taxCategory && STANDING.has(taxCategory)) return untaxed(taxCategory, taxExemptionReason);

	if (decision.case === 1) {
		if (taxRate && compare(taxRate, NOTHING) > 0) return ratedAt(taxRate);
		return taxCategory === 'S' ? undefined : untaxed('O');
	}

	if (decision.rateState === null) return untaxed(decision.category, taxExemptionReason);
	if (taxRate) return ratedAt(taxRate);

	const rate = standardRate(decision.rateState, taxPoint);
	return rate && ratedAt(rate);
}

/** What keeps a document with these taxes from being finalised, every fault at once, named by the fields of seller and buyer. */
export function documentTaxFaults(taxes: readonly LineTax[], seller: VatSeller, buyer: VatBuyer): Fault[] {
	const categories = new Set(taxes.map(tax => tax.category));
	const reasons = new Set(taxes.map(tax => tax.exemptionReason).filter(reason => reason !== null));
	const isOutside = categories.has('O');
	const needsBuyersNumber = categories.has('AE') || categories.has('K');

	return [
		...faultWhen(isOutside && categories.size > 1, 'line_items', 'lines outside the scope of VAT (O) need a document of their own'),
		...faultWhen(reasons.size > 1, 'line_items', 'a document can state one reason for exemption only'),
		...faultWhen(!seller.vatNumber && [...categories].some(category => category !== 'O'), 'seller_vat_number', 'is missing'),
		...faultWhen(!seller.registrationNumber && isOutside, 'seller_registration_number', 'is missing'),
		...faultWhen(!buyer.vatNumber && needsBuyersNumber, 'vat_number', 'is missing'),
	];
}

/** What keeps a reverse charge waiting where only a VAT number that the register has confirmed is trusted. */
export const unconfirmedFaults = ({vatNumber, vatNumberStatus}: VatBuyer): Fault[] =>
	faultWhen(
		Boolean(vatNumber) && vatNumberStatus !== 'valid',
		'vat_number',
		`is not confirmed by the EU's register yet (${vatNumberStatus})`,
	);

const faultWhen = (isFault: boolean, path: string, message: string): Fault[] => (isFault ? [{path, message}] : []);
