import type {Currency} from '../../platform/values/currencies.ts';
import {compare, type Decimal, decimalOf, formatPercentage} from '../../platform/values/decimal.ts';
import type {Day} from '../../platform/values/period.ts';
import type {TaxGroup} from './totals.ts';
import {
	legalNote,
	REVERSE_CHARGE_NOTE,
	type TaxCategory,
	taxLabel,
	type VatBuyer,
	type VatCase,
	type VatDecision,
	type VatSeller,
} from './vat.ts';
import {standardRate} from './vat-rates.ts';

/** Why a category charges no VAT: a code of the list VATEX and its text (EN 16931 BT-121, BT-120). */
const exemptions: Partial<Record<TaxCategory, Readonly<{code: string; reason: string}>>> = {
	AE: {code: 'VATEX-EU-AE', reason: REVERSE_CHARGE_NOTE},
	G: {code: 'VATEX-EU-G', reason: 'Export outside the EU - VAT not applicable'},
	K: {code: 'VATEX-EU-IC', reason: 'Intra-community supply'},
	O: {code: 'VATEX-EU-O', reason: 'Not subject to VAT'},
};

/** The text that says why a category charges no VAT, where the category itself says so. */
export const exemptionReason = (category: TaxCategory): string | undefined => exemptions[category]?.reason;

/** One group of a document's VAT, as it is kept and shown; no rate outside the scope of VAT. */
export type VatBreakdown = Readonly<{
	category: TaxCategory;
	rate?: string;
	taxable_cents: number;
	tax_cents: number;
	exemption_code?: string;
	exemption_reason?: string;
}>;

/** The VAT in the seller's own currency, where the document is in another one. */
export type StatedVat = Readonly<{
	vat_currency?: Currency;
	/** What one unit of the document's currency is in the other. */
	exchange_rate?: string;
	/** The day whose reference rates it comes from. */
	exchange_rate_date?: Day;
	tax_cents_vat_currency?: number;
}>;

/** How the VAT of a document was decided, as it is kept with the document and shown. */
export type VatDetails = StatedVat &
	Readonly<{
		case: VatCase;
		reverse_charge: boolean;
		tax_rate: string;
		tax_label: string;
		legal_note: string | null;
		seller_country: string;
		buyer_country: string;
		buyer_vat_number?: string;
		vat_number_status?: string;
		breakdown: readonly VatBreakdown[];
	}>;

function breakdownOf({category, rate, exemptionReason, taxableMinor, taxMinor}: TaxGroup): VatBreakdown {
	const exemption = exemptions[category];
	const reason = exemption?.reason ?? exemptionReason;

	return {
		category,
		...(category !== 'O' && {rate: formatPercentage(rate)}),
		taxable_cents: Number(taxableMinor),
		tax_cents: Number(taxMinor),
		...(exemption && {exemption_code: exemption.code}),
		...(reason && {exemption_reason: reason}),
	};
}

/** A group's own words where it charges nothing for a reason that has a name; Z and K have none. */
const untaxedCases: Partial<Record<TaxCategory, VatCase>> = {O: 1, G: 2, E: 3, AE: 5};

const NOTHING = decimalOf(0n);

type Name = Readonly<{rate: Decimal; label: string}>;

const nameOf = ({category, rate}: Pick<TaxGroup, 'category' | 'rate'>): Name => ({
	rate,
	label: taxLabel(untaxedCases[category] ?? 4, rate),
});

/** What a document's VAT is called: as its case charges it when a line is taxed so, or when there is no line; else as its first group is. */
function nameOfDocument({category, rateState}: VatDecision, groups: readonly TaxGroup[], issueDate: Day): Name {
	const usual = {category, rate: (rateState && standardRate(rateState, issueDate)) ?? NOTHING};
	const [first = usual] = groups;
	return nameOf(groups.some(group => group.category === category && compare(group.rate, usual.rate) === 0) ? usual : first);
}

type Facts = Readonly<{seller: VatSeller; buyer: VatBuyer; groups: readonly TaxGroup[]; issueDate: Day; stated?: StatedVat}>;

/** Says how the VAT of a document was decided: the case and its words, and what each group of its lines is taxed by. */
export function vatDetails(decision: VatDecision, {seller, buyer, groups, issueDate, stated = {}}: Facts): VatDetails {
	const {rate, label} = nameOfDocument(decision, groups, issueDate);
	return {
		case: decision.case,
		reverse_charge: decision.case === 5,
		tax_rate: formatPercentage(rate),
		tax_label: label,
		legal_note: legalNote(decision.case),
		seller_country: seller.countryCode,
		buyer_country: buyer.countryCode,
		...(buyer.vatNumber && {buyer_vat_number: buyer.vatNumber, vat_number_status: buyer.vatNumberStatus}),
		breakdown: groups.map(breakdownOf),
		...stated,
	};
}
