import type {Currency} from '../../platform/values/currencies.ts';
import type {Decimal} from '../../platform/values/decimal.ts';
import type {Day} from '../../platform/values/period.ts';
import type {DateSpan} from '../plan/document-period.ts';
import type {TaxCategory} from '../tax/vat.ts';

/** An identifier and the list that it is from, when it has one (ISO 6523 or the EAS list of electronic addresses). */
export type SchemedId = Readonly<{id: string; scheme?: string}>;

/** Seller (BG-4) or buyer (BG-7), with address (BG-5, BG-8) and contact (BG-6, BG-9). */
export type EInvoiceParty = Readonly<{
	/** BT-27, BT-44 */
	name: string;
	/** BT-35, BT-50 */
	line1: string;
	/** BT-36, BT-51 */
	line2?: string;
	/** BT-37, BT-52 */
	city: string;
	/** BT-38, BT-53 */
	postalCode?: string;
	/** BT-39, BT-54 */
	subdivision?: string;
	/** BT-40, BT-55 */
	countryCode: string;
	/** BT-34, BT-49 */
	endpoint?: SchemedId;
	/** BT-31, BT-48: with the prefix of its country (BR-CO-09). */
	vatNumber?: string;
	/** BT-32, of the seller alone: a number that its own tax authority gave it. */
	taxNumber?: string;
	/** BT-30, of the seller alone */
	registration?: SchemedId;
	/** BT-41, BT-56 */
	contactName?: string;
	/** BT-42, BT-57 */
	phone?: string;
	/** BT-43, BT-58 */
	email?: string;
}>;

/** How to pay (BG-16): `58` SEPA transfer, `30` another transfer, `57` as the parties have agreed (UNTDID 4461). */
export type PaymentInstruction = Readonly<{
	/** BT-81 */
	meansCode: '30' | '57' | '58';
	/** BT-83 */
	reference: string;
	/** BG-17: BT-84 account, BT-85 its name, BT-86 bank */
	account?: Readonly<{iban: string; name: string; bic?: string}>;
}>;

/** One group of VAT (BG-23). The rate is in percent; outside the scope of VAT there is none. */
export type EInvoiceVat = Readonly<{
	/** BT-118 */
	category: TaxCategory;
	/** BT-119 */
	rate?: Decimal;
	/** BT-116 */
	taxableMinor: bigint;
	/** BT-117 */
	taxMinor: bigint;
	/** BT-121 */
	exemptionCode?: string;
	/** BT-120 */
	exemptionReason?: string;
}>;

/** One line (BG-25). */
export type EInvoiceLine = Readonly<{
	/** BT-126 */
	id: string;
	/** BT-153 */
	name: string;
	/** BT-154 */
	description?: string;
	/** BT-129 */
	quantity: Decimal;
	/** BT-130 */
	unitCode: string;
	/** BT-146, in minor units, with all of its digits */
	unitPriceMinor: Decimal;
	/** BT-131 */
	netMinor: bigint;
	/** BG-26: BT-134, BT-135 */
	period?: DateSpan;
	/** BT-151 */
	category: TaxCategory;
	/** BT-152 */
	rate?: Decimal;
}>;

/**
 * A document as EN 16931-1 sees it, whatever it is written in. Amounts are in minor units of the currency, and a credit note's have the
 * opposite of their sign in the API: what is given back is positive.
 */
export type EInvoice = Readonly<{
	/** BT-3: 380 or 381 (UNTDID 1001) */
	kind: 'invoice' | 'credit_note';
	/** BT-1; empty while there is none. */
	number: string;
	/** BT-2 */
	issueDate: Day;
	/** BT-9 */
	dueDate?: Day;
	/** BT-5 */
	currency: Currency;
	/** BT-6 with BT-111: the VAT in the seller's own currency */
	accounting?: Readonly<{currency: Currency; taxMinor: bigint}>;
	/** BT-10, by what the buyer wants */
	buyerReference: string;
	/** The buyer's Leitweg-ID, which is BT-10 of an XRechnung */
	leitwegId?: string;
	/** BT-13 */
	purchaseOrder?: string;
	/** BT-20 */
	paymentTerms: string;
	/** BT-22 */
	note?: string;
	/** BG-3: BT-25, BT-26 */
	corrects: readonly Readonly<{number: string; issueDate: Day}>[];
	seller: EInvoiceParty;
	buyer: EInvoiceParty;
	/** BG-13: BT-72 and BT-80, where a delivery has to be named (BR-IC-11, BR-IC-12) */
	delivery?: Readonly<{date?: Day; countryCode: string}>;
	/** BG-14: BT-73, BT-74 */
	period?: DateSpan;
	payment: PaymentInstruction;
	/** BT-106 and BT-109: no allowance or charge stands on a document as a whole. */
	netMinor: bigint;
	/** BT-110 */
	taxMinor: bigint;
	/** BT-112 */
	grossMinor: bigint;
	/** BT-113: what credit settled when the document was finalised */
	paidMinor: bigint;
	/** BT-115 */
	dueMinor: bigint;
	vat: readonly EInvoiceVat[];
	lines: readonly EInvoiceLine[];
}>;
