import type {Fault} from '../platform/refusals.ts';
import {hasPostalCodes} from '../platform/values/countries.ts';
import type {BuyerSnapshot} from './final/buyer-snapshot.ts';
import type {SellerSnapshot} from './final/seller-snapshot.ts';
import type {VatBuyer, VatSeller} from './tax/vat.ts';

/** Who sells and who buys, as snapshots. A tenant without a billing profile cannot be put on a document yet. */
export type Parties = Readonly<{seller: SellerSnapshot; buyer: BuyerSnapshot | null}>;

/** The seller as VAT sees it. */
export const vatSellerOf = (seller: SellerSnapshot): VatSeller => ({
	countryCode: seller.country_code,
	postalCode: seller.postal_code,
	vatNumber: seller.vat_number,
	registrationNumber: seller.registration_number,
	ossRegistered: seller.oss_registered,
});

/** The buyer as VAT sees it. */
export const vatBuyerOf = (buyer: BuyerSnapshot): VatBuyer => ({
	countryCode: buyer.country_code,
	postalCode: buyer.postal_code,
	isBusiness: buyer.is_business,
	taxExempt: buyer.tax_exempt,
	vatNumber: buyer.vat_number,
	vatNumberStatus: buyer.vat_number_status,
});

const missing = (path: string, value: string | null | undefined, isNeeded = true): Fault[] =>
	isNeeded && !value?.trim() ? [{path, message: 'is missing'}] : [];

/** What a document needs to know of its seller (EN 16931 BR-06, BR-08, BR-09) and does not. */
export const sellerGaps = ({legal_name: name, ...seller}: SellerSnapshot): Fault[] => [
	...missing('legal_name', name),
	...missing('seller_address_line1', seller.address_line1),
	...missing('seller_postal_code', seller.postal_code, hasPostalCodes(seller.country_code)),
	...missing('seller_city', seller.city),
	...missing('seller_country_code', seller.country_code),
];

/** What a document needs to know of its buyer (EN 16931 BR-07, BR-10, BR-11) and does not. */
export const buyerGaps = (buyer: BuyerSnapshot | null): Fault[] => [
	...missing('company_name', buyer?.company_name),
	...missing('address_line1', buyer?.address_line1),
	...missing('postal_code', buyer?.postal_code, hasPostalCodes(buyer?.country_code ?? '')),
	...missing('city', buyer?.city),
	...missing('country_code', buyer?.country_code),
];
