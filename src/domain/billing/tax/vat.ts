import {type MemberState, type VatPlace, vatPrefixOf, vatStateOf} from '../../organization/numbers/vat-territory.ts';
import {type Decimal, formatPercentage} from '../../platform/values/decimal.ts';
import {namedEnum} from '../../platform/values/named-enum.ts';

/**
 * Who charges VAT to whom, first that fits: 1 seller outside the EU, 2 buyer outside the EU, 3 buyer exempt, 4 same state, 5 business
 * in another member state (reverse charge, Directive 2006/112/EC Art. 196), 6 anybody else in another member state.
 */
export type VatCase = 1 | 2 | 3 | 4 | 5 | 6;

/** The categories of EN 16931 (UNTDID 5305): standard, reverse charge, export, exempt, zero rated, outside the scope, intra-community. */
export const taxCategories = ['S', 'AE', 'G', 'E', 'Z', 'O', 'K'] as const;

export type TaxCategory = (typeof taxCategories)[number];

export const taxCategory = namedEnum(taxCategories, {
	id: 'TaxCategory',
	description:
		'VAT category of EN 16931 (UNCL 5305). `S`: a rate; `Z`: zero; `E`: exempt; `AE`: reverse charge; `K`: goods to another member state; `G`: to a buyer outside the EU; `O`: outside the scope of VAT.',
});

export type VatSeller = VatPlace & Readonly<{vatNumber?: string | null; registrationNumber?: string | null; ossRegistered: boolean}>;

export type VatBuyer = VatPlace &
	Readonly<{
		isBusiness: boolean;
		taxExempt: boolean;
		vatNumber?: string | null;
		/** What VIES said; only `invalid` keeps a number from counting. */
		vatNumberStatus: string;
	}>;

/** What seller and buyer decide for a whole document, before its lines are looked at. */
export type VatDecision = Readonly<{
	case: VatCase;
	/** What a line is in that has no category of its own. */
	category: TaxCategory;
	/** The member state whose rates are charged; null where the case charges none of them. */
	rateState: MemberState | null;
	/** Whether a document says that the buyer owes the VAT: in case 5, and in case 1 to a business in the EU. */
	printsReverseCharge: boolean;
}>;

const hasNumberOfOwnState = ({vatNumber, vatNumberStatus}: VatBuyer, state: MemberState): boolean =>
	vatNumberStatus !== 'invalid' && (vatNumber?.startsWith(vatPrefixOf(state)) ?? false);

/** Decides the case for a seller and a buyer, as they are at the tax point. */
export function decideVat(seller: VatSeller, buyer: VatBuyer): VatDecision {
	const sellerState = vatStateOf(seller);
	const buyerState = vatStateOf(buyer);

	if (sellerState === undefined) {
		return {case: 1, category: 'O', rateState: null, printsReverseCharge: buyerState !== undefined && buyer.isBusiness};
	}
	if (buyerState === undefined) return {case: 2, category: 'G', rateState: null, printsReverseCharge: false};
	if (buyer.taxExempt) return {case: 3, category: 'E', rateState: null, printsReverseCharge: false};
	if (buyerState === sellerState) return {case: 4, category: 'S', rateState: sellerState, printsReverseCharge: false};
	if (buyer.isBusiness && hasNumberOfOwnState(buyer, buyerState)) {
		return {case: 5, category: 'AE', rateState: null, printsReverseCharge: true};
	}

	return {case: 6, category: 'S', rateState: seller.ossRegistered ? buyerState : sellerState, printsReverseCharge: false};
}

const labels: Partial<Record<VatCase, string>> = {
	1: 'No VAT',
	2: 'VAT 0% (Export)',
	3: 'VAT exempt',
	5: 'VAT 0% (Reverse Charge)',
};

/** What the document calls its VAT: the rate where one is charged, else why there is none. */
export const taxLabel = (decided: VatCase, rate: Decimal): string =>
	(rate.trillionths === 0n ? labels[decided] : undefined) ?? `VAT ${formatPercentage(rate)}%`;

export const REVERSE_CHARGE_NOTE = 'Reverse charge - Art. 196 EU VAT Directive';

const legalNotes: Partial<Record<VatCase, string>> = {
	2: 'Export outside the EU - VAT not applicable',
	3: 'VAT exempt',
	5: REVERSE_CHARGE_NOTE,
};

/** The note that the law wants on a document of this case; null where it wants none (Art. 226). */
export const legalNote = (decided: VatCase): string | null => legalNotes[decided] ?? null;
